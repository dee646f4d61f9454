// The ledger of mailed digests: who got which digest about which period.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/store/record.hpp"
#include "trail/time/instant.hpp"

namespace trail::store::mailings {

struct Mailing {
    std::string digest;     // its name: "api"
    std::string period;     // "2026-W47"
    std::string recipient;  // an address in lower case
    time::Day first_day;    // of the period
    std::string message;    // its id
    time::Instant at{};     // when the mailer took it

    bool operator==(const Mailing&) const = default;
};

std::optional<Mailing> find(const Record& record, std::string_view digest, std::string_view period,
                            std::string_view recipient);

// One for each digest, period and recipient: a later one takes the place of the earlier.
void remember(Change& change, const Mailing& mailing);

// Ids of the newest `most` mails about periods that began earlier, oldest first; of one recipient,
// or with an empty one of anybody.
std::vector<std::string> messages_before(const Record& record, std::string_view digest,
                                         std::string_view recipient, time::Day day,
                                         std::size_t most);

}  // namespace trail::store::mailings
