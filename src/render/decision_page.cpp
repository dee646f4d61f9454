// One decision in full.
#include "trail/render/decision_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/decision_words.hpp"
#include "render/paint.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

using model::Decision;
using model::Deliberation;
using model::Position;
using Names = std::vector<std::string>;

constexpr std::size_t label_columns = 11;
constexpr char indent[] = "  ";
constexpr std::size_t indent_columns = sizeof indent - 1;

std::size_t columns(const Reader& reader) {
    constexpr std::size_t narrowest = 24;
    return std::max(page_width(reader.style), narrowest) - indent_columns;
}

std::string day_text(time::Day day, const Reader& reader) {
    return reader.iso_dates ? time::iso_date(day) : time::long_date(day);
}

std::string day_of(time::Instant at, const Reader& reader) {
    return day_text(time::day_of(reader.zone.local(at)), reader);
}

std::string moment(time::Instant at, const Reader& reader) {
    return fmt::format("{} {}", day_of(at, reader), time::clock_text(reader.zone.local(at)));
}

std::string joined(const Names& parts, std::string_view before, std::string_view between) {
    std::string text;
    for (const auto& part : parts) {
        text += fmt::format("{}{}{}", text.empty() ? "" : between, before, part);
    }
    return text::for_terminal_line(text);
}

// A proposal waits for its deadline; afterwards the deadline is only a fact.
std::string due_text(const Decision& decision, const Reader& reader) {
    if (!decision.due) return {};
    const auto text = moment(*decision.due, reader);
    if (decision.status != model::DecisionStatus::proposed) return text;
    if (*decision.due <= reader.now) return text + " (overdue)";
    return text + fmt::format(" ({} left)", time::duration_text(*decision.due - reader.now));
}

std::string review_text(const Decision& decision, const Reader& reader) {
    if (!decision.review) return {};
    const auto today = time::day_of(reader.zone.local(reader.now));
    return day_text(*decision.review, reader) +
           (model::is_up_for_review(decision, today) ? " (due)" : "");
}

std::string keys(const std::vector<int>& numbers) {
    std::string text;
    for (const int number : numbers)
        text += (text.empty() ? "" : ", ") + model::decision_key(number);
    return text;
}

std::string status_text(const Decision& decision, const Reader& reader) {
    std::string text(model::name(decision.status));
    if (decision.superseded_by) text += " by " + model::decision_key(*decision.superseded_by);
    if (decision.ended_at) text += ", " + day_of(*decision.ended_at, reader);
    return text;
}

// "bjorn (for 1), mei (objects), sam (no answer)".
std::string consulted(const Deliberation& deliberation) {
    Names people;
    for (const auto& person : deliberation.decision.consulted) {
        const auto input = model::standing_input(deliberation, person);
        const bool waits = deliberation.decision.status == model::DecisionStatus::proposed;
        people.push_back(fmt::format("{} ({})", person,
                                     input   ? position_words(*input->reply)
                                     : waits ? "no answer yet"
                                             : "no answer"));
    }
    return joined(people, "", ", ");
}

std::string informed(const Deliberation& deliberation, const Reader& reader) {
    Names people = deliberation.decision.informed;
    for (auto& person : people) {
        if (const auto at = model::acknowledged_at(deliberation, person)) {
            person += fmt::format(" (acknowledged {})", moment(*at, reader));
        }
    }
    for (const auto& reply : deliberation.replies) {
        const bool extra = reply.reply->position == Position::acknowledge &&
                           std::ranges::find(deliberation.decision.informed, reply.author) ==
                               deliberation.decision.informed.end();
        if (extra) {
            people.push_back(
                fmt::format("{} (acknowledged {})", reply.author, moment(reply.at.at, reader)));
        }
    }
    return joined(people, "", ", ");
}

class Facts {
public:
    explicit Facts(const Reader& reader) : reader_(reader) {}
    void add(std::string_view label, const std::string& value) {
        if (value.empty()) return;
        const auto lines = text::wrap(value, columns(reader_) - label_columns);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            text_ += indent + text::padded(i == 0 ? label : "", label_columns) + lines[i] + "\n";
        }
    }
    std::string take() { return std::move(text_); }

private:
    const Reader& reader_;
    std::string text_;
};

void add_times(Facts& facts, const Decision& decision, const Reader& reader) {
    const auto& entry = decision.entry;
    const bool is_proposal = decision.status == model::DecisionStatus::proposed;
    const auto author = text::for_terminal_line(entry.author);
    if (is_proposal || decision.decided_at) {
        facts.add("proposed", fmt::format("{} by {}", day_of(entry.at.at, reader), author));
    }
    if (!is_proposal)
        facts.add("decided", day_of(decision.decided_at.value_or(entry.at.at), reader));
    facts.add(is_proposal ? "deciders" : "by",
              decision.deciders.empty() ? author : joined(decision.deciders, "", ", "));
}

