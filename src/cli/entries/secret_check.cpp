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

}  // namespace trail::cli
