// A digest as Markdown: headings, flat lists and code spans, which every reader of Markdown knows.
#include "trail/render/digest_markdown.hpp"

#include <vector>

#include "render/digest_details.hpp"
#include "render/digest_words.hpp"
#include "render/markdown_pieces.hpp"
#include "trail/text/escape.hpp"

namespace trail::render {
namespace {

using report::DecisionLine;
using report::Digest;
using report::Line;
using report::Rest;

std::string bold(std::string_view label) {
    return "**" + std::string(label) + ":** ";
}

class Page {
public:
    explicit Page(const Digest& digest) : digest_(digest) {}

    void top();
    void attention();
    void status();
    void section(const std::string& title, const std::vector<Line>& lines, Section kind,
                 const Rest& rest);
    void decisions();
    void groups();

    std::string take() { return std::move(out_); }

private:
    void title(const std::string& words) { out_ += "\n## " + words + "\n\n"; }
    void item(const std::string& label, const Line& line, Section section);
    void more(const std::string& words, const std::string& command) {
        if (!command.empty()) out_ += "- " + words + ": " + markdown_code(command) + '\n';
    }

    const Digest& digest_;
    std::string out_;
};

void Page::top() {
    out_ += "# " + text::for_markdown(heading(digest_)) + "\n\n";
    std::string line;
    for (const auto& part : summary(digest_)) line += (line.empty() ? "" : " ") + part;
    out_ += line + '\n';
    if (!digest_.intro.empty()) out_ += '\n' + digest_.intro + '\n';
}

void Page::item(const std::string& label, const Line& line, Section section) {
    const auto notes = details(digest_, line, section, "→");
    const bool one_commit = line.commit && line.times == 1;
    out_ += "- " + label + text::for_markdown(line.text) +
            markdown_parentheses(notes, one_commit ? *line.commit : line.key) + '\n';
}

void Page::attention() {
    if (digest_.attention.empty() && digest_.review.empty()) return;
    title("Needs attention");
    for (const auto& line : digest_.attention) {
        const auto word = line.kind == model::Kind::blocker ? "Blocker" : "Ask";
        item(bold(word), line, Section::attention);
    }
    for (const auto& line : digest_.review) {
        Details notes{facts(digest_, line), {}};
        notes.facts.push_back(review_fact(digest_, line));
        out_ += "- " + bold(review_label(digest_, line)) + text::for_markdown(line.title) +
                markdown_parentheses(notes, line.key) + '\n';
    }
}

void Page::status() {
    if (digest_.status.empty()) return;
    title("Status");
    for (const auto& line : digest_.status) {
        auto words = line.project ? text::for_markdown(*line.project) : std::string();
        if (line.health) words += (words.empty() ? "" : ", ") + std::string(label(line));
        item(words.empty() ? "" : bold(words), line, Section::status);
    }
}

void Page::section(const std::string& heading, const std::vector<Line>& lines, Section kind,
                   const Rest& rest) {
    if (lines.empty()) return;
    title(heading);
    for (const auto& line : lines) item("", line, kind);
    more(rest_text(digest_, rest), rest.more);
}

void Page::decisions() {
    if (digest_.decisions.empty()) return;
    title("Decisions");
    for (const auto& line : digest_.decisions) {
        out_ += "- " + bold(line.key + ' ' + std::string(model::name(line.status))) +
                text::for_markdown(line.title) +
                markdown_parentheses({facts(digest_, line), {}}, "") + '\n';
        const auto reason = reasoning(line);
        if (!reason.empty()) out_ += "  " + text::for_markdown(reason) + '\n';
    }
    more(rest_text(digest_, digest_.more_decisions), digest_.more_decisions.more);
}

void Page::groups() {
    bool counting = false;
    for (const auto& group : digest_.groups) {
        const auto words = text::for_markdown(group_title(digest_, group));
        if (!group.lines.empty()) {
            section(words, group.lines, Section::group, Rest{0, group.left_out, group.more});
            continue;
        }
        if (!counting) title(counted_groups_title(digest_));
        counting = true;
        more(words, group.more);
    }
    more(rest_text(digest_, digest_.more_groups), digest_.more_groups.more);
}

}  // namespace

std::string markdown(const Digest& digest) {
    Page page(digest);
    page.top();
    page.attention();
    page.status();
    page.section("Breaking changes", digest.breaking, Section::work, digest.more_breaking);
    page.decisions();
    page.section("Wins", digest.wins, Section::work, digest.more_wins);
    page.groups();
    page.section("Next", digest.next, Section::next, digest.more_next);
    return page.take();
}

}  // namespace trail::render
