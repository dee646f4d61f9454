// Texts that look like a secret are refused at the prompt.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"
#include "cli/entries/text_input.hpp"

namespace trail::cli {

// Throws Error{data} that names the kind of secret and what did not happen: "nothing was logged".
// The text is kept nowhere, except in the file of the editor it was written in.
void refuse_secrets(Context& context, const Written& written, std::string_view outcome);

// The same of what options name beside the text.
struct NamedWords {
    std::optional<std::string> project;
    std::vector<std::string> tags;
    std::vector<std::string> refs{};
    std::optional<std::string> about{};
};
void refuse_secret_names(Context& context, const NamedWords& named, std::string_view outcome);

}  // namespace trail::cli
