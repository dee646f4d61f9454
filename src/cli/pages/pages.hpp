// Every manual page, written from what the commands declare and from the texts in man/.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "cli/pages/examples.hpp"
#include "cli/pages/page.hpp"

namespace trail::cli::pages {

// What a writer added, by the page's name: "trail-mail".
struct Texts {
    std::function<std::string(std::string_view name)>
        prose;  // mdoc(7), man/prose/NAME.mdoc, or empty
    std::function<std::string(std::string_view name)> examples;  // man/examples/NAME.md, or empty
};

// trail(1), a page for each command or group of commands, then those about files and languages.
std::vector<Page> pages(const Program& program, const Texts& texts);

// The date of the newest release a changelog names, as pages show it; of the first draft while
// there is none.
std::string date_of(std::string_view changelog);

}  // namespace trail::cli::pages
