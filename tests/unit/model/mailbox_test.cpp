// Mailboxes: names and addresses.
#include "trail/model/mailbox.hpp"

#include "support/catch.hpp"

using trail::model::Mailbox;
using trail::model::parse_mailbox;

TEST_CASE("an address may stand alone, in brackets, or behind a name") {
    CHECK(parse_mailbox("ana@team.example") == Mailbox{"", "ana@team.example"});
    CHECK(parse_mailbox(" <ana@team.example> ") == Mailbox{"", "ana@team.example"});
    CHECK(parse_mailbox("Ana Ruiz <ana@team.example>") == Mailbox{"Ana Ruiz", "ana@team.example"});
    CHECK(parse_mailbox("\"Ruiz, \\\"Ana\\\"\" <ana@team.example>") ==
          Mailbox{"Ruiz, \"Ana\"", "ana@team.example"});
    CHECK(parse_mailbox("Björn <bjorn+trail@localhost>") ==
          Mailbox{"Björn", "bjorn+trail@localhost"});
}

TEST_CASE("what no server takes, or could be more than one address, is no address") {
    for (const auto* text : {"",
                             "ana",
                             "@team.example",
                             "ana@",
                             "ana@team..example",
                             ".ana@x",
                             "ana.@x",
                             "a b@x",
                             "ana@-x",
                             "ana@x-",
                             "ana@x,bo@y",
                             "ana@x>\nBcc: bo@y",
                             "<ana@x> <bo@y",
                             "a@b@c",
                             "Ana\r\nBcc: bo@y <ana@x>",
                             "ana@x\n",
                             "\"a b\"@x",
                             "ana@[127.0.0.1]",
                             "björn@x",
                             "ana@büro.example",
                             "Ana <ana@x>, Bo <bo@y>"}) {
        INFO(text);
        const auto mailbox = parse_mailbox(text);
        if (mailbox) {
            // The name swallows what stands before; the address is one address.
            CHECK(trail::model::is_mail_address(mailbox->address));
            CHECK(mailbox->name.find('\n') == std::string::npos);
        } else {
            CHECK_FALSE(mailbox);
        }
    }
    CHECK_FALSE(parse_mailbox("Ana\r\nBcc: bo@y <ana@x>"));
    CHECK_FALSE(parse_mailbox("ana@x,bo@y"));
    CHECK_FALSE(parse_mailbox(std::string(65, 'a') + "@x"));
    CHECK_FALSE(parse_mailbox("a@" + std::string(300, 'x')));
}

TEST_CASE("addresses that differ in case are one recipient") {
    CHECK(trail::model::address_key("Ana@Team.Example") == "ana@team.example");
    CHECK(trail::model::domain_of("ana@team.example") == "team.example");
}
