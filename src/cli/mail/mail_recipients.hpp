// Who gets a digest by mail, and who sends it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"
#include "trail/model/mailbox.hpp"
#include "trail/model/person.hpp"
#include "trail/time/zone.hpp"

namespace trail::cli {

struct Recipient {
    model::Mailbox mailbox;
    std::string reader;                     // the person's name in the record, else the address
    time::Zone zone;                        // the person's, else that of the digest
    std::optional<model::Person> person{};  // when the record knows them
};

// The addresses and people in `to`; without any those that mail.projects names for the project,
// else those of mail.to; nobody twice. Throws Error{usage} or Error{config} for who is neither an
// address nor a person with one.
std::vector<Recipient> mail_recipients(Context& context, const std::vector<std::string>& to,
                                       const std::optional<std::string>& project,
                                       const time::Zone& zone);

// mail.from, else the address of whoever runs this, else their login on this machine.
struct Sender {
    model::Mailbox mailbox;
    std::string domain;  // for ids
};
Sender mail_sender(Context& context);

// An address setting; empty when it is not set. Throws Error{config} for what is no address.
std::string address_setting(Context& context, const std::string& key);

// The settings of mail whose values can be wrong in more ways than their type shows.
inline constexpr std::array<std::string_view, 9> checked_mail_settings{
    "mail.reply_to", "mail.owner",    "mail.envelope_from", "mail.to",    "mail.days",
    "mail.projects", "mail.sendmail", "mail.from",          "mail.domain"};

// Reads one of them as sending does; throws what sending would.
void check_mail_setting(Context& context, std::string_view key);

// The hour a word says, or mail.hour without one. Throws Error{usage}.
std::int64_t morning_hour(Context& context, const std::string& word);

// Whether the recipient's working morning has come: that hour of theirs on a day they work, which
// is one of mail.days when nobody has said their hours. Throws Error{config} for a day that is
// none.
bool has_morning(Context& context, const Recipient& recipient, std::int64_t from_hour);

}  // namespace trail::cli
