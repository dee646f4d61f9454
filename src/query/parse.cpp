// The one query grammar, by recursive descent over the tokens.
#include "trail/query/parse.hpp"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "query/field.hpp"
#include "query/lexer.hpp"
#include "query/source.hpp"
#include "trail/error.hpp"

namespace trail::query {
namespace {

constexpr std::size_t shortest_prefix = 3;

bool starts_term(TokenKind kind) {
    switch (kind) {
        case TokenKind::word:
        case TokenKind::phrase:
        case TokenKind::field:
        case TokenKind::blank:
        case TokenKind::open:
        case TokenKind::negation:
            return true;
        case TokenKind::close:
        case TokenKind::conjunction:
        case TokenKind::alternative:
        case TokenKind::end:
            break;
    }
    return false;
}

bool is_ascii_separator(char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return static_cast<unsigned char>(c) < 0x80 && !letter && !(c >= '0' && c <= '9');
}

bool starts_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

// A search looks up the last run of a word's letters by prefix, so that run is what has to be long
// enough: "api-v*" would walk everything that begins with "v".
std::size_t characters_in_last_run(std::string_view stem) {
    while (!stem.empty() && is_ascii_separator(stem.back())) stem.remove_suffix(1);
    std::size_t count = 0;
    for (; !stem.empty() && !is_ascii_separator(stem.back()); stem.remove_suffix(1)) {
        if (starts_character(stem.back())) ++count;
    }
    return count;
}

template <class Group>
std::optional<Node> joined(std::vector<Node> terms) {
    if (terms.empty()) return std::nullopt;
    if (terms.size() == 1) return std::move(terms.front());
    return Node{Group{std::move(terms)}};
}

// A rule that finds only punctuation returns nothing.
class Parser {
public:
    Parser(const Source& source, const time::Reference& reference)
        : source_(source),
          reference_(reference),
          tokens_(read_tokens(source)),
          here_(tokens_.begin()) {}

    Query query() {
        auto root = any();
        if (here_->kind == TokenKind::close) {
            throw source_.error(here_->mark, "no \"(\" opens this \")\"");
        }
        if (!root && first_blank_) {
            throw source_.error(first_blank_->mark,
                                fmt::format("nothing to search for in \"{}\"", first_blank_->text));
        }
        return {std::move(root)};
    }

private:
    std::optional<Node> any() {
        if (here_->kind == TokenKind::alternative || here_->kind == TokenKind::conjunction) {
            throw lonely(*here_, "before");
        }
        std::vector<Node> alternatives;
        if (auto node = all()) alternatives.push_back(*std::move(node));
        while (here_->kind == TokenKind::alternative) {
            take_operator();
            if (auto node = all()) alternatives.push_back(*std::move(node));
        }
        return joined<Any>(std::move(alternatives));
    }

    std::optional<Node> all() {
        std::vector<Node> terms;
        while (starts_term(here_->kind)) {
            if (auto node = term()) terms.push_back(*std::move(node));
            if (here_->kind == TokenKind::conjunction) take_operator();
        }
        return joined<All>(std::move(terms));
    }

    std::optional<Node> term() {
        bool negated = false;
        for (; here_->kind == TokenKind::negation; take_operator()) negated = !negated;
        if (here_->negated) negated = !negated;
        auto node = operand();
        if (!node || !negated) return node;
        return Node{Not{std::make_shared<const Node>(*std::move(node))}};
    }

    std::optional<Node> operand() {
        if (here_->kind == TokenKind::open) return group();
        const Token& token = *here_++;
        if (token.kind == TokenKind::word) return word(token);
        if (token.kind == TokenKind::phrase) return Node{Phrase{std::string(token.text)}};
        if (token.kind == TokenKind::field) return field_term(source_, token, reference_);
        if (!first_blank_) first_blank_ = &token;
        return std::nullopt;
    }

    std::optional<Node> group() {
        const Token& open = *here_++;
        if (++depth_ > deepest_nesting) {
            throw source_.error(open.mark,
                                fmt::format("parentheses nest more than {} deep", deepest_nesting));
        }
        if (here_->kind == TokenKind::close) {
            const auto end = here_->mark.data() + here_->mark.size();
            throw source_.error(
                {open.mark.data(), static_cast<std::size_t>(end - open.mark.data())},
                "nothing stands in these parentheses");
        }
        auto node = any();
        if (here_->kind != TokenKind::close) {
            throw source_.error(open.mark, "no \")\" closes this \"(\"");
        }
        ++here_;
        --depth_;
        return node;
    }

    Node word(const Token& token) const {
        const std::string_view text = token.text;
        const std::string_view stem = text.substr(0, text.find_last_not_of('*') + 1);
        if (stem.size() == text.size()) return {Word{std::string(text)}};
        if (characters_in_last_run(stem) < shortest_prefix) {
            throw source_.error(token.mark, "a prefix needs at least three letters");
        }
        return {Word{std::string(stem), true}};
    }

    void take_operator() {
        const Token& taken = *here_++;
        if (!starts_term(here_->kind)) throw lonely(taken, "after");
    }

    Error lonely(const Token& token, std::string_view side) const {
        return source_.error(token.mark, fmt::format("\"{}\" needs a term {} it", token.text, side),
                             fmt::format("trail search '\"{}\"'", token.text));
    }

    const Source& source_;
    const time::Reference& reference_;
    const std::vector<Token> tokens_;
    std::vector<Token>::const_iterator here_;  // never past the token of kind `end`
    const Token* first_blank_ = nullptr;
    std::size_t depth_ = 0;
};

}  // namespace

Query parse(std::string_view text, const time::Reference& reference) {
    if (text.size() > most_query_bytes) {
        throw Error(Failure::usage, fmt::format("the query is {} bytes long, at most {} are read",
                                                text.size(), most_query_bytes));
    }
    const Source source{text};
    return Parser(source, reference).query();
}

}  // namespace trail::query
