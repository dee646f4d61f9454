// What a decision has beside its entry, as lines separated by tabs.
#include <fmt/format.h>

#include "trail/render/decision_page.hpp"
#include "trail/text/escape.hpp"

namespace trail::render {
namespace {

class Lines {
public:
    explicit Lines(time::Offset offset) : offset_(offset) {}
    void add(std::string_view label, std::string_view value) {
        text_ += fmt::format("{}\t{}\n", label, text::for_field(value));
    }
    void add(std::string_view label, const std::optional<std::string>& value) {
        if (value) add(label, std::string_view(*value));
    }
    void add(std::string_view label, const std::vector<std::string>& values) {
        for (const auto& value : values) add(label, std::string_view(value));
    }
    void add(std::string_view label, const std::optional<time::Instant>& at) {
        if (at) add(label, std::string_view(time::rfc3339({*at, offset_})));
    }
    std::string take() { return std::move(text_); }

private:
    time::Offset offset_;
    std::string text_;
};

void add_outcome(Lines& lines, const model::Decision& decision) {
    if (decision.chosen) lines.add("chosen", std::string_view(std::to_string(*decision.chosen)));
    lines.add("reason", decision.reason);
    lines.add("consequence", decision.consequences);
    lines.add("confirmation", decision.confirmation);
    lines.add("decided_at", decision.decided_at);
    lines.add("ended_at", decision.ended_at);
    for (const int number : decision.supersedes) {
        lines.add("supersedes", std::string_view(model::decision_key(number)));
    }
    if (decision.superseded_by) {
        lines.add("superseded_by", std::string_view(model::decision_key(*decision.superseded_by)));
    }
}

// "mei, at, object, option, text": who, when, what, in that order.
void add_replies(Lines& lines, const model::Deliberation& deliberation) {
    for (const auto& reply : deliberation.replies) {
        const auto& mark = *reply.reply;
        const auto option = mark.option ? " " + std::to_string(*mark.option) : std::string();
        lines.add("reply", std::string_view(
                               fmt::format("{} {} {}{} {}", reply.author, time::rfc3339(reply.at),
                                           model::name(mark.position), option, reply.line)));
    }
}

}  // namespace

std::string decision_lines(const DecisionPage& page) {
    const auto& decision = page.deliberation.decision;
    Lines lines(decision.entry.at.offset);
    lines.add("decision", std::string_view(model::decision_key(decision.number)));
    lines.add("status", model::name(decision.status));
    lines.add("driver", decision.drivers);
    lines.add("option", decision.options);
    add_outcome(lines, decision);
    lines.add("decider", decision.deciders);
    lines.add("consulted", decision.consulted);
    lines.add("informed", decision.informed);
    lines.add("due", decision.due);
    if (decision.review) lines.add("review", std::string_view(time::iso_date(*decision.review)));
    add_replies(lines, page.deliberation);
    for (const auto& entry : page.evidence) {
        lines.add("evidence", std::string_view(model::letters(entry.id)));
    }
    if (!page.version.empty()) lines.add("version", std::string_view(page.version));
    return lines.take();
}

}  // namespace trail::render
