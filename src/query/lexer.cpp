// A query cut into tokens, in one pass from left to right.
#include "query/lexer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace trail::query {
namespace {

constexpr std::string_view spaces = " \t\n\r\v\f";
constexpr std::string_view word_ends = " \t\n\r\v\f\"()";
constexpr std::string_view value_ends = " \t\n\r\v\f\"(),";

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_letter_or_digit(char c) {
    return is_letter(c) || (c >= '0' && c <= '9');
}

// U+2000 to U+206F, the dashes, quotes and dots of typography: E2 80 80 to E2 81 AF.
bool starts_with_punctuation(std::string_view text) {
    if (text.size() < 3 || text[0] != '\xE2') return false;
    return text[1] == '\x80' || (text[1] == '\x81' && static_cast<unsigned char>(text[2]) < 0xB0);
}

bool is_searchable(std::string_view text) {
    while (!text.empty()) {
        const bool typographic = starts_with_punctuation(text);
        const bool ascii = static_cast<unsigned char>(text.front()) < 0x80;
        if (!typographic && (!ascii || is_letter_or_digit(text.front()))) return true;
        text.remove_prefix(typographic ? 3 : 1);
    }
    return false;
}

TokenKind kind_of_word(std::string_view word) {
    if (word == "AND") return TokenKind::conjunction;
    if (word == "OR") return TokenKind::alternative;
    if (word == "NOT") return TokenKind::negation;
    return is_searchable(word) ? TokenKind::word : TokenKind::blank;
}

bool is_operator(TokenKind kind) {
    return kind == TokenKind::conjunction || kind == TokenKind::alternative ||
           kind == TokenKind::negation;
}

// "()" right after a word belongs to it, except after an operator, where it is an empty group.
std::size_t word_length(std::string_view text) {
    std::size_t end = text.find_first_of(word_ends);
    if (end == 0 || is_operator(kind_of_word(text.substr(0, end))))
        return std::min(end, text.size());
    while (end < text.size() && text.substr(end, 2) == "()") {
        end = text.find_first_of(word_ends, end + 2);
    }
    return std::min(end, text.size());
}

class Lexer {
public:
    explicit Lexer(const Source& source) : source_(source), rest_(source.text) {}

    Token next() {
        rest_.remove_prefix(std::min(rest_.find_first_not_of(spaces), rest_.size()));
        const bool negated = starts_negation();
        if (negated) take(1);
        Token token = read(negated);
        token.negated = negated;
        return token;
    }

private:
    std::string_view take(std::size_t length) {
        const std::string_view part = rest_.substr(0, length);
        rest_.remove_prefix(part.size());
        return part;
    }

    // "--json" and "->" are looked for as they stand.
    bool starts_negation() const {
        if (rest_.size() < 2 || rest_[0] != '-' || rest_[1] == '-') return false;
        if (rest_[1] == '"' || rest_[1] == '(') return true;
        const std::string_view after = rest_.substr(1);
        return is_searchable(after.substr(0, word_length(after)));
    }

    Token read(bool negated) {
        if (rest_.empty()) return {.kind = TokenKind::end, .mark = rest_};
        if (rest_.front() == '(') return {.kind = TokenKind::open, .mark = take(1)};
        if (rest_.front() == ')') return {.kind = TokenKind::close, .mark = take(1)};
        if (rest_.front() == '"') return phrase();
        if (auto token = field()) return *std::move(token);
        return word(negated);
    }

    Token phrase() {
        const std::string_view start = rest_;
        const std::string_view text = quoted();
        return {.kind = is_searchable(text) ? TokenKind::phrase : TokenKind::blank,
                .mark = start.substr(0, start.size() - rest_.size()),
                .text = text};
    }

    Token word(bool negated) {
        const std::string_view text = take(word_length(rest_));
        TokenKind kind = kind_of_word(text);
        if (negated && is_operator(kind)) kind = TokenKind::word;
        return {.kind = kind, .mark = text, .text = text};
    }

    std::optional<Token> field() {
        const auto colon =
            static_cast<std::size_t>(std::ranges::find_if_not(rest_, is_letter) - rest_.begin());
        if (colon == 0 || colon == rest_.size() || rest_[colon] != ':') return std::nullopt;
        const std::string_view name = rest_.substr(0, colon);
        const std::string_view after = rest_.substr(colon + 1);
        if (after.starts_with(':') || after.starts_with("//")) return std::nullopt;
        const auto known = find_field(name);
        if (!known) {
            refuse_misspelt(name, after);
            return std::nullopt;
        }
        Token token{.kind = TokenKind::field, .mark = name, .field = *known};
        token.values = values(*known, take(colon + 1));
        return token;
    }

    void refuse_misspelt(std::string_view name, std::string_view after) const {
        if (after.find_first_of(value_ends) == 0 && !after.starts_with('"')) return;
        const auto meant = after.empty() ? std::nullopt : similar_field(name);
        if (!meant) return;
        throw source_.error(name, fmt::format("unknown field \"{}\"; in quotes it is text", name),
                            fmt::format("did you mean \"{}:\"?", *meant));
    }

    std::vector<std::string_view> values(FieldName field, std::string_view field_with_colon) {
        std::vector<std::string_view> values{value(field, field_with_colon)};
        while (rest_.starts_with(',')) {
            const std::string_view comma = take(1);
            values.push_back(value(field, comma));
        }
        return values;
    }

    std::string_view value(FieldName field, std::string_view before) {
        const std::string_view text =
            rest_.starts_with('"') ? quoted()
                                   : take(std::min(rest_.find_first_of(value_ends), rest_.size()));
        if (text.find_first_not_of(spaces) != std::string_view::npos) return text;
        throw source_.error(before, fmt::format("no value after \"{}\"", before),
                            fmt::format("trail search {}", example(field)));
    }

    std::string_view quoted() {
        const std::size_t close = rest_.find('"', 1);
        if (close == std::string_view::npos) {
            throw source_.error(rest_.substr(0, 1), "no second quote closes this one");
        }
        return take(close + 1).substr(1, close - 1);
    }

    const Source& source_;
    std::string_view rest_;
};

}  // namespace

std::vector<Token> read_tokens(const Source& source) {
    Lexer lexer(source);
    std::vector<Token> tokens;
    do {
        tokens.push_back(lexer.next());
    } while (tokens.back().kind != TokenKind::end);
    return tokens;
}

}  // namespace trail::query
