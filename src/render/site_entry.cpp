// Entries on the pages of a site.
#include "render/site_entry.hpp"

#include <fmt/format.h>

#include <vector>

#include "render/decision_words.hpp"
#include "render/digest_words.hpp"
#include "render/html_body.hpp"
#include "render/html_items.hpp"
#include "render/html_text.hpp"
#include "render/site_page.hpp"
#include "trail/text/html.hpp"

namespace trail::render {
namespace {

// In bytes: a page holds many of them, and even one of nothing but quotation marks has room.
constexpr std::size_t longest_line = 2000;
constexpr std::size_t longest_elsewhere = 300;
constexpr std::size_t largest_body = 60'000;
constexpr std::size_t body_begin = 8'000;
constexpr std::size_t id_letters_shown = 8;
constexpr std::size_t revision_digits = 7;

time::Day day_of(const model::Entry& entry, const time::Zone& zone) {
    return time::day_of(zone.local(entry.at.at));
}

std::string status_words(const model::Entry& entry) {
    return entry.health ? std::string(model::name(*entry.health)) : "status";
}

std::string label_of(const model::Entry& entry) {
    using model::Kind;
    if (entry.decision) return status_label(entry.decision->number, entry.decision->status);
    if (entry.reply)
        return html_label(
            model::decision_key(entry.reply->decision) + ' ' + position_words(*entry.reply), "");
    switch (entry.kind) {
        case Kind::done:
        case Kind::commit:
            return entry.breaking ? html_label("breaking", " stop") : "";
        case Kind::win:
            return html_label("win", " good");
        case Kind::blocker:
            return html_label("blocker", entry.closed_at ? "" : " stop");
        case Kind::status:
            return html_label(status_words(entry), entry.health ? html_look(*entry.health) : "");
        default:
            return html_label(model::name(entry.kind), "");
    }
}

std::string ended(const model::Entry& entry, const time::Zone& zone) {
    if (!entry.closed_at) return model::is_open(entry) ? "open" : "";
    return "closed " + site_day(time::day_of(zone.local(*entry.closed_at)));
}

std::string name_of(const model::Entry& entry) {
    const auto id = entry.source ? entry.source->revision.substr(0, revision_digits)
                                 : model::letters(entry.id, id_letters_shown);
    return entry.decision ? "" : "<code>" + text::for_html(id) + "</code>";
}

std::string facts(std::vector<std::string> all) {
    std::erase(all, "");
    return " <span class=\"facts\">(" + joined(all) + ")</span>";
}

std::string author(const model::Entry& entry) {
    return "<bdi>" + text::for_html(entry.author) + "</bdi>";
}

// A decision has a page of its own.
std::string title(const model::Entry& entry) {
    const auto text = html_isolated(site_text(entry.line, longest_line));
    if (!entry.decision) return text;
    const auto key = model::decision_key(entry.decision->number);
    return site_link(site_file("decisions", key),
                     "<bdi>" + text::for_html(site_text(entry.line, longest_line)) + "</bdi>");
}

}  // namespace

std::string site_day(time::Day day) {
    return fmt::format("<time datetime=\"{}\">{}</time>", time::iso_date(day),
                       time::long_date(day));
}

std::string site_text(std::string_view text, std::size_t most) {
    const auto begin = text::whole_prefix(text, most);
    return std::string(begin) + (begin.size() < text.size() ? "…" : "");
}

std::string status_label(int number, model::DecisionStatus status) {
    return html_label(model::decision_key(number) + ' ' + std::string(model::name(status)),
                      html_look(status));
}

std::string site_body(std::string_view markdown, std::string_view more) {
    auto whole = html_body(markdown);
    if (whole.size() <= largest_body) return whole;
    return "<pre>" + text::for_html_block(text::whole_prefix(markdown, body_begin)) +
           "</pre>\n<p>The text goes on in the record: <code>" + text::for_html(more) +
           "</code></p>\n";
}

std::string site_entry(const model::Entry& entry, const time::Zone& zone) {
    const auto shown = label_of(entry) + title(entry) +
                       facts({time::short_date(day_of(entry, zone)), author(entry),
                              ended(entry, zone), name_of(entry)});
    const auto id = model::letters(entry.id);
    // A decision's context is on its page.
    if (!entry.body || entry.decision) return fmt::format("<li id=\"{}\">{}</li>\n", id, shown);
    return fmt::format(
        "<li id=\"{}\"><details><summary>{}</summary>\n<div class=\"body\" dir=\"auto\">\n{}"
        "</div></details></li>\n",
        id, shown, site_body(*entry.body, "trail show " + id));
}

std::string site_line(const model::Entry& entry, std::string_view target, const time::Zone& zone) {
    const auto text = "<bdi>" + text::for_html(site_text(entry.line, longest_elsewhere)) + "</bdi>";
    return "<li>" + label_of(entry) + site_link(target, text) +
           facts({site_day(day_of(entry, zone)), author(entry), ended(entry, zone)}) + "</li>\n";
}

}  // namespace trail::render
