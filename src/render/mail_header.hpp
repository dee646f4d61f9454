// The header lines of a mail, folded (RFC 5322), other scripts in encoded words (RFC 2047).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "trail/model/mailbox.hpp"
#include "trail/time/instant.hpp"

namespace trail::render {

// All of these give whole lines of at most 78 characters unless a single address or id is longer,
// and no text can end a line early: control characters are shown as on a terminal.

// A field of free text: "Subject".
std::string text_field(std::string_view name, std::string_view text);

// "From", "To"; no mailbox at all gives "undisclosed-recipients:;".
std::string mailbox_field(std::string_view name, const std::vector<model::Mailbox>& mailboxes);

// A field of words that must stay whole, such as message ids.
std::string word_field(std::string_view name, const std::vector<std::string>& words);

// "Mon, 23 Nov 2026 07:34:10 +0100" (RFC 5322, section 3.3).
std::string mail_date(const time::Stamp& stamp);

// A phrase, such as the name in front of an address, as words for `word_field`.
std::vector<std::string> phrase(std::string_view text);

}  // namespace trail::render
