// A query as SQL.
#include "store/search_plan.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "store/entry_row.hpp"
#include "store/names.hpp"
#include "store/search_prefix.hpp"
#include "store/search_words.hpp"
#include "trail/error.hpp"
#include "trail/model/decision.hpp"

namespace trail::store {
namespace {

using query::Node;

class Planner {
public:
    explicit Planner(const Record& record) : record_(record) {}

    SearchPlan plan(const query::Query& query) {
        if (!query.root) return {};
        std::vector<const Node*> terms;
        flatten(*query.root, terms);
        for (const Node* term : terms) add_term(*term);
        finish_match();
        return std::move(plan_);
    }

    SearchPlan row_test(const query::Query& query) {
        if (query.root) plan_.conditions.push_back(condition(*query.root));
        return std::move(plan_);
    }

private:
    static void flatten(const Node& node, std::vector<const Node*>& terms) {
        if (const auto* all = std::get_if<query::All>(&node.term)) {
            for (const auto& term : all->terms) flatten(term, terms);
        } else {
            terms.push_back(&node);
        }
    }

    void add_term(const Node& node) {
        if (const auto* when = std::get_if<query::TimeTerm>(&node.term)) return narrow(when->span);
        const auto* negated = std::get_if<query::Not>(&node.term);
        if (negated && in_index(*negated->term)) {
            excluded_.push_back(expression(*negated->term));
        } else if (in_index(node)) {
            required_.push_back(expression(node));
        } else {
            if (const auto expression = candidates(node)) required_.push_back(*expression);
            plan_.conditions.push_back(condition(node));
        }
    }

    // What the full-text index says of a node that it cannot answer alone: every row that satisfies
    // the node matches, and not many more. Nothing when it cannot say that.
    std::optional<std::string> candidates(const Node& node) {
        if (in_index(node)) return expression(node);
        if (const auto* word = std::get_if<query::Word>(&node.term)) {
            if (needs_substring(word->text)) return std::nullopt;
            return candidates_for_prefix(record_.connection, word->text);
        }
        if (const auto* field = std::get_if<query::FieldTerm>(&node.term)) {
            if (field->field == query::Field::ref) return ref_expression(*field);
        }
        if (const auto* any = std::get_if<query::Any>(&node.term)) return candidates(*any);
        if (const auto* all = std::get_if<query::All>(&node.term)) return candidates(*all);
        return std::nullopt;
    }

    std::optional<std::string> candidates(const query::All& all) {
        std::string joined;
        for (const auto& term : all.terms) {
            const auto expression = candidates(term);
            if (expression) joined += (joined.empty() ? "(" : " AND ") + *expression;
        }
        if (joined.empty()) return std::nullopt;
        return joined + ")";
    }

    std::optional<std::string> candidates(const query::Any& any) {
        std::vector<std::string> expressions;
        for (const auto& term : any.terms) {
            const auto expression = candidates(term);
            if (!expression) return std::nullopt;
            expressions.push_back(*expression);
        }
        return any_of(expressions);
    }

    void narrow(const time::Span& span) {
        if (!plan_.span) {
            plan_.span = span;
            return;
        }
        plan_.span->from = std::max(plan_.span->from, span.from);
        plan_.span->until = std::min(plan_.span->until, span.until);
    }

    void finish_match() {
        for (const auto& expression : required_) {
            plan_.match += plan_.match.empty() ? expression : " AND " + expression;
        }
        if (excluded_.empty()) return;
        if (plan_.match.empty()) plan_.match = everything;
        plan_.match = fmt::format("({}) NOT {}", plan_.match, any_of(excluded_));
    }

    // True when the full-text index alone can answer the node.
    static bool in_index(const Node& node) {
        return std::visit([](const auto& term) { return answers(term); }, node.term);
    }
    static bool answers(const query::Word& word) {
        return !word.prefix && !needs_substring(word.text);
    }
    static bool answers(const query::Phrase& phrase) { return !needs_substring(phrase.text); }
    static bool answers(const query::TimeTerm&) { return false; }
    static bool answers(const query::FieldTerm& term) {
        return term.field != query::Field::id && term.field != query::Field::ref;
    }
    static bool answers(const query::Not& negated) { return in_index(*negated.term); }
    static bool answers(const query::All& all) { return std::ranges::all_of(all.terms, in_index); }
    static bool answers(const query::Any& any) { return std::ranges::all_of(any.terms, in_index); }
    template <class Term>
    static bool answers(const Term&) {
        return true;
    }

    std::string expression(const Node& node) {
        return std::visit([this](const auto& term) { return express(term); }, node.term);
    }

