// A digest as a complete mail (RFC 5322, MIME), text first, then HTML.
//
// A function of its arguments: the same digest and options give the same bytes.
#pragma once

#include <string>
#include <vector>

#include "trail/model/mailbox.hpp"
#include "trail/report/digest.hpp"
#include "trail/time/instant.hpp"

namespace trail::render {

struct MailOptions {
    std::string name = "all";  // of the digest, in ids: letters, digits and dashes
    std::string issue{};       // the period, in ids
    std::string domain{};      // of ids and of the list
    model::Mailbox from{};
    std::vector<model::Mailbox> to{};
    std::string reply_to{};                 // an address; may be empty
    std::string owner{};                    // who takes people off the list; may be empty
    time::Stamp date{};                     // of the header
    std::vector<std::string> references{};  // ids of the digests before, oldest first
    std::string command{};                  // shows the entries of the period
};

struct Mail {
    std::string id{};  // with its angle brackets
    std::string subject{};
    std::string text{};  // the message; lines end with LF
};

// At most 90 kB: the longest lists are cut until it fits. Nobody's text can add a header, a part,
// an address or an element.
Mail mail(const report::Digest& digest, const MailOptions& options);

// "[trail] API team, week 47: 12 done, 1 blocker", of less than 70 columns.
std::string mail_subject(const report::Digest& digest);

// True when there is nothing that anybody would want to read.
bool has_nothing_to_say(const report::Digest& digest);

// What a message made here says in its parts, decoded, without any header; not meant for reading.
std::string mail_words(std::string_view message);

// A text as a part of a message id: letters and digits of ASCII, everything else a dash.
std::string id_part(std::string_view text, std::size_t most);

// 64 bits of a text, as 16 hexadecimal digits.
std::string fingerprint(std::string_view text);

}  // namespace trail::render
