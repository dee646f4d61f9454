// The words of a decision file.
#include "importers/decision_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "importers/markdown_outline.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/pieces.hpp"
#include "trail/text/unicode.hpp"

namespace trail::importers {
namespace {

using model::DecisionStatus;

struct StatusName {
    std::string_view word;
    DecisionStatus status;
};

constexpr std::array status_names{
    StatusName{"proposed", DecisionStatus::proposed},
    StatusName{"draft", DecisionStatus::proposed},
    StatusName{"proposal", DecisionStatus::proposed},
    StatusName{"pending", DecisionStatus::proposed},
    StatusName{"in", DecisionStatus::proposed},     // in review, in progress
    StatusName{"under", DecisionStatus::proposed},  // under review
    StatusName{"on", DecisionStatus::proposed},     // on hold
    StatusName{"open", DecisionStatus::proposed},
    StatusName{"wip", DecisionStatus::proposed},
    StatusName{"accepted", DecisionStatus::accepted},
    StatusName{"approved", DecisionStatus::accepted},
    StatusName{"adopted", DecisionStatus::accepted},
    StatusName{"decided", DecisionStatus::accepted},
    StatusName{"implemented", DecisionStatus::accepted},
    StatusName{"active", DecisionStatus::accepted},
    StatusName{"rejected", DecisionStatus::rejected},
    StatusName{"declined", DecisionStatus::rejected},
    StatusName{"withdrawn", DecisionStatus::rejected},
    StatusName{"deprecated", DecisionStatus::deprecated},
    StatusName{"obsolete", DecisionStatus::deprecated},
    StatusName{"superseded", DecisionStatus::superseded},
    StatusName{"superceded", DecisionStatus::superseded},
    StatusName{"replaced", DecisionStatus::superseded},
};

constexpr std::string_view less_than = "&lt;";
constexpr std::string_view word_end = " \t,.;:()[]*_`\"'|";

// The first word, without the marks around it; takes it off the text.
std::string_view take_word(std::string_view& text) {
    const auto begin = std::min(text.find_first_not_of(word_end), text.size());
    const auto end = std::min(text.find_first_of(word_end, begin), text.size());
    const auto word = text.substr(begin, end - begin);
    text.remove_prefix(end);
    return word;
}

std::optional<int> first_number(std::string_view text) {
    const auto begin = text.find_first_of("0123456789");
    if (begin == std::string_view::npos) return std::nullopt;
    const auto digits = text.substr(begin, text.find_first_not_of("0123456789", begin) - begin);
    int number = 0;
    const char* end = digits.data() + digits.size();
    const auto [stopped, error] = std::from_chars(digits.data(), end, number);
    if (error != std::errc{} || stopped != end || digits.size() > 7) return std::nullopt;
    return number;
}

// The file that the first link of a text leads to.
std::string linked_file(std::string_view text) {
    const auto opened = text.find("](");
    if (opened == std::string_view::npos) return {};
    auto target = text.substr(opened + 2, text.find(')', opened) - opened - 2);
    target = target.substr(0, target.find_first_of("# \t"));
    const auto slash = target.rfind('/');
    return std::string(slash == std::string_view::npos ? target : target.substr(slash + 1));
}

std::optional<FileReference> read_reference(std::string_view text) {
    FileReference found{.file = linked_file(text)};
    if (found.file.empty()) {
        auto rest = text;
        const auto word = take_word(rest);
        if (text.find(".md") != std::string_view::npos && !word.empty())
            found.file = std::string(word) + ".md";
    }
    const auto name = read_file_name(found.file);
    found.number = name ? name->number : first_number(text);
    if (found.file.empty() && !found.number) return std::nullopt;
    return found;
}

bool is_after(std::string_view& text, std::string_view word) {
    auto rest = text;
    if (text::folded(take_word(rest)) != word) return false;
    text = rest;
    return true;
}

std::string unquoted(std::string_view scalar) {
    scalar = trimmed(scalar);
    if (scalar.size() < 2 || scalar.front() != scalar.back()) return std::string(scalar);
    const char quote = scalar.front();
    if (quote != '"' && quote != '\'') return std::string(scalar);
    std::string text;
    const auto inside = scalar.substr(1, scalar.size() - 2);
    for (std::size_t i = 0; i < inside.size(); ++i) {
        const bool escapes = inside[i] == (quote == '"' ? '\\' : '\'');
        if (escapes && i + 1 < inside.size()) ++i;
        text += inside[i];
    }
    return text;
}

// A comment begins with "#" after a blank, outside of quotes.
std::string_view without_remark(std::string_view line) {
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if ((c == '"' || c == '\'') &&
                   (i == 0 ||
                    std::string_view(" ,[").find(line[i - 1]) != std::string_view::npos)) {
            quote = c;
        } else if (c == '#' && (i == 0 || line[i - 1] == ' ' || line[i - 1] == '\t')) {
            return line.substr(0, i);
        }
    }
    return line;
}

void add_value(std::vector<std::string>& values, std::string_view scalar) {
    auto value = unquoted(scalar);
    if (!trimmed(value).empty()) values.push_back(std::move(value));
}

void add_listed(std::vector<std::string>& values, std::string_view inside) {
    std::size_t begin = 0;
    char quote = 0;
    for (std::size_t i = 0; i <= inside.size(); ++i) {
        if (i == inside.size() || (quote == 0 && inside[i] == ',')) {
            add_value(values, inside.substr(begin, i - begin));
            begin = i + 1;
        } else if (quote != 0) {
            if (inside[i] == quote) quote = 0;
        } else if ((inside[i] == '"' || inside[i] == '\'') &&
                   trimmed(inside.substr(begin, i - begin)).empty()) {
            quote = inside[i];
        }
    }
}

}  // namespace

