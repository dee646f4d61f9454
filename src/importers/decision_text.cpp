// A decision written into a Markdown file.
#include "trail/importers/decision_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "importers/decision_layout.hpp"
#include "importers/decision_sections.hpp"
#include "importers/decision_words.hpp"
#include "trail/text/escape.hpp"

namespace trail::importers {
namespace {

std::string joined(const std::vector<std::string>& names) {
    return text::for_terminal_line(fmt::format("{}", fmt::join(names, ", ")));
}

std::string capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

// "[14. X](0014-x.md)" in adr-tools, "[ADR-0014](0014-x.md)" in lines of MADR, "ADR-0014" in front
// matter.
std::string reference_text(const FileReference& file, DecisionFormat format, bool is_front) {
    const auto number = file.number ? fmt::format("ADR-{:04}", *file.number) : file.file;
    if (file.file.empty() || (is_front && file.number)) return number;
    const auto label = format == DecisionFormat::adr && file.number
                           ? fmt::format("{}. {}", *file.number, inline_markdown(file.title))
                           : number;
    return fmt::format("[{}]({})", label, file.file);
}

std::string status_text(const DecisionFile& wanted, bool is_front) {
    std::string text(model::name(wanted.status.value_or(model::DecisionStatus::accepted)));
    if (wanted.successor)
        text += " by " + reference_text(*wanted.successor, wanted.format, is_front);
    return text;
}

struct NewFact {
    Fact fact;
    std::string_view key;
    std::string value;
};

class FileWriter {
public:
    FileWriter(std::string_view text, const DecisionFile& wanted)
        : text_(text), wanted_(wanted), layout_(layout_of(text)) {}

    std::string write(Part part) const {
        switch (part) {
            case Part::title:
                return replaced(layout_.title_text, inline_markdown(wanted_.title));
            case Part::date:
                return with_fact({Fact::date, "date", time::iso_date(*wanted_.date)});
            case Part::status:
                return with_status();
            case Part::deciders:
                return with_fact({Fact::deciders, "decision-makers", joined(wanted_.deciders)});
            case Part::consulted:
                return with_fact({Fact::consulted, "consulted", joined(wanted_.consulted)});
            case Part::informed:
                return with_fact({Fact::informed, "informed", joined(wanted_.informed)});
            case Part::supersedes:
                return with_supersedes();
            default:
                return with_section_part(text_, layout_, wanted_, part);
        }
    }

private:
    std::string replaced(Span span, std::string_view with) const {
        return importers::replaced(layout_.outline, span, with);
    }
    std::string inserted(std::size_t line, std::string_view text) const {
        const auto& lines = layout_.outline.lines;
        if (line < lines.size())
            return replaced({lines[line].span.begin, lines[line].span.begin}, text);
        const bool ends = text_.ends_with('\n');
        return replaced({text_.size(), text_.size()}, (ends ? "" : "\n") + std::string(text));
    }

    std::string with_fact(const NewFact& said) const {
        const auto found = layout_.facts.find(said.fact);
        if (found == layout_.facts.end()) {
            return said.value.empty() ? std::string(text_) : with_new_fact(said);
        }
        const auto& [place, line, value] = found->second;
        if (place != FactPlace::front) return replaced(value, said.value);
        return replaced(value, said.value.empty() ? "" : " " + front_scalar(said.value));
    }

    std::string with_new_fact(const NewFact& said) const {
        if (layout_.outline.has_front) {
            return inserted(layout_.outline.front.last,
                            fmt::format("{}: {}\n", said.key, front_scalar(said.value)));
        }
        for (const auto& [fact, text] : layout_.facts) {
            if (text.place == FactPlace::item) return with_new_item(text.line, said);
        }
        const bool is_adr = wanted_.format == DecisionFormat::adr;
        if (is_adr && said.fact != Fact::date) return std::string(text_);  // has no place for it
        if (is_adr || !layout_.facts.empty()) {
            return inserted(layout_.after_facts,
                            fmt::format("\n{}: {}\n", capital(std::string(said.key)), said.value));
        }
        return replaced({0, 0},
                        fmt::format("---\n{}: {}\n---\n\n", said.key, front_scalar(said.value)));
    }

