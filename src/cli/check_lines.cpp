// Findings as people, programs and bug reports read them.
#include "cli/check_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t result_width = 7;
constexpr std::size_t check_width = 11;

std::string line(const Finding& finding, std::string_view message) {
    return fmt::format("  {}  {}  {}\n", text::padded(name(finding.result), result_width),
                       text::padded(finding.check, check_width), text::for_terminal_line(message));
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

constexpr std::array fields{
    JsonField<Finding>{{"check", "text", "what was looked at"},
                       [](text::JsonWriter& json, const Finding& f) { json.value(f.check); }},
    JsonField<Finding>{
        {"result", "text", "ok, info, warning, error or skipped"},
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

std::string findings_text(const Findings& findings) {
    std::string text;
    for (const auto& finding : findings) {
        const auto end = finding.fix.empty() ? std::string() : ": " + finding.fix;
        text += line(finding, finding.message + end);
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
                            text::for_terminal_line(without_home(value, home)));
    }
    for (const auto& finding : findings) {
        const auto& message =
            finding.public_message.empty() ? finding.message : finding.public_message;
        text += line(finding, without_home(message, home));
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