std::string facts(const DecisionPage& page, const Reader& reader) {
    const auto& decision = page.deliberation.decision;
    const auto& entry = decision.entry;
    Facts facts(reader);
    facts.add("status", status_text(decision, reader));
    facts.add("project", text::for_terminal_line(entry.project.value_or("")));
    add_times(facts, decision, reader);
    facts.add("consulted", consulted(page.deliberation));
    facts.add("informed", informed(page.deliberation, reader));
    facts.add("due", due_text(decision, reader));
    facts.add("review", review_text(decision, reader));
    facts.add("supersedes", keys(decision.supersedes));
    facts.add("tags", joined(entry.tags, "+", " "));
    facts.add("people", joined(entry.people, "@", " "));
    facts.add("refs", joined(entry.refs, "", " "));
    facts.add("id", model::letters(entry.id));
    facts.add("version", page.version);
    return facts.take();
}

std::string heading(std::string_view title, const Reader& reader) {
    return "\n" + painted(title, Paint::bold, reader.style) + "\n";
}

std::string lines_of(std::string_view body, std::size_t deeper, const Reader& reader) {
    std::string text;
    for (const auto& line : text::wrap(text::for_terminal_block(body), columns(reader) - deeper)) {
        text += line.empty() ? "\n" : std::string(indent_columns + deeper, ' ') + line + "\n";
    }
    return text;
}

std::string block(std::string_view title, const std::optional<std::string>& body,
                  const Reader& reader) {
    return body ? heading(title, reader) + lines_of(*body, 0, reader) : std::string();
}

std::string list(std::string_view title, const Names& items, const Reader& reader) {
    std::string text;
    for (const auto& item : items) text += (text.empty() ? "- " : "\n- ") + item;
    return items.empty() ? text : block(title, text, reader);
}

// "  (for: bjorn, ana; against: sam)"; empty when nobody took a side.
std::string sides(const Deliberation& deliberation, int option) {
    const auto in_favour = model::supporters(deliberation, option);
    const auto against = model::opponents(deliberation, option);
    std::string text;
    if (!in_favour.empty()) text = "for: " + joined(in_favour, "", ", ");
    if (!against.empty()) {
        text += (text.empty() ? "" : "; ") + std::string("against: ") + joined(against, "", ", ");
    }
    return text.empty() ? text : "  (" + text + ")";
}

std::string options(const Deliberation& deliberation, const Reader& reader) {
    const auto& decision = deliberation.decision;
    if (decision.options.empty()) return {};
    std::string text = heading("Options", reader);
    for (std::size_t i = 0; i < decision.options.size(); ++i) {
        const auto number = static_cast<int>(i) + 1;
        text += fmt::format(
            "  {}  {}{}{}\n", number, text::for_terminal_line(decision.options[i]),
            decision.chosen == number ? painted("  chosen", Paint::green, reader.style) : "",
            sides(deliberation, number));
    }
    return text;
}

// Who, when, what, and the words below it.
std::string reply_text(const model::Entry& reply, bool is_taken_back, const Decision& decision,
                       const Reader& reader) {
    std::string line = fmt::format(
        "{}  {}  {}{}", moment(reply.at.at, reader), text::for_terminal_line(reply.author),
        position_words(*reply.reply), is_taken_back ? " (taken back since)" : "");
    std::string text = indent + line + "\n";
    constexpr std::size_t deeper = 4;
    if (const auto words = own_words(reply, decision)) text += lines_of(*words, deeper, reader);
    const bool is_reason = decision.reason && reply.body == decision.reason;
    if (reply.body && !is_reason) text += lines_of(*reply.body, deeper, reader);
    return text;
}

std::string replies(const Deliberation& deliberation, const Reader& reader) {
    std::string text;
    const auto open = model::open_objections(deliberation);
    for (const auto& reply : deliberation.replies) {
        if (reply.reply->position == Position::acknowledge) continue;
        const bool is_taken_back =
            reply.reply->position == Position::object &&
            std::ranges::find(open, reply.id, &model::Entry::id) == open.end();
        text += reply_text(reply, is_taken_back, deliberation.decision, reader);
    }
    return text.empty() ? text : heading("What was said", reader) + text;
}

std::string evidence(const DecisionPage& page, const Reader& reader) {
    if (page.evidence.empty()) return {};
    std::string text = heading("Evidence", reader);
    for (const auto& entry : page.evidence) {
        const auto before =
            fmt::format("  {}  {}  {}  ", model::short_id(entry), day_of(entry.at.at, reader),
                        text::for_terminal_line(entry.author));
        const auto line = text::for_terminal_line(entry.line);
        const auto width = page_width(reader.style);
        constexpr std::size_t shortest = 16;
        const auto room = std::max(width, before.size() + shortest) - before.size();
        text += before + (reader.style.cut ? text::cut(line, room, cut_mark(reader.style)) : line) +
                "\n";
    }
    return text;
}

}  // namespace

std::string decision_page(const DecisionPage& page, const Reader& reader) {
    const auto& decision = page.deliberation.decision;
    const bool was_proposed =
        decision.decided_at || decision.status == model::DecisionStatus::proposed;
    return painted(model::decision_key(decision.number), Paint::yellow, reader.style) + "  " +
           painted(text::for_terminal_line(decision.entry.line), Paint::bold, reader.style) +
           "\n\n" + facts(page, reader) + list("Drivers", decision.drivers, reader) +
           options(page.deliberation, reader) +
           block(was_proposed ? "Context" : "Why", decision.entry.body, reader) +
           replies(page.deliberation, reader) + block("Why", decision.reason, reader) +
           list("Consequences", decision.consequences, reader) +
           block("Confirmation", decision.confirmation, reader) + evidence(page, reader);
}

}  // namespace trail::render
