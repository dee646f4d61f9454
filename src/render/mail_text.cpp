// The text part of a mailed digest.
#include <algorithm>

#include "render/mail_page.hpp"
#include "trail/text/pieces.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

constexpr std::size_t page_columns = 72;

bool is_address(std::string_view word) {
    return word.starts_with("http://") || word.starts_with("https://");
}

// Lines of words, the first behind `lead`, the others as far in as it is wide.
class Paragraph {
public:
    explicit Paragraph(std::string_view lead) : indent_(lead.size()), line_(lead) {}

    void add(std::string_view words) {
        for (const auto word : text::between(words, " ")) add_word(word);
    }

    std::string take() {
        finish_line();
        return std::move(out_);
    }

private:
    void add_word(std::string_view word) {
        const auto columns = text::width(word);
        const auto blank = empty_ ? std::size_t{0} : std::size_t{1};
        if (!empty_ && text::width(line_) + blank + columns > page_columns) finish_line();
        if (indent_ + columns > page_columns && !is_address(word)) {
            add_pieces(word);
            return;
        }
        line_ += (empty_ ? "" : " ") + std::string(word);
        empty_ = false;
    }

    // A word that no line holds.
    void add_pieces(std::string_view word) {
        for (const auto& piece : text::wrap(word, page_columns - indent_)) {
            if (!empty_) finish_line();
            line_ += piece;
            empty_ = false;
        }
    }

    void finish_line() {
        while (line_.ends_with(' ')) line_.pop_back();
        out_ += line_ + '\n';
        line_.assign(indent_, ' ');
        empty_ = true;
    }

    std::size_t indent_;
    std::string line_;
    std::string out_;
    bool empty_ = true;
};

std::string paragraph(std::string_view lead, std::string_view text) {
    Paragraph result(lead);
    result.add(text);
    return result.take();
}

std::string underlined(const std::string& title, char mark) {
    const auto lines = paragraph("", title);
    const auto columns = std::min(text::width(title), page_columns);
    return lines + std::string(columns, mark) + '\n';
}

std::string with_command(std::string_view lead, const std::string& words,
                         const std::string& command) {
    return paragraph(lead, words + ':') + "  " + command + '\n';
}

std::string list_item(const PageLine& line) {
    if (!line.command.empty()) return with_command("- ", line.text, line.command);
    Paragraph item("- ");
    if (!line.label.empty()) item.add(line.label + ':');
    item.add(line.text + in_parentheses(line));
    auto text = item.take();
    if (!line.reason.empty()) text += paragraph("  ", line.reason);
    return text;
}

std::string list(const MailSection& section) {
    std::string text = '\n' + underlined(section.title, '-') + '\n';
    for (const auto& line : section.lines) text += list_item(line);
    for (const auto& rest : section.omissions) text += with_command("- ", rest.words, rest.command);
    return text;
}

}  // namespace

std::string mail_text(const MailPage& page) {
    std::string text = underlined(page.heading, '=') + '\n' + paragraph("", page.summary);
    if (!page.responses.empty()) text += '\n' + paragraph("", page.responses);
    if (!page.intro.empty()) text += '\n';
    for (const auto& line : page.intro) text += paragraph("", line);
    for (const auto& section : page.sections) text += list(section);
    for (const auto& rest : page.omissions)
        text += '\n' + with_command("", rest.words, rest.command);
    return text + "\n-- \n" + paragraph("", page.signature);
}

}  // namespace trail::render
