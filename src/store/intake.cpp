// Many items in one operation.
#include "trail/store/intake.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "store/outcomes.hpp"
#include "store/search_index.hpp"
#include "trail/model/deliberation.hpp"
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

[[noreturn]] void refuse_otherwise(int number) {
    throw Error(Failure::data, fmt::format("{} was decided otherwise in this record",
                                           model::decision_key(number)));
}

Error other_successor(int number) {
    return {Failure::data,
            fmt::format("{}, which came in its place, is another decision in this record",
                        model::decision_key(number))};
}

// This record may have given its number to another decision, or may yet.
Error absent_successor(int number) {
    return {Failure::data, fmt::format("{}, which came in its place, is not among what is imported",
                                       model::decision_key(number))};
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

void Intake::refuse_reply(const model::Entry& entry) {
    if (!entry.reply) return;
    const auto& [number, position, option] = *entry.reply;
    if (others_.contains(number)) refuse_other(number);
    if (otherwise_.contains(number) && model::status_after(position)) refuse_otherwise(number);
    if (position != model::Position::supersede) return;
    for (const auto& ref : entry.refs) {
        const auto successor = model::parse_decision_number(ref);
        if (successor && others_.contains(*successor)) throw other_successor(*successor);
    }
}

bool Intake::write(Held& held) {
    if (auto* decision = std::get_if<model::Decision>(&held.item)) {
        return write(held.number, *decision);
    }
    auto& entry = std::get<model::Entry>(held.item);
    refuse_reply(entry);
    return entries::add(change_, entry);
}

bool Intake::write(std::size_t number, model::Decision& decision) {
    const auto here = decisions::find(change_, decision.number);
    if (!here) {
        const bool is_new = decisions::add(change_, decision);
        same_.insert(decision.number);
        if (is_new && decision.superseded_by) gone_on_.emplace_back(number, std::move(decision));
        return is_new;
    }
    if (here->entry.id != decision.entry.id) refuse_other(decision.number);
    same_.insert(decision.number);
    switch (outcomes::course(*here, decision)) {
        case outcomes::Course::known:
            return false;
        case outcomes::Course::apart:
            otherwise_.insert(decision.number);
            refuse_otherwise(decision.number);
        case outcomes::Course::further:
            gone_on_.emplace_back(number, std::move(decision));
    }
    return true;
}

// Last, when it is known which decisions there are those of this record: one may stand in the place
// of another.
void Intake::go_on() {
    for (auto& [number, there] : gone_on_) {
        auto here = decisions::find(change_, there.number);
        if (!here) continue;
        if (there.superseded_by && !same_.contains(*there.superseded_by)) {
            --added_;
            const bool is_other = others_.contains(*there.superseded_by);
            refuse_(number, is_other ? other_successor(*there.superseded_by)
                                     : absent_successor(*there.superseded_by));
            there = outcomes::before_end(std::move(there));
            // It came with this import, superseded.
            if (here->superseded_by) decisions::update(change_, there);
        }
        if (outcomes::course(*here, there) == outcomes::Course::further) {
            decisions::update(change_, outcomes::gone_on(*std::move(here), there));
        }
    }
    gone_on_.clear();
}

void Intake::finish() {
    write_held();
    go_on();
    if (many_) search_index::settle_many(change_.connection, added_ >= worth_reordering);
}

}  // namespace trail::store
