// The synopsis and the options of a command as mdoc(7) macros.
#include "cli/pages/synopsis.hpp"

#include <fmt/format.h>

#include <cctype>
#include <vector>

#include "cli/pages/roff.hpp"

namespace trail::cli::pages {
namespace {

bool is_mark(char c) {
    return c == '[' || c == ']' || c == '(' || c == ')' || c == '|' || c == '=' || c == ',';
}

struct Piece {
    std::string text;
    bool attached = false;  // no space before it
};

// Brackets, bars, equals signs, "..." and words.
std::vector<Piece> pieces_of(std::string_view synopsis) {
    std::vector<Piece> pieces;
    bool after_space = true;
    const auto add = [&](std::string_view text) {
        pieces.push_back({std::string(text), !after_space});
        after_space = false;
        synopsis.remove_prefix(text.size());
    };
    while (!synopsis.empty()) {
        if (synopsis.front() == ' ' || synopsis.front() == '\n') {
            after_space = true;
            synopsis.remove_prefix(1);
        } else if (synopsis.starts_with("...")) {
            add(synopsis.substr(0, 3));
        } else if (is_mark(synopsis.front())) {
            add(synopsis.substr(0, 1));
        } else {
            std::size_t end = 1;
            while (end < synopsis.size() && synopsis[end] != ' ' && synopsis[end] != '\n' &&
                   !is_mark(synopsis[end]) && !synopsis.substr(end).starts_with("...")) {
                ++end;
            }
            add(synopsis.substr(0, end));
        }
    }
    return pieces;
}

bool is_option(std::string_view text) {
    return text.size() > 1 && text.front() == '-';
}

bool is_placeholder(std::string_view text) {
    return std::isupper(static_cast<unsigned char>(text.front())) != 0 || text == "filters";
}

std::string macro(const std::string& text) {
    if (text == "[") return "Oo";
    if (text == "]") return "Oc";
    if (text == "(") return "Po";
    if (text == ")") return "Pc";
    if (text == "|" || text == "..." || text == "=" || text == ",") return text;
    if (is_option(text)) return "Fl " + argument(text.substr(1));
    return (is_placeholder(text) ? "Ar " : "Cm ") + argument(text);
}

// Attached pieces stand without a space before them, as after an opening bracket.
bool needs_no_space(const Piece& piece, const Piece* before) {
    if (!piece.attached || before == nullptr) return false;
    const auto opens = [](const std::string& text) { return text == "[" || text == "("; };
    const auto closes = [](const std::string& text) { return text == "]" || text == ")"; };
    if (opens(before->text) || closes(piece.text)) return false;
    return piece.text != "|" && before->text != "|" && piece.text != ",";
}

std::string spelled(const Option& option) {
    std::string text = ".It";
    if (!option.letter.empty()) text += fmt::format(" Fl {}", argument(option.letter));
    if (!option.letter.empty() && !option.name.empty()) text += " ,";
    if (!option.name.empty()) text += " Fl " + argument(fmt::format("-{}", option.name));
    if (option.value_optional)
        return text + fmt::format(" Ns Oo = Ns Ar {} Oc\n", argument(option.value));
    if (!option.value.empty()) text += " Ar " + argument(option.value);
    return text + "\n";
}

std::string sentence(std::string_view help, const std::vector<std::string_view>& choices) {
    std::string text(help);
    for (const auto choice : choices) {
        text += fmt::format("{}{}", choice == choices.front() ? ": " : ", ", choice);
    }
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    }
    return text.ends_with('.') ? text : text + ".";
}

}  // namespace

std::string synopsis_lines(std::string_view synopsis) {
    std::string source;
    int depth = 0;
    const auto pieces = pieces_of(synopsis);
    const Piece* before = nullptr;
    for (const auto& piece : pieces) {
        const bool is_bar = piece.text == "|" || piece.text == "..." || piece.text == "=";
        const bool starts_line = source.empty() || source.ends_with('\n');
        if (needs_no_space(piece, before)) source += starts_line ? ".Ns" : " Ns";
        if (source.empty() || source.ends_with('\n')) {
            source += is_bar ? "" : ".";
        } else {
            source += ' ';
        }
        source += macro(piece.text);
        if (piece.text == "[" || piece.text == "(") ++depth;
        if (piece.text == "]" || piece.text == ")") --depth;
        const auto* next = &piece + 1;
        const bool is_last = next == pieces.data() + pieces.size();
        if (is_last || (depth == 0 && !next->attached && next->text != "|" && piece.text != "|" &&
                        !is_option(piece.text))) {
            source += '\n';
        }
        before = &piece;
    }
    return source;
}

std::string option_list(const Declaration& declaration) {
    if (declaration.words.empty() && declaration.options.empty()) return {};
    std::string source = ".Bl -tag -width Ds\n";
    for (const auto& words : declaration.words) {
        source += item("Ar", words.name) + prose(sentence(words.help, {}));
    }
    for (const auto& option : declaration.options) {
        source += spelled(option) + prose(sentence(option.help, option.choices));
    }
    return source + ".El\n";
}

}  // namespace trail::cli::pages
