// Acting on an ask.
#include "cli/rhythm/ask_act.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/items.hpp"
#include "cli/moment.hpp"
#include "cli/work_of.hpp"
#include "trail/store/entries.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

using model::Exchange;

std::string said(const model::Entry& reply) {
    return fmt::format("{} {}", text::for_terminal_line(reply.author),
                       render::act_words(*reply.answer));
}

// Without what others answered: that is between them and whoever asked.
Exchange seen_by(Exchange exchange, const std::string& me) {
    std::erase_if(exchange.replies, [&](const model::Entry& reply) {
        return reply.author != me && reply.answer->act != model::ReplyAct::withdraw &&
               reply.answer->to != me;
    });
    return exchange;
}

std::string what_changed(const Exchange& before, const Exchange& after) {
    std::string text;
    for (const auto& reply : after.replies) {
        if (std::ranges::find(before.replies, reply.id, &model::Entry::id) !=
            before.replies.end()) {
            continue;
        }
        text += (text.empty() ? "" : "; ") + said(reply);
    }
    if (!text.empty()) return text;
    if (before.replies.size() > after.replies.size()) return "a reply was taken back";
    if (after.ask.closed_at && !before.ask.closed_at) return "it was closed";
    return "it was edited";
}

Error changed_error(const std::string& key, const std::string& what) {
    return {Failure::busy, fmt::format("{} was changed meanwhile: {}", key, what),
            "trail show " + key};
}

Error no_ask(Context& context, const model::Entry& entry) {
    const auto key = key_of(context, entry);
    if (entry.decision) {
        return {Failure::usage, fmt::format("{} is a decision", key),
                fmt::format("trail decide input {} --for 1", key)};
    }
    return {Failure::usage, fmt::format("{} is no question", key), "trail inbox"};
}

}  // namespace

Exchange find_exchange(Context& context, const std::string& name) {
    const auto entry = find_item(context, name, "trail inbox");
    const auto id = entry.answer ? entry.answer->ask : entry.id;
    // Seen at one moment, with all that was replied until then.
    auto found = context.store().view(
        [&](const store::Record& record) { return store::asks::find(record, id); });
    if (!found) throw no_ask(context, entry);
    found->ask.unique_letters =
        store::entries::unique_letters(context.store().record(), found->ask.id);
    return *std::move(found);
}

Exchange find_seen(Context& context, const std::string& name,
                   const std::optional<std::string>& seen) {
    auto found = find_exchange(context, name);
    if (!seen) return found;
    const auto version = store::asks::version(found);
    if (*seen == version) return found;
    const auto last = found.replies.empty() ? std::string("it was edited")
                                            : "last, " + said(found.replies.back());
    throw changed_error(
        key_of(context, found.ask),
        fmt::format("it is {} now, not \"{}\"; {}", version, text::for_terminal_line(*seen), last));
}

void require_open(Context& context, const Exchange& exchange) {
    if (!exchange.ask.closed_at) return;
    const auto key = key_of(context, exchange.ask);
    const auto* last = model::ending(exchange);
    const auto when = moment_text(context, *exchange.ask.closed_at);
    const auto& by = exchange.ask.closed_by;
    const auto how = last ? said(*last)
                     : by ? "closed by " + store::entries::key(context.store().record(), *by)
                          : std::string("closed");
    throw Error(Failure::usage, fmt::format("{} is over: {}, {}", key, how, when),
                "trail show " + key);
}

void require_unchanged(store::Change& change, const Exchange& seen, const std::string& me) {
    const auto key = model::short_id(seen.ask);
    auto now = store::asks::find(change, seen.ask.id);
    if (!now) throw changed_error(key, "it was removed");
    now->ask.unique_letters = seen.ask.unique_letters;
    if (seen_by(*now, me) == seen_by(seen, me)) return;
    throw changed_error(key, what_changed(seen, *now));
}

render::AskPage page_of(Context& context, Exchange exchange) {
    const auto work = work_of(context.store().record(), context.zone());
    render::AskPage page{.receivers = model::receivers(exchange, work)};
    for (const auto& receiver : page.receivers) page.zones.push_back(work(receiver.person).zone());
    page.version = store::asks::version(exchange);
    page.exchange = std::move(exchange);
    return page;
}

void report_ask(Context& context, const render::AskPage& page, const std::string& line,
                const OutputOptions& output) {
    if (output.json) {
        text::JsonWriter json;
        render::write_ask(json, page, context.now(),
                          json_fields(output, names_of(render::ask_fields())));
        context.print(std::string(json.text()) + "\n");
    } else if (context.options().quiet) {
        context.print(model::letters(page.exchange.ask.id) + "\n");
    } else {
        context.print(line);
    }
}

}  // namespace trail::cli
