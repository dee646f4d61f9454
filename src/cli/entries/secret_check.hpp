// Texts that look like a secret are refused at the prompt.
#pragma once

#include <string_view>

#include "cli/context.hpp"
#include "cli/entries/text_input.hpp"

namespace trail::cli {

// Throws Error{data} that names the kind of secret and what did not happen: "nothing was logged".
// The text is kept nowhere, except in the file of the editor it was written in.
void refuse_secrets(Context& context, const Written& written, std::string_view outcome);

}  // namespace trail::cli
