// The HTML part of a mailed digest.
#include "render/html_text.hpp"
#include "render/mail_page.hpp"

namespace trail::render {
namespace {

// The lines are seen on white and on #121212 (3:1, WCAG 2.2, 1.4.11); text has the reader's colour.
constexpr std::string_view head = R"(<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
)";
constexpr std::string_view style = R"(<style>
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){h2{border-color:#4285f4!important}}
</style>
)";
constexpr std::string_view body_style = "font-family:sans-serif;font-size:16px;line-height:1.5";
constexpr std::string_view section_style =
    "margin:24px 0 8px;padding:0 0 4px;font-size:18px;border-bottom:2px solid #1a73e8";
constexpr std::string_view attention_style =
    "margin:0;padding:0 0 0 28px;border-left:4px solid #d93025";
constexpr std::string_view list_style = "margin:0;padding:0 0 0 28px";
constexpr std::string_view item_style = "margin:0 0 4px";

std::string open(std::string_view element, std::string_view inline_style) {
    return "<" + std::string(element) + " style=\"" + std::string(inline_style) + "\">";
}

std::string with_command(const std::string& words, const std::string& command) {
    return html_line(words) + ": <code>" + html_line(command) + "</code>";
}

std::string item(const PageLine& line) {
    std::string html = open("li", item_style);
    if (!line.command.empty()) return html + with_command(line.text, line.command) + "</li>\n";
    if (!line.label.empty()) html += "<strong>" + html_line(line.label) + ":</strong> ";
    html += "<span dir=\"auto\">" + html_isolated(line.text) + "</span>";
    html += html_line(in_parentheses(line));
    if (!line.reason.empty()) html += "<br>" + html_isolated(line.reason);
    return html + "</li>\n";
}

std::string list(const MailSection& section) {
    std::string html = open("h2", section_style) + html_line(section.title) + "</h2>\n";
    html += open("ul", section.needs_attention ? attention_style : list_style) + '\n';
    for (const auto& line : section.lines) html += item(line);
    for (const auto& rest : section.omissions)
        html += open("li", item_style) + with_command(rest.words, rest.command) + "</li>\n";
    return html + "</ul>\n";
}

}  // namespace

std::string mail_html(const MailPage& page) {
    std::string html = "<!doctype html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n";
    html += std::string(head) + "<title>" + html_line(page.heading) + "</title>\n";
    html += std::string(style) + "</head>\n" + open("body", body_style) + '\n';
    html += open("h1", "margin:0 0 8px;font-size:22px") + html_line(page.heading) + "</h1>\n";
    html += "<p>" + html_line(page.summary) + "</p>\n";
    if (!page.responses.empty()) html += "<p>" + html_line(page.responses) + "</p>\n";
    html += page.intro_html;
    for (const auto& section : page.sections) html += list(section);
    for (const auto& rest : page.omissions)
        html += "<p>" + with_command(rest.words, rest.command) + "</p>\n";
    html += "<hr>\n<p>" + html_line(page.signature) + "</p>\n";
    return html + "</body>\n</html>\n";
}

}  // namespace trail::render
