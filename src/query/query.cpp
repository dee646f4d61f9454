// The tree of a query: comparing, joining, and the text that is asked for.
#include "trail/query/query.hpp"

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
