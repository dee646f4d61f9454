// Base64 (RFC 4648, section 4) back into bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace trail::importers {

// Nothing when the text is not base64 with its padding.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace trail::importers
