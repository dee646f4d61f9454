// The tree of a query: comparing, joining, and the text that is asked for.
#include "trail/query/query.hpp"

#include <algorithm>
#include <utility>

namespace trail::query {
namespace {

enum class Sign { positive, negative };

Sign opposite(Sign sign) {
    return sign == Sign::positive ? Sign::negative : Sign::positive;
}

struct NeedleCollector {
    std::vector<Needle>& found;
    Sign sign = Sign::positive;

    void visit(const Node& node) const { std::visit(*this, node.term); }

    void operator()(const Word& word) const { add({word.text, word.prefix}); }
    void operator()(const Phrase& phrase) const { add({phrase.text, false}); }
    void operator()(const Not& no) const {
        if (no.term) NeedleCollector{found, opposite(sign)}.visit(*no.term);
    }
    void operator()(const All& all) const { visit_each(all.terms); }
    void operator()(const Any& any) const { visit_each(any.terms); }
    template <class Filter>
    void operator()(const Filter&) const {}

private:
    void visit_each(const std::vector<Node>& nodes) const {
        for (const Node& node : nodes) visit(node);
    }
    void add(Needle needle) const {
        if (sign == Sign::positive) found.push_back(std::move(needle));
    }
};

// Rebuilds a tree with one reader in the place of "me".
struct Personal {
    std::string_view me;
    const Overdue& overdue;

    Node of(const Node& node) const {
        return std::visit([this](const auto& term) { return rebuilt(term); }, node.term);
    }

    Node rebuilt(FieldTerm term) const {
        if (term.field == Field::author || term.field == Field::person) {
            std::ranges::replace(term.values, std::string("me"), std::string(me));
        }
        return Node{std::move(term)};
    }
    Node rebuilt(IsTerm term) const {
        std::vector<Node> any;
        if (std::erase(term.states, State::mine) > 0) {
            any.push_back(Node{FieldTerm{Field::author, {std::string(me)}}});
        }
        // Where nothing is overdue the state stays: it is nobody's.
        const auto late = std::ranges::find(term.states, State::overdue);
        auto ids = late != term.states.end() && overdue ? overdue() : std::vector<std::string>();
        if (!ids.empty()) {
            std::erase(term.states, State::overdue);
            any.push_back(Node{FieldTerm{Field::id, std::move(ids)}});
        }
        if (!term.states.empty()) any.insert(any.begin(), Node{std::move(term)});
        return any.size() == 1 ? std::move(any.front()) : Node{Any{std::move(any)}};
    }
    Node rebuilt(const Not& no) const {
        return Node{Not{std::make_shared<const Node>(of(*no.term))}};
    }
    Node rebuilt(const All& all) const { return Node{All{each(all.terms)}}; }
    Node rebuilt(const Any& any) const { return Node{Any{each(any.terms)}}; }
    template <class Term>
    Node rebuilt(const Term& term) const {
        return Node{term};
    }

private:
    std::vector<Node> each(const std::vector<Node>& nodes) const {
        std::vector<Node> personal;
        for (const Node& node : nodes) personal.push_back(of(node));
        return personal;
    }
};

}  // namespace

bool Not::operator==(const Not& other) const {
    if (!term || !other.term) return term == other.term;
    return *term == *other.term;
}

bool All::operator==(const All& other) const {
    return terms == other.terms;
}

bool Any::operator==(const Any& other) const {
    return terms == other.terms;
}

bool has_text(const Query& query) {
    return !needles(query).empty();
}

std::vector<Needle> needles(const Query& query) {
    std::vector<Needle> found;
    if (query.root) NeedleCollector{found}.visit(*query.root);
    return found;
}

Query for_reader(Query query, std::string_view me, const Overdue& overdue) {
    if (query.root) query.root = Personal{me, overdue}.of(*query.root);
    return query;
}

Query both(Query query, Node term) {
    if (!query.root) return {std::move(term)};
    if (auto* all = std::get_if<All>(&query.root->term)) {
        all->terms.push_back(std::move(term));
        return query;
    }
    All all;
    all.terms.push_back(std::move(*query.root));
    all.terms.push_back(std::move(term));
    return {Node{std::move(all)}};
}

}  // namespace trail::query
