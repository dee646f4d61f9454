// A mailbox: a name for people and the address for machines (RFC 5322, section 3.4).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace trail::model {

struct Mailbox {
    std::string name;     // "Ana Ruiz", any script; may be empty
    std::string address;  // "ana@team.example"

    bool operator==(const Mailbox&) const = default;
};

// A dot-atom, "@" and a host name, at most 254 bytes of ASCII. Quoted local parts and addresses of
// other scripts are none: too many servers refuse them.
bool is_mail_address(std::string_view text);

// Reads "ana@team.example", "<ana@team.example>" and "Ana Ruiz <ana@team.example>", the name also
// in quotation marks; nothing for anything else, and for a name with control characters.
std::optional<Mailbox> parse_mailbox(std::string_view text);

// What tells mailboxes apart: the address in lower case.
std::string address_key(std::string_view address);

// "team.example" of "ana@team.example".
std::string_view domain_of(std::string_view address);

}  // namespace trail::model
