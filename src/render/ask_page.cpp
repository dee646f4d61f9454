// What the page of an ask shows beside its text.
#include "render/ask_page.hpp"

#include <fmt/format.h>

#include "render/paint.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

constexpr std::size_t deeper = 4;

std::string moment(time::Instant at, const Reader& reader) {
    const auto local = reader.zone.local(at);
    const auto day = time::day_of(local);
    return fmt::format("{} {}", reader.iso_dates ? time::iso_date(day) : time::long_date(day),
                       time::clock_text(local));
}

std::string words_below(std::string_view words, const Reader& reader) {
    std::string text;
    for (const auto& line : text::wrap(words, page_width(reader.style) - deeper)) {
        text += line.empty() ? "\n" : std::string(deeper, ' ') + line + "\n";
    }
    return text;
}

}  // namespace

std::string ask_state(const AskPage& page) {
    const auto state = model::state(page.receivers);
    return fmt::format(
        "ask, {}", state == model::AskState::acknowledged ? "acknowledged" : model::name(state));
}

std::vector<std::pair<std::string, std::string>> ask_facts(const AskPage& page,
                                                           const Reader& reader) {
    const auto& mark = *page.exchange.ask.ask;
    std::vector<std::pair<std::string, std::string>> facts{
        {"level", std::string(model::name(mark.level))}};
    if (mark.about) facts.emplace_back("about", text::for_terminal_line(*mark.about));
    for (std::size_t i = 0; i < page.receivers.size(); ++i) {
        facts.emplace_back(text::for_terminal_line(page.receivers[i].person),
                           receiver_words(page, i, reader));
    }
    facts.emplace_back("version", page.version);
    return facts;
}

std::string ask_replies(const AskPage& page, const Reader& reader) {
    std::string text;
    for (const auto& reply : page.exchange.replies) {
        text += fmt::format("  {}  {}  {}\n", moment(reply.at.at, reader),
                            text::for_terminal_line(reply.author), act_words(*reply.answer));
        text += words_below(text::for_terminal_line(reply.line), reader);
        if (reply.body) text += words_below(text::for_terminal_block(*reply.body), reader);
    }
    if (text.empty()) return text;
    return "\n" + painted("Replies", Paint::bold, reader.style) + "\n" + text;
}

std::string ask_lines(const model::Entry& entry, std::string_view version) {
    std::string text;
    const auto add = [&](std::string_view label, std::string_view value) {
        text += fmt::format("{}\t{}\n", label, text::for_field(value));
    };
    const auto moment = [&](time::Instant at) { return time::rfc3339({at, entry.at.offset}); };
    if (const auto& ask = entry.ask) {
        for (const auto& person : ask->to) add("to", person);
        add("level", model::name(ask->level));
        if (ask->due) add("due", moment(*ask->due));
        if (ask->about) add("about", *ask->about);
        if (!version.empty()) add("version", version);
    }
    if (const auto& answer = entry.answer) {
        add("reply", model::letters(answer->ask));
        add("act", model::name(answer->act));
        if (answer->eta) add("eta", moment(*answer->eta));
        if (answer->to) add("to", *answer->to);
    }
    return text;
}

}  // namespace trail::render
