// Text as mail may carry it: quoted-printable bodies and encoded words in headers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace trail::render {

// RFC 2045, section 6.7: lines of at most 76 characters. Blanks at the end of a line, a dot at its
// beginning and "From " there are encoded too: they would not survive every server.
std::string quoted_printable(std::string_view text);

// RFC 2047: words of at most 60 characters, split between characters, Q where most is ASCII,
// else B; to be joined by a blank or a fold. Fit for phrases as well as for free text.
std::vector<std::string> encoded_words(std::string_view utf8);

}  // namespace trail::render