    std::string express(const query::Word& word) {
        return "{line body also refs} : " + quoted(word.text);
    }
    std::string express(const query::Phrase& phrase) {
        return "{line body also refs} : " + quoted(phrase.text);
    }
    std::string express(const query::KindTerm& term) {
        std::vector<std::string> facets;
        for (const auto kind : term.kinds) facets.push_back(facet('k', static_cast<int>(kind)));
        return any_of(facets);
    }
    std::string express(const query::FieldTerm& term) {
        static constexpr std::string_view letters = "aptw";  // author, project, tag, person
        static constexpr NameTable tables[] = {NameTable::person, NameTable::project,
                                               NameTable::tag, NameTable::person};
        const auto field = static_cast<std::size_t>(term.field);
        std::vector<std::string> facets;
        for (const auto& value : term.values) {
            for (const auto number : numbers(tables[field], value)) {
                facets.push_back(facet(letters[field], number));
            }
        }
        return any_of(facets);
    }
    std::string express(const query::HasTerm& term) {
        static constexpr std::string_view facet_of[] = {"hl", "hr", "hm", "hb",
                                                        "ht", "np", "hy", "hc"};
        std::vector<std::string> facets;
        for (const auto thing : term.things) {
            const std::string facet =
                fmt::format("facets : {}", facet_of[static_cast<std::size_t>(thing)]);
            facets.push_back(thing == query::Thing::project
                                 ? fmt::format("({} NOT {})", everything, facet)
                                 : facet);
        }
        return any_of(facets);
    }
    std::string express(const query::IsTerm& term) {
        std::vector<std::string> facets;
        for (const auto state : term.states) facets.push_back(state_facet(state));
        return any_of(facets);
    }
    std::string express(const query::Not& negated) {
        return fmt::format("({} NOT {})", everything, expression(*negated.term));
    }
    std::string express(const query::All& all) {
        std::string joined;
        for (const auto& term : all.terms) {
            joined += (joined.empty() ? "(" : " AND ") + expression(term);
        }
        return joined + ")";
    }
    std::string express(const query::Any& any) {
        std::vector<std::string> expressions;
        for (const auto& term : any.terms) expressions.push_back(expression(term));
        return any_of(expressions);
    }
    std::string express(const query::TimeTerm&) { return std::string(nothing); }

    // An author may also be asked for by full name.
    std::vector<std::int64_t> numbers(NameTable table, const std::string& value) {
        std::vector<std::int64_t> found;
        if (const auto number = record_.names.find(record_.connection, table, value)) {
            found.push_back(*number);
        }
        if (table != NameTable::person) return found;
        auto rows = record_.connection.query(
            "SELECT number FROM person WHERE full_name = $1 COLLATE NOCASE", {value});
        while (rows->next()) found.push_back(rows->integer(0));
        return found;
    }

    static std::string ref_expression(const query::FieldTerm& term) {
        std::vector<std::string> expressions;
        for (const auto& value : term.values) {
            expressions.push_back(has_letter_or_digit(value) ? "refs : " + quoted(value)
                                                             : std::string("facets : hr"));
        }
        return any_of(expressions);
    }

    std::string condition(const Node& node) {
        if (in_index(node)) return matching_row(expression(node));
        return std::visit([this](const auto& term) { return row_condition(term); }, node.term);
    }

    std::string matching_row(const std::string& match) {
        return fmt::format(
            "EXISTS (SELECT 1 FROM entry_text WHERE entry_text MATCH {} "
            "AND entry_text.rowid = e.place)",
            bind(match));
    }

    std::string row_condition(const query::Word& word) {
        if (needs_substring(word.text)) return substring(word.text);
        return fmt::format("trail_begins({}, e.line, e.body, e.also, e.refs)", bind(word.text));
    }
    std::string row_condition(const query::Phrase& phrase) { return substring(phrase.text); }
    std::string row_condition(const query::TimeTerm& term) {
        return fmt::format("((e.place >> 4) - e.late >= {} AND (e.place >> 4) - e.late < {})",
                           bind(term.span.from.time_since_epoch().count()),
                           bind(term.span.until.time_since_epoch().count()));
    }
    std::string row_condition(const query::FieldTerm& term) {
        std::string joined;
        for (const auto& value : term.values) {
            joined += (joined.empty() ? "(" : " OR ") +
                      (term.field == query::Field::id ? id_condition(value) : ref_condition(value));
        }
        return joined + ")";
    }
    std::string row_condition(const query::Not& negated) {
        return fmt::format("NOT {}", condition(*negated.term));
    }
    std::string row_condition(const query::All& all) { return joined(all.terms, " AND "); }
    std::string row_condition(const query::Any& any) { return joined(any.terms, " OR "); }
    template <class Term>
    std::string row_condition(const Term&) {
        return "0";
    }

    std::string joined(const std::vector<Node>& terms, std::string_view between) {
        std::string result;
        for (const auto& term : terms) {
            if (!result.empty()) result += between;
            result += condition(term);
        }
        return "(" + result + ")";
    }

    std::string substring(const std::string& text) {
        const std::string bound = bind(text);
        return fmt::format(
            "(instr(lower(e.line), lower({0})) OR instr(lower(coalesce(e.body, '')), "
            "lower({0})) OR instr(lower(coalesce(e.also, '')), lower({0})))",
            bound);
    }

    std::string ref_condition(const std::string& value) {
        return fmt::format(
            "instr(char(10) || lower(coalesce(e.refs, '')) || char(10), char(10) || "
            "lower({}) || char(10))",
            bind(value));
    }

    std::string id_condition(const std::string& value) {
        if (const auto number = model::parse_decision_number(value)) {
            return fmt::format("e.decision IS {}", bind(std::int64_t{*number}));
        }
        const auto range = model::parse_id_prefix(value);
        if (!range) {
            throw Error(Failure::usage,
                        fmt::format("\"{}\" is no id, nor four or more letters of one", value),
                        "trail list");
        }
        return fmt::format("e.id BETWEEN {} AND {}", bind(stored_id(range->first)),
                           bind(stored_id(range->last)));
    }

    std::string bind(std::string text) {
        plan_.values.push_back({std::nullopt, std::move(text)});
        return fmt::format("${}", plan_.values.size());
    }
    std::string bind(std::int64_t number) {
        plan_.values.push_back({number, {}});
        return fmt::format("${}", plan_.values.size());
    }

    const Record& record_;
    SearchPlan plan_;
    std::vector<std::string> required_;
    std::vector<std::string> excluded_;
};

}  // namespace

SearchPlan plan_search(const Record& record, const query::Query& query) {
    return Planner(record).plan(query);
}

SearchPlan plan_row_test(const Record& record, const query::Query& query) {
    return Planner(record).row_test(query);
}

}  // namespace trail::store
