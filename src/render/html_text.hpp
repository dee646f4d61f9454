// What people wrote, in a line of a page: escaped, isolated, with its links.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace trail::render {

inline constexpr std::size_t longest_address = 2000;  // bytes

// The address as the value of `href`: nothing unless it is http, https or mailto and not longer.
// Characters that have no place in an address are percent-encoded (RFC 3986).
std::optional<std::string> safe_address(std::string_view address);

// A line as content of an element, 64 KB of it at most. Addresses in it that begin with http:// or
// https:// are links.
std::string html_line(std::string_view text);

// The same apart from the text around it, which it cannot turn round (UAX #9, isolates).
std::string html_isolated(std::string_view text);

}  // namespace trail::render
