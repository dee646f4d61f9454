// Recovery: whatever happened to a record's file, every entry on whole pages comes back.
#include "trail/store/recovery.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "support/catch.hpp"
#include "support/records.hpp"
#include "support/scratch_folder.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/upkeep.hpp"

using namespace trail;
using namespace std::chrono_literals;
using store::Change;
using store::Store;
using test::entry;
using test::sunday_morning;

namespace {

using Bytes = std::string;
using Random = std::mt19937_64;

constexpr std::size_t page_bytes = 4096;

Bytes read(const std::string& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

void write(const std::string& path, const Bytes& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

// What is compared of an entry: everything a page shows.
std::string told(const model::Entry& entry) {
    std::string text = model::letters(entry.id) + ' ' + std::string(model::name(entry.kind)) + ' ' +
                       entry.author + ' ' + entry.project.value_or("-") + ' ' + entry.line + ' ' +
                       entry.body.value_or("-") + ' ' + time::rfc3339(entry.at);
    for (const auto& tag : entry.tags) text += " +" + tag;
    for (const auto& person : entry.people) text += " @" + person;
    return text;
}

std::vector<model::ItemId> ids_in_order(Store& record) {
    std::vector<model::ItemId> ids;
    auto rows = record.record().connection.query("SELECT id FROM entry ORDER BY place");
    while (rows->next())
        ids.push_back({static_cast<std::uint64_t>(rows->integer(0)) ^ (1ULL << 63)});
    return ids;
}

std::map<model::ItemId, std::string> entries_of(Store& record) {
    std::map<model::ItemId, std::string> found;
    for (const auto id : ids_in_order(record))
        found[id] = told(*store::entries::find(record.record(), id));
    return found;
}

// Which pages an entry stands on, as SQLite's own table of pages tells.
std::map<model::ItemId, std::set<std::size_t>> pages_of_entries(Store& record) {
    auto& connection = record.record().connection;
    std::map<std::string, std::set<std::size_t>> further;  // by the path of a cell: "/002/00a"
    auto rows = connection.query(
        "SELECT substr(path, 1, instr(path, '+') - 1), pageno FROM dbstat "
        "WHERE name = 'entry' AND pagetype = 'overflow'");
    while (rows->next())
        further[std::string(rows->text(0))].insert(static_cast<std::size_t>(rows->integer(1)));
    auto ids = ids_in_order(record);
    std::map<model::ItemId, std::set<std::size_t>> pages;
    rows = connection.query(
        "SELECT path, pageno, ncell FROM dbstat WHERE name = 'entry' AND pagetype = 'leaf' "
        "ORDER BY path");
    std::size_t next = 0;
    while (rows->next()) {
        const std::string leaf(rows->text(0));
        for (std::int64_t cell = 0; cell < rows->integer(2); ++cell) {
            std::array<char, 8> number{};
            std::snprintf(number.data(), number.size(), "%03x", static_cast<unsigned>(cell));
            auto& of_one = pages[ids.at(next++)];
            of_one = further[leaf + number.data()];
            of_one.insert(static_cast<std::size_t>(rows->integer(1)));
        }
    }
    REQUIRE(next == ids.size());
    return pages;
}

class Damaged {
public:
    Damaged() {
        Store record({.path = path("trail.db")}, [this] { return actor(); });
        record.change("import", [](Change& change) {
            for (int number = 0; number < 400; ++number) {
                auto one =
                    entry("Entry number " + std::to_string(number),
                          static_cast<model::Kind>(number % 7), sunday_morning + 7min * number);
                one.project = "project-" + std::to_string(number % 5);
                one.tags = {"tag-" + std::to_string(number % 150)};
                one.people = {"person-" + std::to_string(number % 90)};
                if (number % 9 == 0)
                    one.body = std::string(6000, static_cast<char>('a' + number % 26));
                store::entries::add(change, one);
            }
        });
        for (int number = 0; number < 12; ++number) {
            record.change("decide", [&](Change& change) {
                model::Decision decision;
                decision.entry = entry("Decision " + std::to_string(number), model::Kind::decision,
                                       sunday_morning + 4000min + 1min * number);
                decision.options = {"one", "another"};
                store::decisions::add(change, decision);
            });
        }
        store::upkeep::compact(record, sunday_morning - 24h);
        all = entries_of(record);
        pages = pages_of_entries(record);
        whole = read(path("trail.db"));
    }

    std::string path(const std::string& name) const { return folder_.file(name); }

    // The ids and texts that must come back when these pages were touched.
    std::map<model::ItemId, std::string> untouched(const std::set<std::size_t>& touched) const {
        auto left = all;
        std::erase_if(left, [&](const auto& one) {
            return std::ranges::any_of(pages.at(one.first),
                                       [&](std::size_t page) { return touched.contains(page); });
        });
        return left;
    }

    std::map<model::ItemId, std::string> all;
    std::map<model::ItemId, std::set<std::size_t>> pages;
    Bytes whole;

private:
    store::Actor actor() {
        auto ana = test::ana();
        ana.random_bits = [this] { return 0x9e37'79b9'7f4a'7c15ULL * ++ids_; };
        return ana;
    }

    test::ScratchFolder folder_;
    std::uint64_t ids_ = 0;
};

Damaged& sample() {
    static Damaged damaged;
    return damaged;
}

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

TEST_CASE("what stands in the log beside a damaged record comes back with it") {
    const test::ScratchFolder folder;
    {
        Store record({.path = folder.file("trail.db")}, [] { return test::ana(); });
        record.change("log", [](Change& change) {
            auto one = entry("in the log alone");
            store::entries::add(change, one);
        });
    }
    REQUIRE(std::filesystem::file_size(folder.file("trail.db-wal")) > 0);
    auto bytes = read(folder.file("trail.db"));
    write(folder.file("trail.db"), Bytes(bytes.size(), 'x'));
    const auto told = store::recovery::recover(folder.file("trail.db"), folder.file("new.db"));
    CHECK(told.entries == 1);
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
