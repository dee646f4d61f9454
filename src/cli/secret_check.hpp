// Texts that look like a secret are refused at the prompt.
#pragma once

#include <string_view>

namespace trail::cli {

// Throws Error{data} that names the kind of secret and what did not happen: "nothing was logged".
void refuse_secrets(std::string_view text, std::string_view outcome);

}  // namespace trail::cli
