// The parts of an entry's line.
#include "render/entry_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/decision_words.hpp"
#include "trail/model/decision.hpp"
#include "trail/text/escape.hpp"

namespace trail::render {
namespace {

constexpr std::size_t short_revision = 7;

std::string open_fact(const model::Entry& entry, const Reader& reader) {
    // It stands where it was proposed; what became of it is told beside it.
    if (entry.decision && entry.decision->was_proposed &&
        entry.decision->status != model::DecisionStatus::proposed) {
        return std::string(model::name(entry.decision->status));
    }
    if (model::is_open(entry)) {
        const bool lies_ahead = reader.now < entry.at.at;
        if (lies_ahead && entry.kind == model::Kind::next) return "planned";
        return "open " + time::duration_text(std::max(reader.now - entry.at.at, time::Seconds(0)));
    }
    if (entry.closed_at) return "closed";
    return {};
}

// "[ask bjorn]", "[ask bjorn, mei]", "[ask bjorn +2]".
std::string ask_label(const model::AskMark& ask) {
    if (ask.to.empty()) return "[ask]";
    std::string people = text::for_terminal_line(ask.to.front());
    if (ask.to.size() == 2) people += ", " + text::for_terminal_line(ask.to.back());
    if (ask.to.size() > 2) people += fmt::format(" +{}", ask.to.size() - 1);
    return fmt::format("[ask {}]", people);
}

}  // namespace

Label label(const model::Entry& entry) {
    using model::Kind;
    if (entry.decision) {
        const auto status =
            entry.decision->was_proposed ? model::DecisionStatus::proposed : entry.decision->status;
        return {fmt::format("{} {}:", model::decision_key(entry.decision->number),
                            model::name(status))};
    }
    if (entry.reply) return {reply_label(*entry.reply)};
    if (entry.ask) return {ask_label(*entry.ask), is_open(entry) ? Paint::yellow : Paint::dim};
    if (entry.answer) return {fmt::format("[{}]", model::name(entry.answer->act))};
    switch (entry.kind) {
        case Kind::done:
        case Kind::commit:
            return entry.breaking ? Label{"[breaking]", Paint::red} : Label{};
        case Kind::blocker:
            return {"[blocker]", model::is_open(entry) ? Paint::red : Paint::dim};
        case Kind::win:
            return {"[win]", Paint::green};
        case Kind::status:
            if (entry.health)
                return {fmt::format("[{}]", model::name(*entry.health)), Paint::yellow};
            return {"[status]"};
        default:
            return {fmt::format("[{}]", model::name(entry.kind))};
    }
}

std::string tag_words(const model::Entry& entry) {
    std::string words;
    for (const auto& tag : entry.tags) {
        if (entry.line.find("#" + tag) != std::string::npos) continue;
        words += (words.empty() ? "+" : " +") + tag;
    }
    return words;
}

std::string facts(const model::Entry& entry, const Reader& reader) {
    std::string text = open_fact(entry, reader);
    if (entry.source) {
        if (!text.empty()) text += ", ";
        text += entry.source->revision.substr(0, short_revision);
    }
    return text.empty() ? text : "(" + text + ")";
}

std::string painted_id(const model::Entry& entry, std::size_t columns, const TextStyle& style) {
    const std::string all =
        model::letters(entry.id).substr(0, std::max(columns, entry.unique_letters));
    if (!style.colour) return all;
    return painted(all.substr(0, entry.unique_letters), Paint::bold_yellow, style) +
           painted(all.substr(entry.unique_letters), Paint::yellow, style);
}

}  // namespace trail::render
