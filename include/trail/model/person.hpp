// A person: short name, full name, mail addresses, zone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace trail::model {

struct Person {
    std::string name;                    // short, unique in a record: "ana"
    std::string full_name;               // free text, may be empty
    std::vector<std::string> addresses;  // mail, lower case
    std::string zone;                    // IANA name, may be empty

    bool operator==(const Person&) const = default;
};

// The short name a full name suggests: its first word in lower case, letters and digits only
// ("Ana Ruiz" is "ana"); the part of the address before "@" when the name gives none; "me"
// otherwise.
std::string short_name(std::string_view full_name, std::string_view address);

// A person's, project's or tag's name: 1 to 64 bytes, letters of any script, digits, and - _ . / in
// the middle; no spaces.
bool is_name(std::string_view text);

}  // namespace trail::model
