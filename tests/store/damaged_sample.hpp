// A record of many entries, as bytes to damage, and which of its entries stands on which page.
#pragma once

#include <array>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "support/catch.hpp"
#include "support/records.hpp"
#include "support/scratch_folder.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/store.hpp"
#include "trail/store/upkeep.hpp"

namespace trail::test {

using namespace std::chrono_literals;
using store::Change;
using store::Store;

using Bytes = std::string;

constexpr std::size_t page_bytes = 4096;

inline Bytes read(const std::string& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

inline void write(const std::string& path, const Bytes& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

// What is compared of an entry: everything a page shows.
inline std::string told(const model::Entry& entry) {
    std::string text = model::letters(entry.id) + ' ' + std::string(model::name(entry.kind)) + ' ' +
                       entry.author + ' ' + entry.project.value_or("-") + ' ' + entry.line + ' ' +
                       entry.body.value_or("-") + ' ' + time::rfc3339(entry.at);
    for (const auto& tag : entry.tags) text += " +" + tag;
    for (const auto& person : entry.people) text += " @" + person;
    return text;
}

inline std::vector<model::ItemId> ids_in_order(Store& record) {
    std::vector<model::ItemId> ids;
    auto rows = record.record().connection.query("SELECT id FROM entry ORDER BY place");
    while (rows->next())
        ids.push_back({static_cast<std::uint64_t>(rows->integer(0)) ^ (1ULL << 63)});
    return ids;
}

inline std::map<model::ItemId, std::string> entries_of(Store& record) {
    std::map<model::ItemId, std::string> found;
    for (const auto id : ids_in_order(record))
        found[id] = told(*store::entries::find(record.record(), id));
    return found;
}

// Which pages an entry stands on, as SQLite's own table of pages tells.
inline std::map<model::ItemId, std::set<std::size_t>> pages_of_entries(Store& record) {
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

    ScratchFolder folder_;
    std::uint64_t ids_ = 0;
};

inline Damaged& sample() {
    static Damaged damaged;
    return damaged;
}

}  // namespace trail::test
