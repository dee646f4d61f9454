// Acting on a decision: found, read, and nothing overwritten that somebody else did meanwhile.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/context.hpp"
#include "cli/declaration.hpp"
#include "cli/entries/text_input.hpp"
#include "cli/output.hpp"
#include "trail/error.hpp"
#include "trail/model/deliberation.hpp"
#include "trail/render/decision_page.hpp"
#include "trail/store/deliberations.hpp"

namespace trail::cli {

struct ActOptions {
    std::optional<std::string> id;
    TextOptions text;
    std::optional<std::string> seen;
    bool allow_secret = false;
    OutputOptions output;
};

// ID, the text, --seen, --allow-secret, --json.
void declare_act(Declaration& declaration, ActOptions& options);

// The decision that is meant, with what was said to it. Throws Error{usage} for what is none.
model::Deliberation find_deliberation(Context& context, const std::string& name);

// The same, as it was when the caller looked: throws Error{busy} when --seen names another state.
model::Deliberation find_seen(Context& context, const ActOptions& options);

// What a page tells of a decision: its version, and what speaks of it in the record.
render::DecisionPage page_of(Context& context, model::Deliberation deliberation);

// Throws Error{usage} that tells since when and by whom, unless the status is `wanted`. `act` is
// what was to be done: "accepted".
void require_status(Context& context, const model::Deliberation& deliberation,
                    model::DecisionStatus wanted, std::string_view act);

// The text of -m, -F or the editor, which shows what it is about; empty when none was given.
Written read_reason(Context& context, const ActOptions& options,
                    const model::Deliberation& deliberation, const std::string& command);

// A reply by the reader of this run, now, in the project of the decision.
model::Entry reply_to(Context& context, const model::Decision& decision, model::Position position,
                      std::string line);

// What somebody must have done between the two: "mei objects: \"two clients\"".
std::string what_changed(const model::Deliberation& before, const model::Deliberation& after);

// How much of a decision must be as it was seen.
enum class Unchanged { decision, everything };

// Throws Error{busy} that says what changed. Inside of the operation, so that nobody can come
// between.
void require_unchanged(store::Change& change, const model::Deliberation& seen, Unchanged what);

// Runs `act(Change&)` as one operation, unless somebody else came first; gives the decision as it
// is then.
template <class Act>
model::Deliberation act_on(Context& context, const model::Deliberation& seen, Unchanged what,
                           std::string_view command, Act&& act) {
    context.store().change(command, [&](store::Change& change) {
        require_unchanged(change, seen, what);
        act(change);
    });
    return find_deliberation(context, model::decision_key(seen.decision.number));
}

// The line of what was done, the decision as JSON, or its key alone.
void report_act(Context& context, const model::Deliberation& deliberation, const std::string& line,
                const OutputOptions& output);

}  // namespace trail::cli
