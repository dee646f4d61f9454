// The outbox: whole files, private lines in front of the message, three states.
#include "trail/external/outbox.hpp"

#include <sys/stat.h>

#include "scratch.hpp"
#include "support/catch.hpp"

using namespace trail;
using namespace trail::external;

namespace {

Envelope envelope() {
    return {.record = "/home/ana/trail.db",
            .digest = "api",
            .period = "2026-W47",
            .first_day = *time::parse_iso_date("2026-11-16"),
            .recipient = "ana@team.example",
            .message = "<digest.2026-W47.api.1@trail.team.example>",
            .subject = "[trail] Ärger: 1 done",
            .written = time::parse_rfc3339("2026-11-23T07:30:00Z")->at};
}

}  // namespace

TEST_CASE("a mail in the outbox is whole and knows what it is") {
    const test::Scratch scratch;
    const Outbox outbox(scratch / "outbox");
    CHECK(outbox.all().empty());
    const auto put = outbox.put("key", envelope(), "Date: today\n\nX-Trail-Digest: no\n");
    const auto all = outbox.all();
    REQUIRE(all.size() == 1);
    CHECK(all[0].envelope == envelope());
    CHECK(all[0].begin == put.begin);
    CHECK_FALSE(all[0].is_sent);
    const auto content = *system::read_file(all[0].file, 10'000);
    CHECK(content.substr(message_of(all[0]).begin) == "Date: today\n\nX-Trail-Digest: no\n");
    struct stat found {};
    REQUIRE(::stat(all[0].file.c_str(), &found) == 0);
    CHECK((found.st_mode & 0777U) == 0600);
}

TEST_CASE("a mail is written again in place of the same one") {
    const test::Scratch scratch;
    const Outbox outbox(scratch / "outbox");
    outbox.put("key", envelope(), "one\n");
    outbox.put("key", envelope(), "two\n");
    CHECK(outbox.all().size() == 1);
}

TEST_CASE("what was sent is known as sent until it is removed") {
    const test::Scratch scratch;
    const Outbox outbox(scratch / "outbox");
    auto reader = envelope();
    reader.reader = "ana";
    reader.read_operation = 17;
    reader.read_at = reader.written;
    auto mail = outbox.put("key", reader, "one\n");
    outbox.mark_sent(mail);
    auto all = outbox.all();
    REQUIRE(all.size() == 1);
    CHECK(all[0].is_sent);
    CHECK(all[0].envelope == reader);
    CHECK(all[0].file.stem() == "key");
    outbox.remove(all[0]);
    CHECK(outbox.all().empty());
}

TEST_CASE("other files in the outbox are left alone, unfinished ones go") {
    const test::Scratch scratch;
    scratch.write("outbox/note.txt", "mine");
    scratch.write("outbox/odd.eml", "X-Trail-Digest: api\nno end");
    scratch.write("outbox/.trail-0123456789abcdef", "half");
    const Outbox outbox(scratch / "outbox");
    CHECK(outbox.all().empty());
    outbox.tidy();
    CHECK(std::filesystem::exists(scratch / "outbox/note.txt"));
    CHECK(std::filesystem::exists(scratch / "outbox/odd.eml"));
    CHECK_FALSE(std::filesystem::exists(scratch / "outbox/.trail-0123456789abcdef"));
}

TEST_CASE("nothing in an envelope begins a line of its own") {
    const test::Scratch scratch;
    const Outbox outbox(scratch / "outbox");
    auto evil = envelope();
    evil.subject = "a\nX-Trail-Recipient: eve@evil.example\n\nbody";
    outbox.put("key", evil, "one\n");
    const auto all = outbox.all();
    REQUIRE(all.size() == 1);
    CHECK(all[0].envelope.recipient == "ana@team.example");
    CHECK(all[0].envelope.subject == "a X-Trail-Recipient: eve@evil.example  body");
}
