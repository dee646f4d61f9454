// The working agreement in the record.
#include "trail/store/agreement.hpp"

#include "trail/error.hpp"
#include "trail/store/entries.hpp"

namespace trail::store::agreement {

std::optional<model::Entry> find(const Record& record) {
    return entries::find(record, model::agreement_id);
}

model::Entry write(Change& change, const std::optional<model::Entry>& seen, const std::string& text,
                   model::Entry written) {
    const auto now = find(change);
    if (now != seen) {
        throw Error(Failure::busy, "somebody changed the agreement meanwhile",
                    "trail agreement show");
    }
    auto entry = now.value_or(std::move(written));
    entry.body = text;
    if (now) {
        entry.updated_at = change.actor.now;
        entries::update(change, entry);
    } else {
        entry.id = model::agreement_id;
        entry.kind = model::Kind::note;
        entry.line = model::agreement_title;
        entries::add(change, entry);
    }
    return entry;
}

}  // namespace trail::store::agreement
