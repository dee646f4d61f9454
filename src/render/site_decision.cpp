// The page of one decision in a site.
#include "render/site_decision.hpp"

#include <fmt/format.h>

#include "render/decision_words.hpp"
#include "render/digest_words.hpp"
#include "render/html_text.hpp"
#include "render/site_entry.hpp"
#include "trail/text/html.hpp"

namespace trail::render {
namespace {

using model::Decision;

constexpr std::size_t longest_item = 2000;  // bytes

std::string line(std::string_view text) {
    return html_isolated(site_text(text, longest_item));
}

SiteSection lines(std::string_view id, std::string_view title,
                  const std::vector<std::string>& texts) {
    SiteSection section{.id = std::string(id), .title = std::string(title)};
    for (const auto& text : texts) section.items.push_back("<li>" + line(text) + "</li>\n");
    return section;
}

SiteSection prose(std::string_view id, std::string_view title,
                  const std::optional<std::string>& text, const Decision& decision) {
    SiteSection section{.id = std::string(id), .title = std::string(title), .is_list = false};
    const auto more = "trail decide show " + model::decision_key(decision.number);
    if (text)
        section.items.push_back("<div class=\"body\" dir=\"auto\">\n" + site_body(*text, more) +
                                "</div>\n");
    return section;
}

class Facts {
public:
    void add(std::string_view label, const std::string& html) {
        if (!html.empty()) text_ += fmt::format("<li>{}: {}</li>\n", label, html);
    }
    void add(std::string_view label, const std::vector<std::string>& names) {
        std::vector<std::string> shown;
        for (const auto& name : names) shown.push_back("<bdi>" + text::for_html(name) + "</bdi>");
        add(label, joined(shown));
    }
    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

std::string links(const std::vector<int>& numbers, const DecisionTitles& known) {
    std::vector<std::string> all;
    for (const int number : numbers) {
        const auto key = model::decision_key(number);
        const auto found = known.find(number);
        all.push_back(found == known.end()
                          ? key
                          : site_link(site_file("decisions", key),
                                      key + " <bdi>" + text::for_html(found->second) + "</bdi>"));
    }
    return joined(all);
}

std::string facts(const Decision& decision, const DecisionTitles& known, const time::Zone& zone) {
    const auto day = [&](time::Instant at) { return site_day(time::day_of(zone.local(at))); };
    Facts facts;
    const bool proposed = decision.decided_at || decision.status == model::DecisionStatus::proposed;
    facts.add(proposed ? "Proposed" : "Decided", day(decision.entry.at.at));
    if (decision.decided_at) facts.add("Decided", day(*decision.decided_at));
    if (decision.ended_at) facts.add("Ended", day(*decision.ended_at));
    facts.add("Deciders",
              decision.deciders.empty() ? std::vector{decision.entry.author} : decision.deciders);
    facts.add("Consulted", decision.consulted);
    facts.add("Informed", decision.informed);
    if (decision.entry.project)
        facts.add("Project",
                  site_link(site_file("projects", site_slug(*decision.entry.project)),
                            "<bdi>" + text::for_html(*decision.entry.project) + "</bdi>"));
    if (decision.due) facts.add("Input until", day(*decision.due));
    if (decision.review) facts.add("Review", site_day(*decision.review));
    facts.add("Supersedes", links(decision.supersedes, known));
    if (decision.superseded_by) facts.add("Superseded by", links({*decision.superseded_by}, known));
    return facts.take();
}

SiteSection options(const Decision& decision) {
    SiteSection section{.id = "options", .title = "Options", .look = "marked"};
    for (std::size_t i = 0; i < decision.options.size(); ++i) {
        const bool chosen = decision.chosen && static_cast<std::size_t>(*decision.chosen) == i + 1;
        section.items.push_back(fmt::format("<li>{}. {}{}</li>\n", i + 1, line(decision.options[i]),
                                            chosen ? " <strong>(chosen)</strong>" : ""));
    }
    return section;
}

SiteSection said(const model::Deliberation& deliberation, const time::Zone& zone) {
    SiteSection section{.id = "said", .title = "What was said"};
    for (const auto& reply : deliberation.replies) {
        const auto words = own_words(reply, deliberation.decision);
        auto item = "<li><strong><bdi>" + text::for_html(reply.author) + "</bdi></strong> " +
                    text::for_html(position_words(*reply.reply));
        if (words) item += ": " + line(*words);
        item += " <span class=\"facts\">(" + site_day(time::day_of(zone.local(reply.at.at))) +
                ")</span></li>\n";
        section.items.push_back(std::move(item));
    }
    return section;
}

}  // namespace

std::vector<SitePage> site_decision(const model::Deliberation& deliberation,
                                    const DecisionTitles& known, const time::Zone& zone) {
    const auto& decision = deliberation.decision;
    const auto key = model::decision_key(decision.number);
    const SitePage first{.title = key + ' ' + site_text(decision.entry.line, longest_item),
                         .lead = "<p>" + status_label(decision.number, decision.status) + "</p>\n"};
    SiteSection known_of_it{.id = "facts", .title = "In short"};
    known_of_it.items.push_back(facts(decision, known, zone));
    const std::vector<SiteSection> sections{
        known_of_it,
        prose("context", "Context", decision.entry.body, decision),
        lines("drivers", "What matters", decision.drivers),
        options(decision),
        prose("why", "Why", decision.reason, decision),
        lines("consequences", "Consequences", decision.consequences),
        prose("confirmation", "Confirmation", decision.confirmation, decision),
        said(deliberation, zone)};
    return site_pages(first, "decisions", key, site_parts(sections).contents);
}

}  // namespace trail::render
