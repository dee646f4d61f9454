// Texts that look like a secret are refused at the prompt.
#include "cli/entries/secret_check.hpp"

#include <fmt/format.h>

#include "trail/capture/secrets.hpp"
#include "trail/error.hpp"

namespace trail::cli {

void refuse_secrets(Context& context, const Written& written, std::string_view outcome) {
    const auto found = capture::secrets(written.text);
    if (found.empty()) return;
    const auto kind = found.front().kind;
    throw Error(Failure::data,
                fmt::format("the text holds {} {}; {} (see --allow-secret)",
                            kind.starts_with('A') ? "an" : "a", kind, outcome),
                written.kept.empty()
                    ? ""
                    : taking_up_again(context, written.command, written.kept.back().file));
}

void refuse_secret_names(Context& context, const NamedWords& named, std::string_view outcome) {
    std::string text = named.project.value_or("");
    for (const auto* list : {&named.tags, &named.refs}) {
        for (const auto& item : *list) text += '\n' + item;
    }
    if (named.about) text += '\n' + *named.about;
    refuse_secrets(context, {.text = text}, outcome);
}

}  // namespace trail::cli
