// How a reader wants a digest: its title, an introduction, a template, what they have not seen.
#pragma once

#include <optional>
#include <string>

#include "cli/context.hpp"
#include "cli/declaration.hpp"
#include "cli/digest/mail_digest.hpp"

namespace trail::cli {

struct Wishes {
    std::optional<std::string> title;
    std::optional<std::string> intro;          // a file
    std::optional<std::string> page_template;  // a file
    bool print_template = false;
    bool since_last = false;
    bool mark = false;
};

void declare_wishes(Declaration& declaration, Wishes& wishes);

// The text of --intro, in clean lines; "-" is standard input. Throws Error{usage} when there is no
// such file and Error{data} when it is longer than 16 KB.
std::string intro(Context& context, const Wishes& wishes);

// Throws as `intro` does; the limit is that of templates.
std::string template_text(Context& context, const std::string& file);

// Throws Error{usage}.
[[noreturn]] void refuse(const std::string& message);

// Throws Error{usage} for an option of --email that is given without it; --to is fine with a
// message that is only printed.
void refuse_alone(const MailOptions& options, bool prints_message);

}  // namespace trail::cli
