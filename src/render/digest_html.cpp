// A digest as one page: the sections of every other face, a way to each, and pictures.
#include "trail/render/digest_html.hpp"

#include <fmt/format.h>

#include <vector>

#include "render/digest_sections.hpp"
#include "render/digest_words.hpp"
#include "render/html_body.hpp"
#include "render/html_items.hpp"
#include "render/html_page.hpp"
#include "render/html_pictures.hpp"
#include "trail/text/html.hpp"
#include "trail/time/period.hpp"

namespace trail::render {
namespace {

using report::Digest;
using report::Line;
using report::Rest;

constexpr std::size_t most_names = 12;

struct Part {
    std::string id;
    std::string title;     // plain text
    std::string number{};  // beside the title; may be empty
    std::string content{};
};

class Page {
public:
    explicit Page(const Digest& digest) : digest_(digest), items_(digest) { fill(); }

    std::string header() const;
    std::string nav() const;
    std::string main() const;
    std::string intro() const;
    std::string footer() const;

private:
    void fill();
    std::string more(const Rest& rest) const {
        return HtmlItems::more(rest_text(digest_, rest), rest.more);
    }
    void add(Part part, const std::string& items, std::string_view look = {});
    void attention();
    void status();
    void decisions();
    void groups();
    void missing();
    void section(Part part, const std::vector<Line>& lines, Section kind, const Rest& rest);

