// Texts that look like a secret are refused at the prompt.
#include "cli/secret_check.hpp"

#include <fmt/format.h>

#include "trail/capture/secrets.hpp"
#include "trail/error.hpp"

namespace trail::cli {

void refuse_secrets(std::string_view text, std::string_view outcome) {
    const auto found = capture::secrets(text);
    if (found.empty()) return;
    const auto kind = found.front().kind;
    throw Error(Failure::data,
                fmt::format("the text holds {} {}; {}", kind.starts_with('A') ? "an" : "a", kind, outcome),
                "take it out, or add --allow-secret");
}

}  // namespace trail::cli
