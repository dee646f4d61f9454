// A digest through a template: the one file that knows the template engine.
#include "trail/render/template.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <kainjow/mustache.hpp>

#include "render/digest_sections.hpp"
#include "render/digest_words.hpp"
#include "render/markdown_pieces.hpp"
#include "render/template_source.hpp"
#include "trail/error.hpp"
#include "trail/text/escape.hpp"

namespace trail::render {
namespace {

namespace mustache = kainjow::mustache;
using mustache::data;

constexpr std::string_view built_in = R"(
{{! The Markdown page of trail digest. A copy of it, changed as you like, is used with
    trail digest --template FILE. Names in two braces are escaped for Markdown, in three they are
    as they are.

    Of the page     heading, title, period, from, to, summary, intro, done, wins_count, blockers,
                    responses: how long answers took, or nothing
    sections        all of them in order: name, title, lines, more
    or one by one   attention, status, breaking, decisions, wins, next, missing: each a section
                    or nothing; groups: a list of sections
    lines           label, text, details, key, reason, command
    more            words, command: what a list leaves out, or nothing

    details and command are Markdown already. Use it with three braces.
}}# {{heading}}

{{summary}}
{{#responses}}

{{responses}}
{{/responses}}
{{#intro}}

{{{intro}}}
{{/intro}}
{{#sections}}

## {{title}}

{{#lines}}
- {{#label}}**{{label}}:** {{/label}}{{text}}{{{details}}}{{#command}}: {{{command}}}{{/command}}
{{#reason}}
  {{reason}}
{{/reason}}
{{/lines}}
{{#more}}
- {{words}}: {{{command}}}
{{/more}}
{{/sections}}
)";

data text_or_false(const std::string& text) {
    return text.empty() ? data(false) : data(text::for_terminal_line(text));
}

data line_data(const PageLine& line) {
    data result;
    result.set("label", text_or_false(line.label));
    result.set("text", data(text::for_terminal_line(line.text)));
    result.set("details", data(markdown_parentheses(line.details, line.key)));
    result.set("key", text_or_false(line.key));
    result.set("reason", text_or_false(line.reason));
    result.set("command", line.command.empty() ? data(false) : data(markdown_code(line.command)));
    return result;
}

data more_data(const report::Digest& digest, const report::Rest& rest) {
    if (rest.more.empty()) return data(false);
    data result;
    result.set("words", data(rest_text(digest, rest)));
    result.set("command", data(markdown_code(rest.more)));
    return result;
}

data section_data(const report::Digest& digest, const PageSection& section) {
    data lines(data::type::list);
    for (const auto& line : section.lines) lines << line_data(line);
    data result;
    result.set("name", data(std::string(section.name)));
    result.set("title", data(text::for_terminal_line(section.title)));
    result.set("lines", lines);
    result.set("more", more_data(digest, section.rest));
    return result;
}

void set_sections(data& page, const report::Digest& digest) {
    data all(data::type::list);
    data groups(data::type::list);
    for (const auto* name :
         {"attention", "status", "breaking", "decisions", "wins", "next", "missing"})
        page.set(name, data(false));
    for (const auto& section : sections(digest, "→")) {
        const auto values = section_data(digest, section);
        const bool group = section.name == "group" || section.name == "counted";
        if (group) groups << values;
        if (!group) page.set(std::string(section.name), values);
        all << values;
    }
    page.set("groups", groups);
    page.set("sections", all);
}

data page_data(const report::Digest& digest) {
    std::string numbers;
    for (const auto& part : summary(digest)) numbers += (numbers.empty() ? "" : " ") + part;
    data page;
    page.set(std::string(newline_name), data("\n"));
    page.set("heading", data(text::for_terminal_line(heading(digest))));
    page.set("title", text_or_false(digest.title));
    page.set("period", data(time::name(digest.period)));
    page.set("from", data(time::iso_date(digest.period.begin)));
    page.set("to", data(time::iso_date(digest.period.end - std::chrono::days(1))));
    page.set("summary", data(numbers));
    page.set("responses", text_or_false(responses_sentence(digest)));
    page.set("intro", digest.intro.empty() ? data(false) : data(digest.intro));
    page.set("done", data(grouped(digest.counts.done)));
    page.set("wins_count", data(grouped(digest.counts.win)));
    page.set("blockers", data(grouped(digest.counts.blocker_open)));
    set_sections(page, digest);
    return page;
}

}  // namespace

std::string_view markdown_template() {
    return built_in.substr(1);
}

std::string filled(const report::Digest& digest, std::string_view source, std::string_view file) {
    const auto failed = [&](std::string_view why) {
        return Error(Failure::config, fmt::format("{}: {}", file, why),
                     "trail digest --print-template");
    };
    const auto prepared = prepared_template(source, file);
    try {
        mustache::mustache page(prepared);
        page.set_custom_escape([](const std::string& text) { return text::for_markdown(text); });
        auto result = page.is_valid() ? page.render(page_data(digest)) : std::string();
        if (!page.is_valid()) throw failed(page.error_message());
        return result;
    } catch (const std::logic_error& broken) {  // it reads past the end of some texts
        throw failed(broken.what());
    }
}

}  // namespace trail::render