    const Digest& digest_;
    HtmlItems items_;
    std::vector<Part> parts_;
};

void Page::add(Part part, const std::string& items, std::string_view look) {
    const auto list = look.empty() ? "<ul>\n" : fmt::format("<ul class=\"{}\">\n", look);
    part.content = list + items + "</ul>\n";
    parts_.push_back(std::move(part));
}

void Page::attention() {
    std::string items;
    for (const auto& line : digest_.attention) items += items_.waiting(line);
    for (const auto& line : digest_.review) items += items_.review(line);
    for (const auto& line : digest_.slipped) items += items_.waiting(line);
    items += more(digest_.more_slipped);
    if (!items.empty()) add({"attention", "Needs attention"}, items, "marked");
}

void Page::status() {
    std::string items;
    for (const auto& line : digest_.status) items += items_.status(line);
    items += more(digest_.more_status);
    if (!items.empty()) add({"status", "Status"}, items, "marked");
}

void Page::section(Part part, const std::vector<Line>& lines, Section kind, const Rest& rest) {
    if (lines.empty()) return;
    std::string items;
    for (const auto& line : lines) items += items_.line(line, kind);
    add(std::move(part), items + more(rest));
}

void Page::decisions() {
    if (digest_.decisions.empty()) return;
    std::string items;
    for (const auto& line : digest_.decisions) items += items_.decision(line);
    add({"decisions", "Decisions"}, items + more(digest_.more_decisions), "marked");
}

void Page::groups() {
    std::string counted;
    std::size_t number = 0;
    for (const auto& group : digest_.groups) {
        const auto title = group_title(digest_, group);
        if (group.lines.empty()) {
            counted += HtmlItems::more(title, group.more);
            continue;
        }
        const auto comma = title.rfind(", ");  // "api, 5 done"
        Part part{fmt::format("g{}", ++number), title.substr(0, comma)};
        if (comma != std::string::npos) part.number = title.substr(comma + 2);
        section(std::move(part), group.lines, Section::group, Rest{0, group.left_out, group.more});
    }
    counted += more(digest_.more_groups);
    if (!counted.empty()) add({"others", counted_groups_title(digest_)}, counted);
}

void Page::missing() {
    std::string items;
    for (const auto& line : missing_lines(digest_)) items += HtmlItems::plain(line);
    if (!items.empty()) add({"missing", std::string(missing_title)}, items);
}

void Page::fill() {
    attention();
    status();
    section({"breaking", "Breaking changes"}, digest_.breaking, Section::work,
            digest_.more_breaking);
    decisions();
    section({"wins", "Wins"}, digest_.wins, Section::work, digest_.more_wins);
    groups();
    section({"next", "Next"}, digest_.next, Section::next, digest_.more_next);
    missing();
    auto pictures = html_calendar(digest_) + html_project_bars(digest_);
    if (!pictures.empty()) parts_.push_back({"numbers", "Numbers", {}, std::move(pictures)});
}

// "week 47" of "week 47 (Mon 16 to Sun 22 Nov 2026)": the days have a line of their own.
std::string short_heading(const Digest& digest) {
    const auto period = time::title(digest.period);
    const auto whole = heading(digest);
    const auto days = period.rfind(" (");
    return days == std::string::npos ? whole
                                     : whole.substr(0, whole.size() - (period.size() - days));
}

enum class Year { said, left_out };

std::string time_html(time::Day day, Year year = Year::said) {
    return fmt::format("<time datetime=\"{}\">{}</time>", time::iso_date(day),
                       year == Year::said ? time::long_date(day) : time::short_date(day));
}

bool is_year_said(const time::Period& period) {
    const auto year = [](time::Day day) { return std::chrono::year_month_day(day).year(); };
    return year(period.begin) == year(period.end - std::chrono::days{1});
}

std::string days_html(const time::Period& period) {
    const auto last = period.end - std::chrono::days{1};
    if (period.begin <= time::first_day) return "Up to " + time_html(last);
    if (period.end >= time::end_of_days) return "Since " + time_html(period.begin);
    if (period.begin == last) return time_html(last);
    return time_html(period.begin, is_year_said(period) ? Year::left_out : Year::said) + " to " +
           time_html(last);
}

std::string names_html(const Digest& digest) {
    if (digest.people.size() < 2 || digest.people.size() > most_names) return {};
    std::vector<std::string> names;
    for (const auto& person : digest.people)
        names.push_back("<bdi>" + text::for_html(person.name) + "</bdi>");
    return "<p>By " + joined(names) + "</p>\n";
}

// "11 done," as a number over its word; what has no number is a sentence.
std::string numbers_html(const Digest& digest) {
    std::string items, sentences;
    for (auto part : summary(digest)) {
        if (part.ends_with(',')) part.pop_back();
        const auto space = part.find(' ');
        const bool counted = part.front() >= '0' && part.front() <= '9';
        if (part.starts_with('(') && part.ends_with(')')) part = part.substr(1, part.size() - 2);
        if (counted)
            items += fmt::format("<li><b>{}</b> {}</li>\n", part.substr(0, space),
                                 part.substr(space + 1));
        else
            sentences += "<p>" + text::for_html(part) + "</p>\n";
    }
    if (!items.empty()) items = "<ul class=\"numbers\">\n" + items + "</ul>\n";
    const auto responses = responses_sentence(digest);
    if (!responses.empty()) sentences += "<p>" + text::for_html(responses) + "</p>\n";
    return items + sentences;
}

std::string Page::header() const {
    return "<header>\n<h1><bdi>" + text::for_html(short_heading(digest_)) + "</bdi></h1>\n<p>" +
           days_html(digest_.period) + "</p>\n" + names_html(digest_) + numbers_html(digest_) +
           "</header>\n";
}

// Whoever sends the page wrote it for the page, so it may have bodies' markup.
std::string Page::intro() const {
    if (digest_.intro.empty()) return {};
    return "<div class=\"intro\" dir=\"auto\">\n" + html_body(digest_.intro) + "</div>\n";
}

std::string Page::nav() const {
    constexpr std::size_t few = 3;
    if (parts_.size() < few) return {};
    std::string items;
    for (const auto& part : parts_)
        items += fmt::format("<li><a href=\"#{}\"><bdi>{}</bdi></a></li>\n", part.id,
                             text::for_html(part.title));
    return "<nav aria-label=\"Sections\">\n<ul>\n" + items + "</ul>\n</nav>\n";
}

std::string Page::main() const {
    std::string out = "<main id=\"main\">\n";
    for (const auto& part : parts_) {
        const auto number =
            part.number.empty() ? "" : " <small>" + text::for_html(part.number) + "</small>";
        out += fmt::format(
            "<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\"><bdi>{1}</bdi>{2}</h2>\n{3}"
            "</section>\n",
            part.id, text::for_html(part.title), number, part.content);
    }
    return out + "</main>\n";
}

std::string Page::footer() const {
    const auto until = time::local_time(digest_.until);
    return fmt::format(
        "<footer>\n<p>Made by trail. Ages are counted up to {} {}, {}.</p>\n"
        "</footer>\n",
        time_html(time::day_of(until)), time::clock_text(until), text::for_html(digest_.zone));
}

}  // namespace

std::string html(const Digest& digest) {
    const Page page(digest);
    std::string out = html_head(heading(digest));
    out += "<a class=\"skip\" href=\"#main\">Skip to the digest</a>\n";
    out += page.header() + page.intro() + page.nav() + page.main() + page.footer();
    out += html_end;
    return out;
}

}  // namespace trail::render
