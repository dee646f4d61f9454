// A record as a site of plain files.
#include "trail/render/site.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "render/digest_words.hpp"
#include "render/site_decision.hpp"
#include "render/site_entry.hpp"
#include "render/site_months.hpp"
#include "render/site_names.hpp"
#include "render/site_page.hpp"
#include "render/site_search.hpp"
#include "render/site_weeks.hpp"
#include "trail/text/html.hpp"

namespace trail::render {
namespace {

constexpr std::size_t most_listed = 24;
constexpr std::size_t longest_hit = 200;          // bytes
constexpr std::size_t most_searched = 64 * 1024;  // bytes of a body

constexpr std::string_view search_box = R"(<form id="search" role="search" hidden>
<label for="search-words">Search all entries</label>
<input id="search-words" type="search" autocomplete="off" spellcheck="false">
<button type="submit">Search</button>
</form>
<noscript><p>The search needs scripts; everything else does not.</p></noscript>
<p id="search-status" role="status"></p>
<ol id="search-results"></ol>
<button id="search-more" type="button" hidden>Show more</button>
)";

// A page that a list of all of them has.
struct Listed {
    time::Period period;
    std::size_t entries = 0;
};

std::string words_of(const model::Entry& entry) {
    std::string words =
        entry.line + ' ' + entry.author + ' ' + std::string(model::name(entry.kind));
    const auto add = [&](std::string_view text) { (words += ' ') += text; };
    if (entry.body) add(text::whole_prefix(*entry.body, most_searched));
    if (entry.project) add(*entry.project);
    for (const auto* list : {&entry.tags, &entry.people, &entry.refs})
        for (const auto& word : *list) add(word);
    if (entry.source) add(entry.source->revision.substr(0, 12));
    if (entry.decision) add(model::decision_key(entry.decision->number));
    return words;
}

void add_words(std::string& words, const model::Decision& decision) {
    for (const auto* list : {&decision.drivers, &decision.options, &decision.consequences})
        for (const auto& text : *list) (words += ' ') += text;
    for (const auto& text : {decision.reason, decision.confirmation})
        if (text) (words += ' ') += *text;
}

SearchHit hit_of(const model::Entry& entry, std::string target, time::Day day) {
    std::vector<std::string> facts{time::long_date(day), entry.author};
    if (entry.project) facts.push_back(*entry.project);
    facts.emplace_back(model::name(entry.kind));
    return {std::move(target), site_text(entry.line, longest_hit), joined(facts)};
}

std::string link_list(std::string_view id, std::string_view title,
                      const std::vector<SiteLink>& links) {
    if (links.empty()) return {};
    auto out = fmt::format(
        "<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n<ul class=\"names\">\n", id,
        title);
    for (const auto& link : links)
        out += fmt::format("<li><a href=\"{}\"><bdi>{}</bdi></a></li>\n", link.target,
                           text::for_html(link.words));
    return out + "</ul>\n</section>\n";
}

}  // namespace

struct Site::State {
    State(SiteOptions with, WriteFile write_file, FindDecision find_decision)
        : options(std::move(with)),
          write(std::move(write_file)),
          find(std::move(find_decision)),
          title(options.title.empty() ? "Record of work" : options.title),
          search(write) {}

    SiteOptions options;
    WriteFile write;
    FindDecision find;
    std::string title;
    SiteSearch search;
    std::optional<SiteWeek> week;
    std::optional<SiteMonth> month;
    std::vector<Listed> weeks, months;
    NameFiles projects{"projects", "People", "people"};
    NameFiles people{"people", "Projects", "projects"};
    DecisionTitles decisions;
    std::map<int, std::string> decision_items;

    time::Day day_of(const model::Entry& entry) const {
        return time::day_of(options.zone.local(entry.at.at));
    }
    void put(const std::vector<SitePage>& pages) const {
        for (const auto& page : pages) write(page.file, site_page(page, title));
    }
    std::vector<SiteLink> ways(std::string_view folder, const std::vector<Listed>& before,
                               const std::optional<time::Period>& after) const;
    void end_week(const std::optional<time::Period>& next);
    void end_month(const std::optional<time::Period>& next);
    void take_in(const model::Entry& entry, const time::Period& of, std::string target,
                 std::string_view week_file);
    void put_decisions();
    void put_list(std::string_view folder, std::string_view name, const std::vector<Listed>& all);
    void put_first_page() const;
};

std::vector<SiteLink> Site::State::ways(std::string_view folder, const std::vector<Listed>& before,
                                        const std::optional<time::Period>& after) const {
    std::vector<SiteLink> links;
    const auto add = [&](std::string_view word, const time::Period& period) {
        links.push_back({site_file(folder, time::name(period)),
                         fmt::format("{}: {}", word, period_title(period))});
    };
    if (!before.empty()) add("Before", before.back().period);
    if (after) add("After", *after);
    return links;
}

