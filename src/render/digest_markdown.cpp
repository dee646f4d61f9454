// A digest as Markdown: headings, flat lists and code spans, which every reader of Markdown knows.
#include "trail/render/digest_markdown.hpp"

#include "render/digest_sections.hpp"
#include "render/digest_words.hpp"
#include "render/markdown_pieces.hpp"
#include "trail/text/escape.hpp"

namespace trail::render {
namespace {

std::string top(const report::Digest& digest) {
    std::string numbers;
    for (const auto& part : summary(digest)) numbers += (numbers.empty() ? "" : " ") + part;
    auto out = "# " + text::for_markdown(heading(digest)) + "\n\n" + numbers + '\n';
    const auto responses = responses_sentence(digest);
    if (!responses.empty()) out += '\n' + text::for_markdown(responses) + '\n';
    if (!digest.intro.empty()) out += '\n' + digest.intro + '\n';
    return out;
}

void put_item(std::string& out, const PageLine& line) {
    out += "- ";
    if (!line.label.empty()) out.append("**").append(text::for_markdown(line.label)).append(":** ");
    out += text::for_markdown(line.text);
    out += markdown_parentheses(line.details, line.key);
    if (!line.command.empty()) out.append(": ").append(markdown_code(line.command));
    out += '\n';
    if (!line.reason.empty()) out.append("  ").append(text::for_markdown(line.reason)).append("\n");
}

}  // namespace

// As the built-in template says it; a test compares them.
std::string markdown(const report::Digest& digest) {
    auto out = top(digest);
    for (const auto& section : sections(digest, "→")) {
        out += "\n## " + text::for_markdown(section.title) + "\n\n";
        for (const auto& line : section.lines) put_item(out, line);
        if (!section.rest.more.empty())
            out += "- " + text::for_markdown(rest_text(digest, section.rest)) + ": " +
                   markdown_code(section.rest.more) + '\n';
    }
    return out;
}

}  // namespace trail::render
