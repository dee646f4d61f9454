// What the text part and the HTML part of a mailed digest have in common.
#include "render/mail_page.hpp"

#include <algorithm>

#include "render/digest_words.hpp"
#include "render/html_body.hpp"
#include "render/html_text.hpp"
#include "trail/report/spread.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/pieces.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

constexpr std::size_t longest_text = 400;    // columns
constexpr std::size_t most_bytes = 4 * 400;  // marks take no column, but bytes
constexpr std::size_t most_remarks = 5;
constexpr std::size_t most_intro = 24 * 1024;  // bytes of HTML
constexpr std::string_view cut_mark = "...";

std::string_view first_bytes(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
    return text.substr(0, most);
}

// One line of bounded size, whatever somebody wrote. Repaired bytes may grow: they are cut last.
std::string bounded(std::string_view text) {
    const auto shown = text::for_terminal_line(first_bytes(text, 2 * most_bytes));
    const auto whole = text::cut(first_bytes(shown, most_bytes), longest_text, cut_mark);
    const bool lost = text.size() > 2 * most_bytes || shown.size() > most_bytes;
    return lost && !whole.ends_with(cut_mark) ? whole + std::string(cut_mark) : whole;
}

void bound(PageLine& line) {
    line.text = bounded(line.text);
    line.label = bounded(line.label);
    line.reason = bounded(line.reason);
    for (auto& fact : line.details.facts) fact = bounded(fact);
    auto& remarks = line.details.remarks;
    if (remarks.size() > most_remarks) {
        const auto others = remarks.size() - most_remarks;
        remarks.resize(most_remarks);
        remarks.push_back({grouped(others) + " more", {}, {}});
    }
    for (auto& remark : remarks) remark.text = bounded(remark.text);
}

std::size_t entries_of(const PageSection& section) {
    std::size_t entries = 0;
    for (const auto& line : section.lines) entries += line.entries;
    return entries;
}

// How many entries went with the lines.
std::size_t shorten(PageSection& section, std::size_t most) {
    const auto all = entries_of(section);
    if (section.tells_of_the_past())
        report::thin_out(section.lines, most);
    else
        section.lines.resize(most);
    return all - entries_of(section);
}

MailSection mail_section(const report::Digest& digest, PageSection section,
                         const std::string& command, const MailLimits& limits) {
    MailSection result{.title = bounded(section.title),
                       .needs_attention = section.name == "attention"};
    const auto most = result.needs_attention ? limits.attention : limits.lines;
    auto rest = section.rest;
    if (section.lines.size() > most) {
        if (section.name == "counted") rest.groups += section.lines.size() - most;
        // Nothing but the whole shows what is cut of several kinds.
        if (rest.more.empty() || result.needs_attention) rest.more = command;
        rest.entries += shorten(section, most);
    }
    for (auto& line : section.lines) bound(line);
    result.lines = std::move(section.lines);
    if (!rest.more.empty()) result.omissions.push_back({rest_text(digest, rest), rest.more});
    return result;
}

std::vector<std::string> intro_lines(std::string_view intro) {
    std::vector<std::string> lines;
    for (const auto line : text::lines(intro)) lines.push_back(text::for_terminal_line(line));
    while (!lines.empty() && lines.back().empty()) lines.pop_back();
    return lines;
}

// Paragraphs, with the line ends of their author.
std::string plain_html(const std::vector<std::string>& lines) {
    std::string html;
    bool inside = false;
    for (const auto& line : lines) {
        if (line.empty()) {
            if (inside) html += "</p>\n";
            inside = false;
            continue;
        }
        html += (inside ? "<br>\n" : "<p dir=\"auto\">") + html_line(line);
        inside = true;
    }
    return inside ? html + "</p>\n" : html;
}

// Whoever sends the mail may write Markdown as on the page, as far as a mail has room for it.
std::string intro_html(const report::Digest& digest, const std::vector<std::string>& lines) {
    if (digest.intro.empty()) return {};
    auto html = html_body(digest.intro);
    return html.size() <= most_intro ? html : plain_html(lines);
}

}  // namespace

MailPage mail_page(const report::Digest& digest, const std::string& command,
                   const std::string& signature, const MailLimits& limits) {
    MailPage page{.heading = bounded(heading(digest)),
                  .responses = responses_sentence(digest),
                  .intro = intro_lines(digest.intro),
                  .signature = bounded(signature)};
    page.intro_html = intro_html(digest, page.intro);
    for (const auto& part : summary(digest))
        page.summary += (page.summary.empty() ? "" : " ") + part;
    auto all = sections(digest, "→");
    if (all.size() > limits.sections) {
        page.omissions.push_back(
            {"and " + counted(all.size() - limits.sections, "more section", "more sections"),
             command});
        all.resize(limits.sections);
    }
    for (auto& each : all)
        page.sections.push_back(mail_section(digest, std::move(each), command, limits));
    return page;
}

std::string in_parentheses(const PageLine& line) {
    auto facts = line.details.facts;
    if (!line.key.empty()) facts.push_back(line.key);
    std::vector<std::string> remarks;
    for (const auto& remark : line.details.remarks)
        remarks.push_back(remark.before + remark.text + remark.after);
    if (facts.empty() && remarks.empty()) return {};
    const auto* between = facts.empty() || remarks.empty() ? "" : "; ";
    return " (" + joined(facts) + between + joined(remarks) + ')';
}

}  // namespace trail::render
