// A decision as a Markdown file: reading.
#include "trail/importers/decision_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "importers/decision_layout.hpp"
#include "importers/decision_words.hpp"
#include "trail/text/pieces.hpp"
#include "trail/text/unicode.hpp"

namespace trail::importers {
namespace {

constexpr std::size_t longest_quote = 60;
constexpr std::size_t most_items = 1000;

std::string quoted(std::string_view text) {
    return fmt::format("\"{}\"", text::cut(text, longest_quote, "..."));
}

// The line of the first byte that is no clean UTF-8.
std::size_t first_dirty_line(std::string_view file) {
    std::size_t number = 1;
    for (const auto line : text::lines(file)) {
        if (!text::is_clean_utf8(line)) return number;
        ++number;
    }
    return number;
}

std::string with_newlines(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        result += text[i];
    }
    return result;
}

class FileReader {
public:
    explicit FileReader(std::string_view text) : text_(text), layout_(layout_of(text)) {}

    DecisionFileReading read() {
        if (layout_.problems.empty()) {
            refuse_what_is_none();
            read_format();
            read_title();
            read_status_fact();
            read_date();
            read_people();
            read_texts();
            read_outcome();
        }
        if (problems_.empty()) problems_ = std::move(layout_.problems);
        return {std::move(file_), std::move(problems_)};
    }

private:
    void refuse(std::size_t line, std::string message) {
        problems_.push_back({line + 1, std::move(message)});
    }

    const FactText* fact(Fact fact) const {
        const auto found = layout_.facts.find(fact);
        return found == layout_.facts.end() ? nullptr : &found->second;
    }

    std::vector<std::string> values(Fact which) const {
        const auto* said = fact(which);
        if (said == nullptr) return {};
        const auto value = said->value.of(text_);
        if (said->place == FactPlace::front) return front_values(value);
        return {std::string(trimmed(value))};
    }

    void refuse_what_is_none() {
        if (fact(Fact::status) || !layout_.sections.empty()) return;
        refuse(0, "no decision: neither a status, a context nor an outcome");
    }

    void read_format() {
        const bool adr = layout_.section(Section::status) != nullptr && !fact(Fact::status);
        file_.format = adr ? DecisionFormat::adr : DecisionFormat::madr;
    }

    void read_title() { file_.title = without_escapes(trimmed(layout_.title_text.of(text_))); }

    void take_status(std::string_view text, std::size_t line) {
        if (is_placeholder(text)) return;
        const auto words = read_status(text);
        if (!words.status) return refuse(line, quoted(text) + " is no status of a decision");
        file_.status = words.status;
        file_.successor = words.successor;
    }

    void read_status_fact() {
        if (const auto* said = fact(Fact::status)) {
            for (const auto& value : values(Fact::status)) take_status(value, said->line);
        } else if (const auto* section = layout_.section(Section::status)) {
            read_status_section(section->range);
        }
        if (!file_.status) {
            const auto all = values(Fact::status);
            const bool is_template =
                !all.empty() && all.front().find("proposed") != std::string::npos;
            if (is_template) file_.status = model::DecisionStatus::proposed;
        }
    }

    // A word, and what the decision supersedes, amends, is amended by, line by line.
    void read_status_section(Range range) {
        for (auto number = range.first; number < range.last; ++number) {
            const auto& line = layout_.outline.lines[number];
            auto text = layout_.outline.line(number);
            text = trimmed(text.substr(item_mark(text)));
            if (text.empty() || line.comment || line.fenced || is_placeholder(text)) continue;
            const auto words = read_status(text);
            if (words.supersedes) file_.supersedes.push_back(*words.supersedes);
            if (words.status) {
                file_.status = words.status;
                if (words.successor) file_.successor = words.successor;
            } else if (!file_.status && !words.supersedes &&
                       text.find("](") == std::string_view::npos) {
                return refuse(number, quoted(text) + " is no status of a decision");
            }
        }
    }

    void read_date() {
        for (const auto& value : values(Fact::date)) {
            if (is_placeholder(value)) continue;
            file_.date = read_day(value);
            if (!file_.date) {
                refuse(fact(Fact::date)->line, quoted(value) + " is no date such as 2026-11-22");
            }
        }
    }

    void read_people() {
        const auto read = [&](Fact which, std::vector<std::string>& names) {
            for (const auto& value : values(which)) {
                if (is_placeholder(value)) continue;
                for (auto& name : read_names(value)) names.push_back(std::move(name));
            }
        };
        read(Fact::deciders, file_.deciders);
        read(Fact::consulted, file_.consulted);
        read(Fact::informed, file_.informed);
        read(Fact::tags, file_.tags);
    }