    std::string with_new_item(std::size_t like, const NewFact& said) const {
        const auto line = layout_.outline.line(like);
        const auto key = said.fact == Fact::deciders ? "deciders" : said.key;
        return inserted(layout_.after_facts,
                        fmt::format("{}{}: {}\n", line.substr(0, item_mark(line)),
                                    capital(std::string(key)), said.value));
    }

    std::string with_status() const {
        const auto found = layout_.facts.find(Fact::status);
        if (found == layout_.facts.end()) {
            if (const auto* section = layout_.section(Section::status))
                return with_status_lines(*section);
            if (wanted_.format == DecisionFormat::adr) {
                return with_new_section(layout_, Section::status, wanted_.format,
                                        capital(status_text(wanted_, false)));
            }
        }
        const bool is_front = found == layout_.facts.end()
                                  ? layout_.facts.empty() || layout_.outline.has_front
                                  : found->second.place == FactPlace::front;
        auto text = status_text(wanted_, is_front);
        if (found != layout_.facts.end()) {
            const auto old = trimmed(found->second.value.of(text_));
            if (!old.empty() && old.front() >= 'A' && old.front() <= 'Z') text = capital(text);
        }
        return with_fact({Fact::status, "status", text});
    }

    // The first line that is a status is replaced, others go; what the decision supersedes or
    // amends stays.
    std::string with_status_lines(const SectionPlace& section) const {
        std::vector<std::size_t> found;
        const auto& outline = layout_.outline;
        for (auto number = section.range.first; number < section.range.last; ++number) {
            const auto line = outline.line(number);
            if (read_status(line.substr(item_mark(line))).status) found.push_back(number);
        }
        const auto text = capital(status_text(wanted_, false));
        if (found.empty()) {
            return replaced({outline.lines[section.range.first - 1].next,
                             outline.lines[section.range.first - 1].next},
                            "\n" + text + "\n");
        }
        std::string result = std::string(text_);
        for (auto i = found.size(); i-- > 1;) result = without_line(result, found[i]);
        auto span = outline.lines[found[0]].span;
        span.begin += item_mark(outline.line(found[0]));
        return result.replace(span.begin, span.end - span.begin, text);
    }

    // With the blank line before it.
    std::string without_line(std::string text, std::size_t number) const {
        const auto& lines = layout_.outline.lines;
        const auto first = layout_.outline.is_blank(number - 1) ? number - 1 : number;
        return text.erase(lines[first].span.begin, lines[number].next - lines[first].span.begin);
    }

    std::string with_supersedes() const {
        const auto* section = layout_.section(Section::status);
        if (section == nullptr || wanted_.format != DecisionFormat::adr) return std::string(text_);
        const auto span = layout_.outline.content(section->range);
        std::string added;
        for (const auto& file : wanted_.supersedes) {
            if (span.of(text_).find("(" + file.file + ")") != std::string_view::npos) continue;
            added += "\n\nSupersedes " + reference_text(file, wanted_.format, false);
        }
        return replaced({span.end, span.end}, added);
    }

    std::string_view text_;
    const DecisionFile& wanted_;
    DecisionLayout layout_;
};

}  // namespace

std::string with_part(std::string_view text, const DecisionFile& wanted, Part part) {
    return FileWriter(text, wanted).write(part);
}

std::string new_decision_file(const DecisionFile& wanted, int number) {
    const auto title = inline_markdown(wanted.title);
    auto text = wanted.format == DecisionFormat::adr
                    ? fmt::format(
                          "# {}. {}\n\nDate: \n\n## Status\n\n## Context\n\n## Decision\n\n"
                          "## Consequences\n",
                          number, title)
                    : fmt::format(
                          "---\nstatus:\ndate:\n---\n\n# {}\n\n"
                          "## Context and Problem Statement\n",
                          title);
    for (const auto part : all_parts()) {
        if (part != Part::title) text = with_part(text, wanted, part);
    }
    return text;
}

}  // namespace trail::importers
