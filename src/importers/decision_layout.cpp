// Where a decision file says what.
#include "importers/decision_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "trail/text/unicode.hpp"

namespace trail::importers {
namespace {

constexpr std::size_t longest_key = 40;
constexpr std::size_t longest_front_matter = 64'000;

template <class Meaning>
struct Called {
    std::string_view name;
    Meaning meaning;
};

constexpr auto fact_names = std::to_array<Called<Fact>>({
    {"status", Fact::status},
    {"date", Fact::date},
    {"deciders", Fact::deciders},
    {"decider", Fact::deciders},
    {"decision-makers", Fact::deciders},
    {"decision makers", Fact::deciders},
    {"consulted", Fact::consulted},
    {"informed", Fact::informed},
    {"tags", Fact::tags},
});

constexpr auto section_names = std::to_array<Called<Section>>({
    {"status", Section::status},
    {"context and problem statement", Section::context},
    {"context", Section::context},
    {"problem statement", Section::context},
    {"decision drivers", Section::drivers},
    {"drivers", Section::drivers},
    {"considered options", Section::options},
    {"options considered", Section::options},
    {"alternatives considered", Section::options},
    {"options", Section::options},
    {"alternatives", Section::options},
    {"decision outcome", Section::outcome},
    {"decision", Section::outcome},
    {"outcome", Section::outcome},
    {"consequences", Section::consequences},
    {"positive consequences", Section::consequences},
    {"negative consequences", Section::consequences},
    {"confirmation", Section::confirmation},
    {"validation", Section::confirmation},
});

std::string_view without(std::string_view text, std::string_view marks) {
    const auto first = text.find_first_not_of(marks);
    if (first == std::string_view::npos) return text.substr(0, 0);
    return text.substr(first, text.find_last_not_of(marks) - first + 1);
}

template <class Table>
auto meaning_of(const Table& table, std::string_view name)
    -> std::optional<decltype(table[0].meaning)> {
    const auto plain = without(name, " \t*_:");
    if (plain.size() > longest_key) return std::nullopt;
    const auto folded = text::folded(plain);
    const auto found = std::ranges::find(table, folded, [](const auto& row) { return row.name; });
    if (found == std::end(table)) return std::nullopt;
    return found->meaning;
}

std::size_t digits_at(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of("0123456789", at), text.size()) - at;
}

// Bytes of "12. ", "12 - ", "ADR-0012: ", "ADR 12 " before a title.
std::size_t number_before(std::string_view title) {
    std::size_t at = 0;
    const bool is_called = text::folded(title.substr(0, 3)) == "adr";
    if (is_called) at = std::min(title.find_first_not_of(" -#", 3), title.size());
    const auto digits = digits_at(title, at);
    if (digits == 0 || digits > 9) return 0;
    at += digits;
    const auto rest = std::min(title.find_first_not_of(" \t", at), title.size());
    for (const std::string_view mark : {".", ":", ")", "-", "\xe2\x80\x93", "\xe2\x80\x94"}) {
        if (!title.substr(rest).starts_with(mark)) continue;
        const auto after = rest + mark.size();
        const auto begin = std::min(title.find_first_not_of(" \t", after), title.size());
        return begin > after ? begin : 0;
    }
    return is_called && rest > at ? rest : 0;
}

std::optional<Section> section_called(std::string_view title) {
    const auto plain = without_comments(title);
    return meaning_of(section_names, std::string_view(plain).substr(number_before(plain)));
}

class LayoutReader {
public:
    explicit LayoutReader(std::string_view text) { layout_.outline = outline_of(text); }

    DecisionLayout read() {
        read_front();
        if (layout_.problems.empty()) {
            find_title();
            read_facts();
            find_sections();
        }
        return std::move(layout_);
    }

private:
    const Outline& outline() const { return layout_.outline; }

    void refuse(std::size_t line, std::string message) {
        layout_.problems.push_back({line + 1, std::move(message)});
    }

    void add_fact(std::string_view key, FactText text) {
        const auto fact = meaning_of(fact_names, key);
        if (!fact) return;
        const bool is_new = layout_.facts.emplace(*fact, text).second;
        if (!is_new && text.place == FactPlace::front) {
            refuse(text.line,
                   fmt::format("the front matter has \"{}\" twice", without(key, " \t")));
        }
    }

