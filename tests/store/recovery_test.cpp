// Recovery: whatever happened to a record's file, every entry on whole pages comes back.
#include "trail/store/recovery.hpp"

#include <cstdlib>
#include <random>

#include "store/damaged_sample.hpp"

using namespace trail;
using store::Store;
using test::Bytes;
using test::entries_of;
using test::page_bytes;
using test::read;
using test::sample;
using test::write;

namespace {

using Random = std::mt19937_64;

struct Outcome {
    store::recovery::Recovered told;
    std::map<model::ItemId, std::string> entries;
};

// Nothing when no entry was to be found.
std::optional<Outcome> recovered(const Bytes& bytes) {
    const test::ScratchFolder folder;
    write(folder.file("trail.db"), bytes);
    Outcome outcome;
    try {
        outcome.told = store::recovery::recover(folder.file("trail.db"), folder.file("new.db"));
    } catch (const Error& error) {
        CHECK(error.kind() == Failure::data);
        CHECK_FALSE(std::filesystem::exists(folder.file("new.db")));
        return std::nullopt;
    }
    CHECK(read(folder.file("trail.db")) == bytes);
    Store record({.path = folder.file("new.db")}, [] { return test::ana(); });
    CHECK(record.first_problem() == "");
    outcome.entries = entries_of(record);
    CHECK(outcome.entries.size() == outcome.told.entries);
    return outcome;
}

// Names may be lost; what was written, when and by which id may not.
std::string without_names(const std::string& told) {
    const auto line = told.find(" Entry number ") == std::string::npos
                          ? told.find(" Decision ")
                          : told.find(" Entry number ");
    const auto end = std::min(told.find(" +"), told.size());
    return told.substr(0, 16) + told.substr(line, end - line);
}

void require_back(const std::set<std::size_t>& touched, const Outcome& outcome) {
    for (const auto& [id, text] : sample().untouched(touched)) {
        const auto found = outcome.entries.find(id);
        REQUIRE(found != outcome.entries.end());
        REQUIRE(without_names(found->second) == without_names(text));
    }
}

std::set<std::size_t> differing_pages(const Bytes& one, const Bytes& other) {
    std::set<std::size_t> pages;
    for (std::size_t at = 0; at < one.size(); at += page_bytes) {
        if (at >= other.size() || one.compare(at, page_bytes, other, at, page_bytes) != 0)
            pages.insert(at / page_bytes + 1);
    }
    return pages;
}

Bytes flipped(Bytes bytes, Random& random) {
    for (auto bits = 1 + random() % 40; bits > 0; --bits)
        bytes[random() % bytes.size()] ^= static_cast<char>(1U << random() % 8);
    return bytes;
}

Bytes cut(Bytes bytes, Random& random) {
    bytes.resize(random() % bytes.size());
    return bytes;
}

Bytes overwritten(Bytes bytes, Random& random) {
    const auto pages = bytes.size() / page_bytes;
    for (auto number = 1 + random() % 8; number > 0; --number) {
        const auto to = random() % pages * page_bytes;
        if (random() % 2 == 0) {
            bytes.replace(to, page_bytes, bytes.substr(random() % pages * page_bytes, page_bytes));
        } else {
            for (std::size_t at = to; at < to + page_bytes; ++at)
                bytes[at] = static_cast<char>(random());
        }
    }
    return bytes;
}

// More with TRAIL_ROUNDS; the same damage in every run.
std::size_t rounds(std::size_t usual) {
    const char* wanted = std::getenv("TRAIL_ROUNDS");
    return wanted == nullptr ? usual : std::stoul(wanted);
}

void damage_and_recover(Bytes (*damage)(Bytes, Random&), std::uint64_t seed, std::size_t usual) {
    for (std::size_t round = 0; round < rounds(usual); ++round) {
        Random random(seed + round);
        const auto bytes = damage(sample().whole, random);
        const auto touched = differing_pages(sample().whole, bytes);
        const auto outcome = recovered(bytes);
        INFO("round " << round << ", " << touched.size() << " pages");
        if (outcome) {
            require_back(touched, *outcome);
        } else {
            REQUIRE(sample().untouched(touched).empty());
        }
    }
}

}  // namespace

TEST_CASE("a whole record is recovered whole, names, tags and decisions included") {
    const auto outcome = recovered(sample().whole);
    REQUIRE(outcome);
    CHECK(outcome->entries == sample().all);
    CHECK(outcome->told.lost == 0);
    CHECK(outcome->told.lost_names == 0);
    CHECK(outcome->told.lost_details == 0);
}

TEST_CASE("whatever bits are flipped, each entry on whole pages comes back") {
    damage_and_recover(flipped, 1000, 12);
}

TEST_CASE("however much of the end is cut off, each entry before it comes back") {
    damage_and_recover(cut, 2000, 8);
}

TEST_CASE("whichever pages are overwritten, each entry on the others comes back") {
    damage_and_recover(overwritten, 3000, 12);
}

TEST_CASE("without the first page, which says what is where, every entry and name comes back") {
    auto bytes = sample().whole;
    bytes.replace(0, page_bytes, Bytes(page_bytes, 'x'));
    const auto outcome = recovered(bytes);
    REQUIRE(outcome);
    CHECK(outcome->entries == sample().all);
    CHECK(outcome->told.lost_names == 0);
}

TEST_CASE("entries whose page is gone are counted and named") {
    const auto gone = *sample().pages.begin()->second.begin();
    auto bytes = sample().whole;
    bytes.replace((gone - 1) * page_bytes, page_bytes, Bytes(page_bytes, '\0'));
    const auto outcome = recovered(bytes);
    REQUIRE(outcome);
    const auto left = sample().untouched({gone}).size();
    CHECK(outcome->entries.size() == left);
    CHECK(outcome->told.lost == sample().all.size() - left);
    CHECK(outcome->told.lost_ids.size() == outcome->told.lost);
    for (const auto id : outcome->told.lost_ids) CHECK(sample().all.contains(id));
}

TEST_CASE("a file without any entry gives no new record") {
    CHECK_FALSE(recovered(""));
    CHECK_FALSE(recovered("SQLite format 3"));
    CHECK_FALSE(recovered(Bytes(100'000, '\xff')));
    Random random(7);
    for (int round = 0; round < 20; ++round) {
        Bytes bytes(20'000, '\0');
        for (auto& byte : bytes) byte = static_cast<char>(random());
        CHECK_FALSE(recovered(bytes));
    }
}
