// What was typed while the record could not be written.
#include "cli/waiting/outbox.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "cli/still_open.hpp"
#include "cli/waiting/draining.hpp"
#include "trail/store/engine/engine.hpp"

namespace trail::cli {
namespace {

bool may_work_later(Context& context, const Error& error) {
    if (dynamic_cast<const ChangedMeanwhile*>(&error) != nullptr) return false;
    if (error.kind() == Failure::busy) return true;
    if (context.options().record) return false;
    return error.kind() == Failure::io ||
           dynamic_cast<const store::engine::Newer*>(&error) != nullptr;
}

model::Entry& entry_of(TypedNote& note) {
    if (auto* decision = std::get_if<model::Decision>(&note.item)) return decision->entry;
    return std::get<model::Entry>(note.item);
}

}  // namespace

void keep_in_outbox(Context& context, TypedNote note, const Error& error) {
    if (!may_work_later(context, error)) return;
    auto& entry = entry_of(note);
    while (entry.id.bits == 0) entry.id = {context.random_bits()};
    const std::string what = error.what();
    try {
        keep(context, {.at = context.now(), .what = std::move(note)}, what);
    } catch (const Error&) {
        return;
    }
    const auto end = std::min(what.find('\n'), what.size());
    constexpr std::string_view next = "trail";
    throw KeptInOutbox(
        Failure::busy,
        fmt::format("{}; kept in the outbox{}", what.substr(0, end), what.substr(end)),
        error.hint().empty() ? std::string(next) : error.hint());
}

}  // namespace trail::cli