// Decisions have their own page, and are found by what is written there.
void Site::State::take_in(const model::Entry& entry, const time::Period& of, std::string target,
                          std::string_view week_file) {
    const auto day = day_of(entry);
    auto words = words_of(entry);
    if (entry.decision) {
        const int number = entry.decision->number;
        target = site_file("decisions", model::decision_key(number));
        decisions[number] = site_text(entry.line, longest_hit);
        if (const auto found = find(number)) add_words(words, found->decision);
    }
    search.add(hit_of(entry, target, day), words);
    const auto item = site_line(entry, target, options.zone);
    if (entry.decision) decision_items[entry.decision->number] = item;
    const Placed placed{entry, of, target, week_file};
    if (entry.project) projects.add(*entry.project, placed, item, entry.author);
    people.add(entry.author, placed, item, entry.project.value_or(""));
    const auto period = time::month_of(day);
    // Where clocks went back at midnight, the last minutes of a month come after its end.
    if (!month || month->month().begin < period.begin) {
        end_month(period);
        month.emplace(period);
    }
    month->add(placed, day, item);
}

void Site::State::end_week(const std::optional<time::Period>& next) {
    if (!week) return;
    const auto pages = site_week(*week, options.zone, ways("weeks", weeks, next));
    put(pages.pages);
    for (std::size_t i = 0; i < week->entries.size(); ++i)
        take_in(week->entries[i], week->week, pages.targets[i], pages.projects[i]);
    weeks.push_back({week->week, week->entries.size()});
    week.reset();
}

void Site::State::end_month(const std::optional<time::Period>& next) {
    if (!month) return;
    put(month->pages(ways("months", months, next)));
    months.push_back({month->month(), month->entries()});
    month.reset();
}

void Site::State::put_decisions() {
    for (const auto& [number, text] : decisions)
        if (const auto found = find(number)) put(site_decision(*found, decisions, options.zone));
    SiteSection section{.id = "list", .title = "Newest first", .look = "marked"};
    for (auto item = decision_items.rbegin(); item != decision_items.rend(); ++item)
        section.items.push_back(item->second);
    if (section.items.empty()) section.items.emplace_back("<li>There are none.</li>\n");
    put(site_pages({.title = "Decisions"}, "decisions", "index", site_parts({section}).contents));
}

void Site::State::put_list(std::string_view folder, std::string_view name,
                           const std::vector<Listed>& all) {
    std::vector<SiteSection> years;
    for (auto each = all.rbegin(); each != all.rend(); ++each) {
        const auto year = time::name(each->period).substr(0, 4);
        if (years.empty() || years.back().title != year)
            years.push_back({.id = "y" + year, .title = year});
        years.back().items.push_back(
            "<li>" +
            site_link(site_file(folder, time::name(each->period)), period_title(each->period)) +
            ", " + counted(each->entries, "entry", "entries") + "</li>\n");
    }
    if (years.empty()) years.push_back({"none", "None", {}, {"<li>There are none.</li>\n"}});
    put(site_pages({.title = std::string(name)}, folder, "index", site_parts(years).contents));
}

void Site::State::put_first_page() const {
    const auto newest = [](std::string_view folder, const std::vector<Listed>& all) {
        std::vector<SiteLink> links;
        for (auto each = all.rbegin(); each != all.rend() && links.size() < most_listed / 2; ++each)
            links.push_back(
                {site_file(folder, time::name(each->period)), period_title(each->period)});
        return links;
    };
    SitePage page{.file = "index.html", .title = title, .searches = true};
    page.lead = std::string(search_box);
    page.content = link_list("weeks", "Latest weeks", newest("weeks", weeks)) +
                   link_list("months", "Latest months", newest("months", months)) +
                   link_list("projects", "Projects", projects.links(most_listed)) +
                   link_list("people", "People", people.links(most_listed));
    if (page.content.empty()) page.content = "<p>Nothing is recorded here yet.</p>\n";
    write(page.file, site_page(page, title));
}

Site::Site(SiteOptions options, WriteFile write, FindDecision find)
    : state_(std::make_unique<State>(std::move(options), std::move(write), std::move(find))) {}

Site::~Site() = default;

void Site::add(model::Entry entry) {
    const auto week = time::week_of(state_->day_of(entry));
    if (!state_->week || state_->week->week.begin < week.begin) {
        state_->end_week(week);
        state_->week = SiteWeek{week, {}};
    }
    state_->week->entries.push_back(std::move(entry));
}

void Site::finish() {
    auto& state = *state_;
    state.end_week(std::nullopt);
    state.end_month(std::nullopt);
    state.put_decisions();
    state.put_list("weeks", "Weeks", state.weeks);
    state.put_list("months", "Months", state.months);
    for (const auto* files : {&state.projects, &state.people})
        for (const auto& [name, file] : files->all()) state.put(files->pages(name));
    state.put(state.projects.list("Projects"));
    state.put(state.people.list("People"));
    state.search.finish();
    state.put_first_page();
}

}  // namespace trail::render
