// The ledger of mailed digests.
#include "trail/store/mailings.hpp"

#include "support/catch.hpp"
#include "support/records.hpp"

using namespace trail;
using store::Change;
using store::Store;
using store::mailings::Mailing;
namespace mailings = store::mailings;

namespace {

Mailing mailing(int week, std::string recipient, std::string message) {
    const auto period = *time::parse_iso_date("2026-11-16") + std::chrono::weeks(week - 47);
    return {.digest = "api",
            .period = "2026-W" + std::to_string(week),
            .recipient = std::move(recipient),
            .first_day = period,
            .message = std::move(message),
            .at = test::sunday_morning};
}

void remember(Store& record, const Mailing& mailing) {
    record.change("digest", [&](Change& change) { mailings::remember(change, mailing); });
}

}  // namespace

TEST_CASE("the ledger knows who got which digest about which period") {
    Store record(test::ana());
    const auto sent = mailing(47, "ana@x", "<1@x>");
    remember(record, sent);
    CHECK(mailings::find(record.record(), "api", "2026-W47", "ana@x") == sent);
    CHECK_FALSE(mailings::find(record.record(), "web", "2026-W47", "ana@x"));
    CHECK_FALSE(mailings::find(record.record(), "api", "2026-W46", "ana@x"));
    CHECK_FALSE(mailings::find(record.record(), "api", "2026-W47", "bo@x"));
    const auto again = mailing(47, "ana@x", "<2@x>");
    remember(record, again);
    CHECK(mailings::find(record.record(), "api", "2026-W47", "ana@x") == again);
}

TEST_CASE("a mail follows the mails about earlier periods, oldest first") {
    Store record(test::ana());
    for (int week = 40; week <= 48; ++week)
        remember(record, mailing(week, "ana@x", "<" + std::to_string(week) + "@x>"));
    remember(record, mailing(46, "bo@x", "<46b@x>"));
    const auto day = *time::parse_iso_date("2026-11-16");
    CHECK(mailings::messages_before(record.record(), "api", "ana@x", day, 3) ==
          std::vector<std::string>{"<44@x>", "<45@x>", "<46@x>"});
    CHECK(mailings::messages_before(record.record(), "api", "", day, 100).size() == 8);
    CHECK(mailings::messages_before(record.record(), "web", "", day, 3).empty());
}
