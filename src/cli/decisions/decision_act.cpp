// Acting on a decision.
#include "cli/decisions/decision_act.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/entries/secret_check.hpp"
#include "cli/items.hpp"
#include "cli/moment.hpp"
#include "trail/render/deliberation_fields.hpp"
#include "trail/store/entries.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

using model::Deliberation;
using model::Position;

constexpr std::size_t most_evidence = 1000;
constexpr std::size_t widest_quote = 60;

// Who brought it to its status; the author of what was written down as taken.
std::string concluded_by(const Deliberation& deliberation) {
    std::string name = deliberation.decision.entry.author;
    for (const auto& reply : deliberation.replies) {
        if (model::status_after(reply.reply->position)) name = reply.author;
    }
    return text::for_terminal_line(name);
}

std::string quoted(const std::string& line) {
    return fmt::format("\"{}\"", text::cut(text::for_terminal_line(line), widest_quote, "..."));
}

std::string said(const model::Entry& reply) {
    const auto who = text::for_terminal_line(reply.author);
    switch (reply.reply->position) {
        case Position::in_favour:
        case Position::against: {
            const auto side = model::name(reply.reply->position);
            const auto option = reply.reply->option;
            return option ? fmt::format("{} is {} {}", who, side, *option)
                          : fmt::format("{} is {} it", who, side);
        }
        case Position::object:
            return fmt::format("{} objects: {}", who, quoted(reply.line));
        case Position::abstain:
            return who + " abstains";
        case Position::comment:
            return fmt::format("{} says {}", who, quoted(reply.line));
        case Position::acknowledge:
            return who + " acknowledged it";
        case Position::advise:
            return who + " recorded how to take it";
        default:
            break;
    }
    const auto status = model::status_after(reply.reply->position);
    return fmt::format("{} by {}", status ? model::name(*status) : "changed", who);
}

bool has(const std::vector<model::Entry>& replies, model::ItemId id) {
    return std::ranges::find(replies, id, &model::Entry::id) != replies.end();
}

Error changed_error(const std::string& key, const std::string& what) {
    return {Failure::busy, fmt::format("{} was changed meanwhile: {}", key, what),
            "trail decide show " + key};
}

}  // namespace

void declare_act(Declaration& declaration, ActOptions& options) {
    declaration.word("ID", options.id, "the decision: D12", true);
    declare_text(declaration, options.text);
    declaration.option("", "seen", "VERSION", options.seen,
                       "only if it is still as decide show told");
    declaration.flag("", "allow-secret", options.allow_secret,
                     "record a text that looks like a secret");
    declare_json(declaration, options.output);
}

Deliberation find_deliberation(Context& context, const std::string& name) {
    const auto entry = find_item(context, name, "trail decide list");
    if (entry.decision) {
        // Seen at one moment: else an act that ends between two questions would seem to be known to
        // whoever looks, and could not be told to them afterwards.
        auto found = context.store().view([&](const store::Record& record) {
            return store::deliberations::find(record, entry.decision->number);
        });
        if (found) return *std::move(found);
    }
    throw Error(Failure::usage, fmt::format("\"{}\" is no decision", name),
                "trail show " + key_of(context, entry));
}

Deliberation find_seen(Context& context, const ActOptions& options) {
    auto found = find_deliberation(context, *options.id);
    if (!options.seen) return found;
    const auto version = store::deliberations::version(found);
    if (*options.seen == version) return found;
    const auto last = found.replies.empty() ? std::string("it was edited")
                                            : "last, " + said(found.replies.back());
    throw changed_error(model::decision_key(found.decision.number),
                        fmt::format("it is {} now, not \"{}\"; {}", version,
                                    text::for_terminal_line(*options.seen), last));
}

render::DecisionPage page_of(Context& context, Deliberation deliberation) {
    const auto& record = context.store().record();
    render::DecisionPage page;
    page.version = store::deliberations::version(deliberation);
    page.evidence =
        store::deliberations::evidence(record, deliberation.decision.number, most_evidence);
    store::entries::shorten(record, page.evidence);
    page.deliberation = std::move(deliberation);
    return page;
}

void require_status(Context& context, const Deliberation& deliberation,
                    model::DecisionStatus wanted, std::string_view act) {
    const auto& decision = deliberation.decision;
    if (decision.status == wanted) return;
    const auto key = model::decision_key(decision.number);
    if (decision.status == model::DecisionStatus::proposed) {
        throw Error(Failure::usage,
                    fmt::format("{} is only proposed; what is accepted can be {}", key, act),
                    fmt::format("trail decide accept {}", key));
    }
    throw Error(Failure::usage,
                fmt::format("{} cannot be {}: it was {} by {}, {}", key, act,
                            model::name(decision.status), concluded_by(deliberation),
                            moment_text(context, model::status_since(decision))),
                fmt::format("trail decide show {}", key));
}

Written read_reason(Context& context, const ActOptions& options, const Deliberation& deliberation,
                    const std::string& command) {
    TextOptions text = options.text;
    text.command = command;
    if (!has_text(text)) return {.text = {}, .command = command};
    const auto& decision = deliberation.decision;
    auto written = read_text(context, text, [&] {
        return fmt::format("# {}  {}\n# Lines starting with \"# \" are ignored.\n",
                           model::decision_key(decision.number), decision.entry.line);
    });
    // A file ends with a line end; a reason does not.
    written.text.erase(written.text.find_last_not_of('\n') + 1);
    if (!options.allow_secret) refuse_secrets(context, written, "nothing was recorded");
    return written;
}

model::Entry reply_to(Context& context, const model::Decision& decision, Position position,
                      std::string line) {
    model::Entry reply;
    reply.kind = model::Kind::reply;
    reply.line = std::move(line);
    reply.project = decision.entry.project;
    reply.at = context.zone().stamp(context.now());
    reply.zone = context.zone().name();
    reply.created_at = context.now();
    reply.reply = model::ReplyMark{decision.number, position};
    return reply;
}

std::string what_changed(const Deliberation& before, const Deliberation& after) {
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
    for (const auto& reply : after.replies) {
        if (!has(before.replies, reply.id)) add(said(reply));
    }
    for (const auto& reply : before.replies) {
        if (!has(after.replies, reply.id)) {
            add(fmt::format("what {} said was taken back", text::for_terminal_line(reply.author)));
        }
    }
    if (!text.empty()) return text;
    if (before.decision.status != after.decision.status) {
        return fmt::format("it is {} now", model::name(after.decision.status));
    }
    return "it was edited";
}

void require_unchanged(store::Change& change, const Deliberation& seen, Unchanged what) {
    const auto key = model::decision_key(seen.decision.number);
    const auto now = store::deliberations::find(change, seen.decision.number);
    if (!now) throw changed_error(key, "it was removed");
    const bool same = what == Unchanged::everything ? store::deliberations::version(*now) ==
                                                          store::deliberations::version(seen)
                                                    : now->decision == seen.decision;
    if (!same) throw changed_error(key, what_changed(seen, *now));
}

void report_act(Context& context, const Deliberation& deliberation, const std::string& line,
                const OutputOptions& output) {
    if (output.json) {
        text::JsonWriter json;
        render::write_deliberation(json, page_of(context, deliberation), context.now(),
                                   json_fields(output, names_of(render::deliberation_fields())));
        context.print(std::string(json.text()) + "\n");
    } else if (context.options().quiet) {
        context.print(model::decision_key(deliberation.decision.number) + "\n");
    } else {
        context.print(line + "\n");
    }
}

}  // namespace trail::cli
