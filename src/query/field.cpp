// What a field and its values ask for: names, kinds, states, things and dates.
#include "query/field.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "trail/error.hpp"

namespace trail::query {
namespace {

// The signs are how tags and people are written in a text; stored names are bare.
Node names(const Source& source, const Token& token, Field field, std::string_view signs) {
    FieldTerm term{field, {}};
    for (const std::string_view value : token.values) {
        const std::string_view name =
            value.substr(signs.find(value.front()) < signs.size() ? 1 : 0);
        if (name.empty()) {
            throw source.error(value, fmt::format("no name after \"{}\"", value),
                               fmt::format("trail search {}", example(token.field)));
        }
        term.values.emplace_back(name);
    }
    return {std::move(term)};
}

struct Vocabulary {
    std::string_view field;
    std::string_view noun;
    std::span<const std::string_view> known;
};

Error unknown_name(const Source& source, const Vocabulary& vocabulary, std::string_view written) {
    const auto message = fmt::format("unknown {} \"{}\"", vocabulary.noun, written);
    if (const auto meant = similar_name(vocabulary.known, written)) {
        return source.error(written, message,
                            fmt::format("did you mean \"{}:{}\"?", vocabulary.field, *meant));
    }
    std::string list;
    for (const std::string_view name : vocabulary.known) {
        list += fmt::format("{}{}", list.empty() ? "" : ", ", name);
    }
    return source.error(written, fmt::format("{}; there are {}", message, list));
}

template <class Value>
std::vector<Value> choose(const Source& source, const Token& token, const Vocabulary& vocabulary) {
    std::vector<Value> chosen;
    for (const std::string_view value : token.values) {
        const auto place = find_name(vocabulary.known, value);
        if (!place) throw unknown_name(source, vocabulary, value);
        chosen.push_back(static_cast<Value>(*place));
    }
    return chosen;
}

// The date grammar marks a place in the value; the user looks at the whole query.
Error in_whole_query(const Source& source, std::string_view value, const Error& error) {
    Excerpt excerpt = source.excerpt(value);
    if (error.excerpt()) {
        const std::size_t offset = std::min(error.excerpt()->offset, value.size());
        excerpt.offset += offset;
        excerpt.length = std::min(error.excerpt()->length, value.size() - offset);
    }
    return {error.kind(), error.what(), error.hint(), std::move(excerpt)};
}

time::Span read_date(const Source& source, std::string_view value,
                     const time::Reference& reference) {
    try {
        return time::read_span(value, reference);
    } catch (const Error& error) {
        throw in_whole_query(source, value, error);
    }
}

// A moment has no length, so nothing would ever be found at it.
time::Span whole_day_if_moment(time::Span span, const time::Zone& zone) {
    if (span.from < span.until) return span;
    return time::span(time::day(time::day_of(zone.local(span.from))), zone);
}

time::Span bounds(FieldName field, time::Span date, const time::Zone& zone) {
    switch (field) {
        case FieldName::after:
            return {date.from, all_time.until};
        case FieldName::before:
            return {all_time.from, date.from};
        case FieldName::at:
            return whole_day_if_moment(date, zone);
        default:
            return date;
    }
}

Node dates(const Source& source, const Token& token, const time::Reference& reference) {
    Any any;
    for (const std::string_view value : token.values) {
        const time::Span date = read_date(source, value, reference);
        any.terms.push_back({TimeTerm{bounds(token.field, date, reference.zone)}});
    }
    if (any.terms.size() == 1) return std::move(any.terms.front());
    return {std::move(any)};
}

}  // namespace

Node field_term(const Source& source, const Token& token, const time::Reference& reference) {
    switch (token.field) {
        case FieldName::author:
            return names(source, token, Field::author, "@");
        case FieldName::project:
            return names(source, token, Field::project, "");
        case FieldName::tag:
            return names(source, token, Field::tag, "+#");
        case FieldName::person:
            return names(source, token, Field::person, "@");
        case FieldName::ref:
            return names(source, token, Field::ref, "");
        case FieldName::id:
            return names(source, token, Field::id, "");
        case FieldName::kind:
            return {
                KindTerm{choose<model::Kind>(source, token, {"kind", "kind", model::kind_names})}};
        case FieldName::has:
            return {HasTerm{choose<Thing>(source, token, {"has", "thing", thing_names})}};
        case FieldName::is:
            return {IsTerm{choose<State>(source, token, {"is", "state", state_names})}};
        case FieldName::after:
        case FieldName::before:
        case FieldName::during:
        case FieldName::at:
            break;
    }
    return dates(source, token, reference);
}

}  // namespace trail::query
