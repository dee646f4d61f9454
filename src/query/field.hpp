// What a field and its values ask for.
#pragma once

#include "query/lexer.hpp"
#include "query/source.hpp"
#include "trail/query/query.hpp"
#include "trail/time/date_grammar.hpp"

namespace trail::query {

// The term for a token of kind `field`. Throws Error{usage} with the wrong value marked: an unknown
// kind, state or thing, a date that cannot be read, a tag or person that is only a sign.
Node field_term(const Source& source, const Token& token, const time::Reference& reference);

}  // namespace trail::query
