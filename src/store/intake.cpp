// Many items in one operation.
#include "trail/store/intake.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "store/search_index.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/entries.hpp"

namespace trail::store {
namespace {

// The search index is written fastest when entries come in time order; so many are sorted at a
// time.
constexpr std::size_t most_held = 8192;
constexpr std::size_t most_held_bytes = 16 * 1024 * 1024;

// From here on one ordered pass over the index pays for itself in later, quicker inserts.
constexpr std::size_t worth_reordering = 10'000;

const model::Entry& entry_of(const std::variant<model::Entry, model::Decision>& item) {
    if (const auto* entry = std::get_if<model::Entry>(&item)) return *entry;
    return std::get<model::Decision>(item).entry;
}

std::size_t size_of(const model::Entry& entry) {
    return sizeof entry + entry.line.size() + (entry.body ? entry.body->size() : 0);
}

}  // namespace

Intake::Intake(Change& change, Refuse refuse) : change_(change), refuse_(std::move(refuse)) {}

void Intake::add(std::size_t number, model::Entry entry) {
    const auto bytes = size_of(entry);
    hold({number, std::move(entry)}, bytes);
}

void Intake::add(std::size_t number, model::Decision decision) {
    const auto bytes = size_of(decision.entry);
    hold({number, std::move(decision)}, bytes);
}

void Intake::hold(Held held, std::size_t bytes) {
    held_.push_back(std::move(held));
    held_bytes_ += bytes;
    if (held_.size() < most_held && held_bytes_ < most_held_bytes) return;
    if (!many_) search_index::expect_many(change_.connection);
    many_ = true;
    write_held();
}

void Intake::write_held() {
    std::vector<std::pair<time::Instant, std::size_t>> order;
    order.reserve(held_.size());
    for (std::size_t i = 0; i < held_.size(); ++i) {
        order.emplace_back(entry_of(held_[i].item).at.at, i);
    }
    std::ranges::sort(order);
    for (const auto& [at, number] : order) {
        auto& held = held_[number];
        try {
            write(held) ? ++added_ : ++known_;
        } catch (const Error& error) {
            if (error.kind() != Failure::data && error.kind() != Failure::usage) throw;
            refuse_(held.number, error);
        }
    }
    held_.clear();
    held_bytes_ = 0;
}

// Two records may have given one number to different decisions. What was said to the one is not
// said to the other.
void Intake::refuse_other(int number) {
    others_.insert(number);
    throw Error(Failure::data,
                fmt::format("{} is another decision in this record", model::decision_key(number)));
}

bool Intake::write(Held& held) {
    if (auto* entry = std::get_if<model::Entry>(&held.item)) {
        if (entry->reply && others_.contains(entry->reply->decision)) {
            refuse_other(entry->reply->decision);
        }
        return entries::add(change_, *entry);
    }
    auto& decision = std::get<model::Decision>(held.item);
    const auto there = decisions::find(change_, decision.number);
    if (there && there->entry.id != decision.entry.id) refuse_other(decision.number);
    return decisions::add(change_, decision);
}

void Intake::finish() {
    write_held();
    if (many_) search_index::settle_many(change_.connection, added_ >= worth_reordering);
}

}  // namespace trail::store
