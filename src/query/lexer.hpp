// A query cut into words, phrases, fields and operators.
#pragma once

#include <string_view>
#include <vector>

#include "query/names.hpp"
#include "query/source.hpp"

namespace trail::query {

enum class TokenKind {
    word,
    phrase,
    field,
    blank,  // a word or phrase of nothing but punctuation
    open,
    close,
    conjunction,  // AND
    alternative,  // OR
    negation,     // NOT
    end,
};

struct Token {
    TokenKind kind = TokenKind::end;
    std::string_view mark{};                 // what an error underlines
    bool negated = false;                    // by a dash directly before it
    std::string_view text{};                 // the word, or what stands between the quotes
    FieldName field{};                       // kind field only
    std::vector<std::string_view> values{};  // kind field only: at least one, none of them blank
};

// All tokens, closed by one of kind `end`. Throws Error{usage} for an unclosed quote, a field
// without a value and a misspelt field.
std::vector<Token> read_tokens(const Source& source);

}  // namespace trail::query