StatusWords read_status(std::string_view text) {
    StatusWords words;
    const auto first = text::folded(take_word(text));
    if (first == "supersedes" || first == "supercedes") {
        words.supersedes = read_reference(text);
        return words;
    }
    const auto found = std::ranges::find(status_names, first, &StatusName::word);
    if (found == status_names.end()) return words;
    words.status = found->status;
    if (found->status == DecisionStatus::superseded &&
        (is_after(text, "by") || is_after(text, "with")))
        words.successor = read_reference(text);
    return words;
}

std::optional<time::Day> read_day(std::string_view text) {
    std::string day(trimmed(text).substr(0, 10));
    for (char& c : day) {
        if (c == '/' || c == '.') c = '-';
    }
    return time::parse_iso_date(day);
}

bool is_placeholder(std::string_view text) {
    text = trimmed(text);
    if (text.empty()) return true;
    return (text.front() == '{' && text.back() == '}') ||
           (text.front() == '[' && text.back() == ']' && text.find("](") == std::string_view::npos);
}

std::vector<std::string> front_values(std::string_view value) {
    std::vector<std::string> values;
    if (const auto flow = trimmed(value); flow.starts_with('[') && flow.ends_with(']')) {
        add_listed(values, flow.substr(1, flow.size() - 2));
        return values;
    }
    std::string scalar;
    for (const auto written : text::lines(value)) {
        const auto line = trimmed(without_remark(written));
        if (line.starts_with("- ")) {
            add_value(values, line.substr(2));
        } else if (!line.empty() && line != "-" && line != ">" && line != "|") {
            scalar += (scalar.empty() ? "" : " ") + std::string(line);
        }
    }
    if (values.empty()) add_value(values, scalar);
    return values;
}

std::vector<std::string> read_names(std::string_view text) {
    std::vector<std::string> names;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(",;"), text.size());
        auto name = trimmed(text.substr(0, end));
        name = trimmed(name.substr(0, name.find('<')));
        if (!is_placeholder(name) && name != "-" && text::folded(name) != "n/a")
            names.emplace_back(name);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return names;
}

std::string front_scalar(std::string_view text) {
    constexpr std::string_view special = "-?:,[]{}#&*!|>'\"%@`";
    const bool is_plain = !text.empty() && special.find(text.front()) == std::string_view::npos &&
                          text.find(": ") == std::string_view::npos && !text.ends_with(':') &&
                          text.find(" #") == std::string_view::npos && trimmed(text) == text;
    if (is_plain) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

std::string inline_markdown(std::string_view text) {
    std::string line;
    for (const char c : text::for_terminal_line(text)) {
        c == '<' ? void(line += less_than) : void(line += c);
    }
    return line;
}

std::string without_escapes(std::string_view text) {
    std::string line;
    while (true) {
        const auto end = std::min(text.find(less_than), text.size());
        line += text.substr(0, end);
        if (end == text.size()) return line;
        line += '<';
        text.remove_prefix(end + less_than.size());
    }
}

}  // namespace trail::importers