    std::string text_of(Section kind) const {
        std::string text;
        for (const auto& section : layout_.sections) {
            if (section.kind != kind) continue;
            const auto span = layout_.outline.content(section.range);
            const auto words = without_comments(with_newlines(span.of(text_)));
            const auto part = trimmed(words);
            if (part.empty()) continue;
            text += (text.empty() ? "" : "\n\n") + std::string(part);
        }
        while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
        return text;
    }

    // Items of lists; where there are none and `or_paragraphs`, paragraphs.
    std::vector<std::string> list_of(Section kind, bool or_paragraphs) {
        std::vector<std::string> items;
        for (const auto& section : layout_.sections) {
            if (section.kind != kind) continue;
            const auto all = blocks(layout_.outline, section.range);
            const bool has_items = std::ranges::any_of(all, &Block::is_item);
            for (const auto& block : all) {
                if (block.is_item != has_items || (!has_items && !or_paragraphs)) continue;
                if (!is_placeholder(block.text)) items.push_back(without_escapes(block.text));
            }
            if (items.size() > most_items) {
                refuse(section.range.first - 1, "more than 1,000 items in a list");
                return {};
            }
        }
        return items;
    }

    void read_texts() {
        file_.context = text_of(Section::context);
        file_.drivers = list_of(Section::drivers, false);
        file_.options = list_of(Section::options, false);
        file_.consequences = list_of(Section::consequences, true);
        file_.confirmation = text_of(Section::confirmation);
    }

    // Chosen option: "X", because Y.
    void read_outcome() {
        file_.reason = text_of(Section::outcome);
        std::string_view rest = file_.reason;
        const auto skip = [&rest](std::string_view marks) {
            rest.remove_prefix(std::min(rest.find_first_not_of(marks), rest.size()));
        };
        skip(" *_");
        constexpr std::string_view opening = "chosen option";
        if (text::folded(rest.substr(0, opening.size())) != opening) return;
        rest.remove_prefix(opening.size());
        skip(" *_:");
        if (rest.starts_with("is ")) rest.remove_prefix(3);
        skip(" *_:");
        file_.chosen = without_escapes(take_chosen(rest));
        skip(" *_,.");
        constexpr std::string_view because = "because";
        if (text::folded(rest.substr(0, because.size())) == because) {
            rest.remove_prefix(because.size());
            skip(" :");
        }
        file_.reason = std::string(trimmed(rest));
        while (file_.reason.starts_with('\n')) file_.reason.erase(0, 1);
    }

    static std::string_view take_chosen(std::string_view& rest) {
        struct Quotes {
            std::string_view opened, closed;
        };
        constexpr std::array<Quotes, 5> all{
            {{"\"", "\""}, {"\xe2\x80\x9c", "\xe2\x80\x9d"}, {"'", "'"}, {"`", "`"}, {"[", "]"}}};
        for (const auto& quotes : all) {
            if (!rest.starts_with(quotes.opened)) continue;
            const auto begin = quotes.opened.size();
            auto end = rest.find(quotes.closed, begin);
            // An apostrophe or a quoted word inside is no end.
            while (end != std::string_view::npos && end + quotes.closed.size() < rest.size() &&
                   std::string_view(",.;* \n").find(rest[end + quotes.closed.size()]) ==
                       std::string_view::npos) {
                end = rest.find(quotes.closed, end + 1);
            }
            if (end == std::string_view::npos) break;
            const auto chosen = rest.substr(begin, end - begin);
            rest.remove_prefix(end + quotes.closed.size());
            return chosen;
        }
        auto end = std::min({rest.find(", because"), rest.find(" because"), rest.find('\n')});
        end = std::min(end, rest.size());
        auto chosen = trimmed(rest.substr(0, end));
        rest.remove_prefix(end);
        while (!chosen.empty() &&
               std::string_view(".*_").find(chosen.back()) != std::string_view::npos)
            chosen.remove_suffix(1);
        return chosen;
    }

    std::string_view text_;
    DecisionLayout layout_;
    DecisionFile file_;
    std::vector<Problem> problems_;
};

}  // namespace

std::optional<DecisionFormat> parse_decision_format(std::string_view text) {
    const auto found = std::ranges::find(decision_format_names, text);
    if (found == decision_format_names.end()) return std::nullopt;
    return static_cast<DecisionFormat>(found - decision_format_names.begin());
}

DecisionFileReading read_decision_file(std::string_view text) {
    if (text.size() > longest_decision_file) return {{}, {{1, "the file is larger than 1 MB"}}};
    if (!text::is_clean_utf8(text)) {
        return {{}, {{first_dirty_line(text), "expected UTF-8 text without NUL"}}};
    }
    return FileReader(text).read();
}

}  // namespace trail::importers
