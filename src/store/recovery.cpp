// Getting back what a damaged record still holds.
#include "trail/store/recovery.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "store/damaged_trees.hpp"
#include "store/entry_row.hpp"
#include "store/mending.hpp"
#include "store/record_file.hpp"
#include "store/table_shape.hpp"
#include "trail/store/engine/schema.hpp"
#include "trail/store/engine/sqlite.hpp"
#include "trail/text/unicode.hpp"

namespace trail::store::recovery {
namespace {

using engine::Value;
using salvage::FieldType;
using salvage::Row;

// A row of fewer fields looks like one of an index or of another table; only its tree tells.
constexpr std::size_t telling_fields = 4;

constexpr std::array<std::string_view, 4> alike{"project", "tag", "zone", "repository"};

class Reading {
public:
    Reading(salvage::Pages& pages, engine::Engine& fresh, const std::vector<Roots>& usual)
        : count_(pages.count()),
          reader_(pages),
          fresh_(fresh),
          shapes_(table_shapes(fresh)),
          trees_(reader_, count_, shapes_, usual) {}

    // What lies in the tree of its table comes first: of two rows with one key the first is kept.
    Found run() {
        for (std::uint32_t page = 1; page <= count_; ++page) read_index(trees_.owner(page), page);
        for (std::uint32_t page = 1; page <= count_; ++page) {
            const auto* table = shape(trees_.owner(page));
            if (table == nullptr) continue;
            auto rows = reader_.rows(page);
            if (is_alike(table->name)) {
                take_names(rows, table);
            } else {
                for (auto& row : rows) take_if_fitting(*table, row);
            }
        }
        for (std::uint32_t page = 1; page <= count_; ++page) {
            const auto& owner = trees_.owner(page);
            auto rows = reader_.rows(page);
            if (owner.empty()) take_names(rows, nullptr);
            for (auto& row : rows) take_by_shape(shape(owner), row);
        }
        return std::move(found_);
    }

private:
    const TableShape* shape(std::string_view table) const {
        const auto found = std::ranges::find(shapes_, table, &TableShape::name);
        return found == shapes_.end() ? nullptr : &*found;
    }

    void take_if_fitting(const TableShape& table, Row& row) {
        if (table.fits(row)) insert(table, row);
    }

    void take_by_shape(const TableShape* owner, Row& row) {
        if (row.fields.size() < telling_fields || (owner != nullptr && owner->fits(row))) return;
        for (const auto& table : shapes_) {
            if (table.fits(row)) return insert(table, row);
        }
    }

    // What the indexes tell of rows that may be lost.
    void read_index(const std::string& name, std::uint32_t page) {
        const bool is_of_ids = name == "entry_id";
        constexpr std::string_view begin = "sqlite_autoindex_";
        const auto end = name.rfind('_');
        const bool is_of_keys = name.starts_with(begin) && end > begin.size();
        if (!is_of_ids && !is_of_keys) return;
        const auto table = is_of_keys ? name.substr(begin.size(), end - begin.size()) : name;
        for (const auto& row : reader_.rows(page)) {
            if (row.fields.size() != 2 || row.fields[1].type != FieldType::integer) continue;
            const auto number = row.fields[1].number;
            if (is_of_ids && row.fields[0].type == FieldType::integer) {
                found_.ids.emplace_back(row.fields[0].number, number);
            } else if (is_of_keys && row.fields[0].type == FieldType::text) {
                found_.keys[table][number] = text::repaired(row.fields[0].bytes);
            }
        }
    }

    static bool is_alike(std::string_view table) {
        return std::ranges::find(alike, table) != alike.end();
    }

    // Tables of names look alike; their indexes tell whose a page is, whatever tree led to it.
    void take_names(std::vector<Row>& rows, const TableShape* owner) {
        const TableShape* best = owner;
        std::ptrdiff_t most = 0;
        for (const auto name : alike) {
            const auto& table = *shape(name);
            const auto& keys = found_.keys[table.name];
            const auto agreeing = std::ranges::count_if(rows, [&](const Row& row) {
                if (!table.fits(row)) return false;
                const auto known = keys.find(*row.number);
                return known != keys.end() && known->second == row.fields[1].bytes;
            });
            if (agreeing <= most) continue;
            best = &table;
            most = agreeing;
        }
        if (best == nullptr) return;
        for (auto& row : rows) take_if_fitting(*best, row);
    }

    void insert(const TableShape& table, Row& row) {
        std::vector<Value> values;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            auto& field = row.fields[i];
            if (table.columns[i].is_number) {
                values.emplace_back(*row.number);
            } else if (field.type == FieldType::integer) {
                values.emplace_back(field.number);
            } else if (field.type == FieldType::text) {
                field.bytes = text::repaired(field.bytes);
                values.emplace_back(std::string_view(field.bytes));
            } else if (field.type == FieldType::bytes) {
                values.emplace_back(engine::Blob{field.bytes});
            } else {
                values.emplace_back(nullptr);
            }
        }
        fresh_.execute(table.insertion, std::span<const Value>(values));
    }

    std::uint32_t count_;
    salvage::RowReader reader_;
    engine::Engine& fresh_;
    std::vector<TableShape> shapes_;
    DamagedTrees trees_;
    Found found_;
};

engine::Migrations up_to(std::int64_t version) {
    const auto all = engine::migrations();
    const bool is_known = version > 0 && version <= engine::newest_schema();
    return is_known ? all.first(static_cast<std::size_t>(version)) : all;
}

void in_one_change(engine::Engine& engine, const std::function<void()>& act) {
    engine.begin_write();
    try {
        act();
        engine.commit();
    } catch (...) {
        engine.rollback();
        throw;
    }
}

// With tables of the version that the damaged file had, then brought up to date as any other.
Recovered filled(salvage::Pages& pages, engine::Engine& fresh) {
    in_one_change(fresh, [&] { engine::migrate(fresh, up_to(pages.schema_version())); });
    std::vector<Roots> usual{roots_of(fresh)};
    fresh.execute("VACUUM");  // as after "db compact", tables lie in another order
    usual.push_back(roots_of(fresh));
    Recovered done;
    in_one_change(fresh, [&] {
        fresh.execute("PRAGMA defer_foreign_keys=ON");
        done = mended(fresh, Reading(pages, fresh, usual).run());
    });
    in_one_change(fresh, [&] { engine::migrate(fresh); });
    return done;
}

Recovered made(salvage::Pages& pages, const std::string& damaged, const std::string& fresh) {
    const auto engine = engine::open_sqlite({.path = fresh, .journal = engine::Journal::rollback});
    engine->choose_journal();
    auto done = filled(pages, *engine);
    done.unread = pages.failures();
    if (const auto problem = engine::first_integrity_problem(*engine); !problem.empty())
        throw engine::Damaged(fresh, problem);
    if (done.entries == 0) {
        engine::refuse_newer(static_cast<int>(pages.schema_version()));
        throw Error(Failure::data, fmt::format("no entry can be read in {}", damaged));
    }
    return done;
}

}  // namespace

Recovered recover(const std::string& damaged, const std::string& fresh) {
    salvage::Pages pages(damaged);
    Unfinished unfinished(fresh, damaged);
    const auto done = made(pages, damaged, unfinished.path());
    unfinished.take_name();
    return done;
}

}  // namespace trail::store::recovery