    void read_front() {
        if (!outline().front_ends) return refuse(0, "the front matter has no end");
        const auto [first, last] = outline().front;
        if (first == last) return;
        const auto bytes = outline().lines[last].span.begin - outline().lines[first].span.begin;
        if (bytes > longest_front_matter) {
            return refuse(0, "the front matter is larger than 64 kB");
        }
        for (auto number = first; number < last;) number = read_key(number);
    }

    // A key with all lines that belong to it; returns the line after them.
    std::size_t read_key(std::size_t number) {
        auto next = number + 1;
        const auto goes_on = [&] {
            if (next >= outline().front.last) return false;
            const auto text = outline().line(next);
            return text.empty() || text.front() == ' ' || text.front() == '\t' ||
                   text.starts_with("- ") || text == "-";
        };
        while (goes_on()) ++next;
        const auto text = outline().line(number);
        const auto colon = text.find(':');
        if (colon == std::string_view::npos || text.front() == '#') return next;
        auto last = next;
        while (outline().is_blank(last - 1)) --last;
        const auto begin = outline().lines[number].span.begin + colon + 1;
        add_fact(text.substr(0, colon),
                 {FactPlace::front, number, {begin, outline().lines[last - 1].span.end}});
        return next;
    }

    void find_title() {
        const auto& headings = outline().headings;
        auto found = std::ranges::find(headings, 1, &Heading::level);
        if (found == headings.end()) found = headings.begin();
        const auto is_empty = [&] { return trimmed(found->title.of(outline().text)).empty(); };
        if (found == headings.end() || is_empty()) {
            return refuse(0, "a decision begins with its title: # Title");
        }
        layout_.title = static_cast<std::size_t>(found - headings.begin());
        layout_.title_text = found->title;
        layout_.title_text.begin += number_before(found->title.of(outline().text));
        layout_.after_facts = found->line + 1;
    }

    void read_facts() {
        if (!layout_.title) return;
        const auto& headings = outline().headings;
        const auto end = *layout_.title + 1 < headings.size() ? headings[*layout_.title + 1].line
                                                              : outline().lines.size();
        for (auto line = headings[*layout_.title].line + 1; line < end; ++line) read_fact(line);
    }

    void read_fact(std::size_t number) {
        const auto& line = outline().lines[number];
        if (line.fenced || line.comment) return;
        const auto text = outline().line(number);
        const auto mark = item_mark(text);
        const auto colon = text.find(':', mark);
        if (colon == std::string_view::npos) return;
        const auto key = text.substr(mark, colon - mark);
        if (!meaning_of(fact_names, key)) return;
        const auto begin = std::min(text.find_first_not_of(" \t*_", colon + 1), text.size());
        const auto value = trimmed(text.substr(begin, text.find("<!--", begin) - begin));
        add_fact(key, {mark > 0 ? FactPlace::item : FactPlace::line,
                       number,
                       {line.span.begin + begin, line.span.begin + begin + value.size()}});
        layout_.after_facts = number + 1;
    }

    // What lies deeper belongs to the text of a section, whatever it is called.
    std::optional<Section> kind_of(const Heading& heading) const {
        if (heading.level > outline().headings[*layout_.title].level + 2) return std::nullopt;
        return section_called(heading.title.of(outline().text));
    }

    void find_sections() {
        if (!layout_.title) return;
        const auto& headings = outline().headings;
        for (std::size_t i = *layout_.title + 1; i < headings.size(); ++i) {
            const auto kind = kind_of(headings[i]);
            if (!kind) continue;
            auto next = i + 1;
            while (next < headings.size() && headings[next].level > headings[i].level &&
                   !kind_of(headings[next])) {
                ++next;
            }
            const auto last = next < headings.size() ? headings[next].line : outline().lines.size();
            layout_.sections.push_back({*kind, i, {headings[i].line + 1, last}});
        }
    }

    DecisionLayout layout_;
};

}  // namespace

const SectionPlace* DecisionLayout::section(Section kind) const {
    const auto found = std::ranges::find(sections, kind, &SectionPlace::kind);
    return found == sections.end() ? nullptr : &*found;
}

bool is_section_name(std::string_view title) {
    return section_called(title).has_value();
}

DecisionLayout layout_of(std::string_view text) {
    return LayoutReader(text).read();
}

}  // namespace trail::importers
