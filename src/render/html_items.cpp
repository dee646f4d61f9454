// The lines of a digest page as list items, with what is behind them.
#include "render/html_items.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/digest_words.hpp"
#include "render/html_body.hpp"
#include "render/html_text.hpp"
#include "trail/text/html.hpp"

namespace trail::render {
namespace {

using report::DecisionLine;
using report::Line;

constexpr std::size_t most_bodies = 1024 * 1024;  // bytes of HTML

std::string code(std::string_view content) {
    return "<code>" + text::for_html(content) + "</code>";
}

std::string remark_html(const Remark& remark) {
    return text::for_html(remark.before) + (remark.text.empty() ? "" : html_isolated(remark.text)) +
           text::for_html(remark.after);
}

// " (mei, web, open 2 d, wkqz; closed blocker: ...)".
std::string parentheses(const Details& details, std::string_view key) {
    std::vector<std::string> facts;
    for (const auto& fact : details.facts)
        facts.push_back("<bdi>" + text::for_html(fact) + "</bdi>");
    if (!key.empty()) facts.push_back(code(key));
    std::vector<std::string> remarks;
    for (const auto& remark : details.remarks) remarks.push_back(remark_html(remark));
    if (facts.empty() && remarks.empty()) return {};
    const auto* between = facts.empty() || remarks.empty() ? "" : "; ";
    return " <span class=\"facts\">(" + joined(facts) + between + joined(remarks) + ")</span>";
}

const std::string* body_of(const report::Digest& digest, model::ItemId id) {
    const auto& bodies = digest.overview.bodies;
    const auto found = std::ranges::lower_bound(
        bodies, id.bits, {}, [](const report::Body& body) { return body.id.bits; });
    return found != bodies.end() && found->id == id ? &found->text : nullptr;
}

}  // namespace

std::string html_label(std::string_view words, std::string_view look) {
    return fmt::format("<strong class=\"label{}\">{}<span class=\"off\">:</span></strong> ", look,
                       text::for_html(words));
}

std::string_view html_look(model::Health health) {
    constexpr std::array<std::string_view, 3> looks{" good", " care", " stop"};
    return looks.at(static_cast<std::size_t>(health));
}

std::string_view html_look(model::DecisionStatus status) {
    if (status == model::DecisionStatus::accepted) return " good";
    return status == model::DecisionStatus::proposed ? " care" : "";
}

std::string HtmlItems::with_body(model::ItemId id, const std::string& shown, std::string_view key,
                                 std::size_t times) {
    const auto* body = times == 1 ? body_of(digest_, id) : nullptr;
    if (!body) return "<li>" + shown + "</li>\n";
    if (bodies_ < most_bodies) {
        auto content = html_body(*body);
        bodies_ += content.size();
        if (bodies_ <= most_bodies)
            return "<li><details><summary>" + shown +
                   "</summary>\n<div class=\"body\" dir=\"auto\">\n" + content +
                   "</div></details></li>\n";
    }
    return "<li>" + shown +
           " <span class=\"facts\">more: " + code("trail show " + std::string(key)) +
           "</span></li>\n";
}

std::string HtmlItems::text_of(const Line& line, Section section) const {
    const bool one_commit = line.commit && line.times == 1;
    return html_isolated(line.text) +
           parentheses(details(digest_, line, section, "→"), one_commit ? *line.commit : line.key);
}

std::string HtmlItems::line(const Line& line, Section section) {
    return with_body(line.id, text_of(line, section), line.key, line.times);
}

std::string HtmlItems::waiting(const Line& line) {
    const bool presses = line.kind == model::Kind::blocker || line.overdue_since;
    const auto label = html_label(attention_label(line), presses ? " stop" : " care");
    return with_body(line.id, label + text_of(line, Section::attention), line.key);
}

std::string HtmlItems::status(const Line& line) {
    std::string shown;
    if (line.health) shown = html_label(label(line), html_look(*line.health));
    if (line.project)
        shown += "<strong><bdi>" + text::for_html(*line.project) + "</bdi>:</strong> ";
    return with_body(line.id, shown + text_of(line, Section::status), line.key);
}

std::string HtmlItems::decision(const DecisionLine& line) {
    const auto words = line.key + ' ' + std::string(model::name(line.status));
    auto shown = html_label(words, html_look(line.status)) + html_isolated(line.title) +
                 parentheses({facts(digest_, line), {}}, "");
    const auto reason = reasoning(line);
    if (!reason.empty())
        shown += "<br>\n<span class=\"reason\">" + html_isolated(reason) + "</span>";
    return with_body(line.id, shown, line.key);
}

std::string HtmlItems::review(const DecisionLine& line) {
    Details notes{facts(digest_, line), {}};
    notes.facts.push_back(review_fact(digest_, line));
    const auto shown = html_label(review_label(digest_, line), "") + html_isolated(line.title);
    return with_body(line.id, shown + parentheses(notes, line.key), line.key);
}

std::string HtmlItems::plain(const PageLine& line) {
    return "<li>" + html_isolated(line.text) + parentheses(line.details, "") + "</li>\n";
}

std::string HtmlItems::more(std::string_view words, std::string_view command) {
    if (command.empty()) return {};
    return "<li>" + text::for_html(words) + ": " + code(command) + "</li>\n";
}

}  // namespace trail::render
