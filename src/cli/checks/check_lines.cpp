// Findings as people, programs and bug reports read them.
#include "cli/checks/check_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "trail/text/escape.hpp"
#include "trail/text/terminal_lines.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t result_width = 7;
constexpr std::size_t check_width = 11;

std::string line(const Finding& finding, std::string_view message) {
    return fmt::format("  {}  {}  {}\n", text::padded(name(finding.result), result_width),
                       text::padded(finding.check, check_width), text::for_terminal_line(message));
}

std::string broken(const Finding& finding, std::size_t columns) {
    const auto message = finding.message + (finding.fix.empty() ? "" : ":");
    auto text = text::fitted(line(finding, message), columns, text::Lines::separate);
    if (finding.fix.empty()) return text;
    const std::string indent(2 + result_width + 2, ' ');
    return text + fmt::format("{}{}\n", indent, text::for_terminal_line(finding.fix));
}

std::string counted(std::ptrdiff_t number, std::string_view what) {
    return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

std::string without_home(std::string text, std::string_view home) {
    if (home.size() < 2) return text;
    for (auto at = text.find(home); at != std::string::npos; at = text.find(home, at + 1)) {
        text.replace(at, home.size(), "~");
    }
    return text;
}

// Every word with an "@" inside, from blank or bracket to blank or bracket.
std::string without_addresses(std::string text) {
    constexpr std::string_view ends = " \t\"'<>(),;:";
    constexpr std::string_view mask = "ADDRESS";
    for (auto at = text.find('@'); at != std::string::npos; at = text.find('@', at)) {
        const auto before = at == 0 ? std::string::npos : text.find_last_of(ends, at - 1);
        const auto begin = before == std::string::npos ? 0 : before + 1;
        const auto end = std::min(text.find_first_of(ends, at), text.size());
        if (begin == at || end == at + 1) {
            ++at;
            continue;
        }
        text.replace(begin, end - begin, mask);
        at = begin + mask.size();
    }
    return text;
}

std::string in_public(std::string_view text, std::string_view home) {
    return without_addresses(without_home(std::string(text), home));
}

constexpr std::array fields{
    JsonField<Finding>{{"check", "text", "what was looked at"},
                       [](text::JsonWriter& json, const Finding& f) { json.value(f.check); }},
    JsonField<Finding>{
        {"result", "text", "ok, info, warning, error, skipped or mended"},
        [](text::JsonWriter& json, const Finding& f) { json.value(name(f.result)); }},
    JsonField<Finding>{{"message", "text", "what was found"},
                       [](text::JsonWriter& json, const Finding& f) { json.value(f.message); }},
    JsonField<Finding>{{"fix", "text", "the command that helps"},
                       [](text::JsonWriter& json, const Finding& f) {
                           if (f.fix.empty()) {
                               json.null();
                           } else {
                               json.value(f.fix);
                           }
                       }},
};

}  // namespace

std::string findings_text(const Findings& findings, std::size_t columns) {
    std::string text;
    for (const auto& finding : findings) {
        const auto end = finding.fix.empty() ? std::string() : ": " + finding.fix;
        const auto whole = line(finding, finding.message + end);
        text += text::width(whole) <= columns ? whole : broken(finding, columns);
    }
    return text + summary(findings) + "\n";
}

std::string findings_pipe(const Findings& findings) {
    std::string text;
    for (const auto& finding : findings) {
        text += fmt::format("{}\t{}\t{}\t{}\n", name(finding.result), finding.check,
                            text::for_field(finding.message), text::for_field(finding.fix));
    }
    return text;
}

std::span<const JsonField<Finding>> finding_fields() {
    return fields;
}

std::string findings_report(const std::vector<Circumstance>& circumstances,
                            const Findings& findings, std::string_view home) {
    std::string text = "```\n";
    for (const auto& [what, value] : circumstances) {
        text += fmt::format("{}  {}\n", text::padded(what, result_width + 1),
                            text::for_terminal_line(in_public(value, home)));
    }
    for (const auto& finding : findings) {
        const auto& message =
            finding.public_message.empty() ? finding.message : finding.public_message;
        text += line(finding, in_public(message, home));
    }
    return text + summary(findings) + "\n```\n";
}

std::string summary(const Findings& findings) {
    const auto errors = std::ranges::count(findings, Result::error, &Finding::result);
    const auto warnings = std::ranges::count(findings, Result::warning, &Finding::result);
    if (errors > 0 && warnings > 0) {
        return fmt::format("{}, {}", counted(errors, "error"), counted(warnings, "warning"));
    }
    if (errors > 0) return counted(errors, "error");
    return warnings > 0 ? counted(warnings, "warning") : "no problems";
}

}  // namespace trail::cli
