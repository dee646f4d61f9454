// Which decision took the place of which.
#include "trail/render/decision_graph.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "render/paint.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

using model::Decision;

class Tree {
public:
    Tree(std::span<const Decision> decisions, const Reader& reader) : reader_(reader) {
        for (const auto& decision : decisions) all_.emplace(decision.number, &decision);
    }

    std::string text() {
        for (const auto& [number, decision] : all_) {
            const bool has_parent =
                decision->superseded_by && all_.contains(*decision->superseded_by);
            if (!has_parent) add(*decision, 0);
        }
        // Imported records may hold a circle; nothing of it is left out.
        for (const auto& [number, decision] : all_) {
            if (!shown_.contains(number)) add(*decision, 0);
        }
        return std::move(text_);
    }

private:
    void add(const Decision& decision, std::size_t depth) {
        if (!shown_.insert(decision.number).second) return;
        text_ += line(decision, depth);
        for (const int number : decision.supersedes) {
            if (const auto found = all_.find(number); found != all_.end()) {
                add(*found->second, depth + 1);
            }
        }
    }

    std::string line(const Decision& decision, std::size_t depth) const {
        const auto key = model::decision_key(decision.number);
        std::string before(2 + depth * 2, ' ');
        const auto status = fmt::format("  {}  ", model::name(decision.status));
        std::string after;
        const bool is_elsewhere = decision.superseded_by && !all_.contains(*decision.superseded_by);
        if (is_elsewhere) {
            after = fmt::format("  (by {})", model::decision_key(*decision.superseded_by));
        }
        const auto used = before.size() + key.size() + status.size() + after.size();
        constexpr std::size_t shortest = 16;
        const auto room = std::max(reader_.style.width, used + shortest) - used;
        const auto title = text::for_terminal_line(decision.entry.line);
        return before + painted(key, Paint::yellow, reader_.style) +
               painted(status, Paint::dim, reader_.style) +
               (reader_.style.cut ? text::cut(title, room, cut_mark(reader_.style)) : title) +
               after + "\n";
    }

    const Reader& reader_;
    std::map<int, const Decision*> all_;
    std::set<int> shown_;
    std::string text_;
};

// A double-quoted string of DOT; only quotes and backslashes act in it.
std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text::for_terminal_line(text)) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + "\"";
}

}  // namespace

std::string decision_tree(std::span<const Decision> decisions, const Reader& reader) {
    return Tree(decisions, reader).text();
}

std::string decision_dot(std::span<const Decision> decisions) {
    std::string text = "digraph decisions {\n  rankdir=TB;\n  node [shape=box];\n";
    for (const auto& decision : decisions) {
        const auto key = model::decision_key(decision.number);
        const bool holds = decision.status == model::DecisionStatus::accepted ||
                           decision.status == model::DecisionStatus::proposed;
        text += fmt::format("  {} [label={}{}];\n", key,
                            quoted(fmt::format("{} {}: {}", key, model::name(decision.status),
                                               decision.entry.line)),
                            holds ? "" : ", style=dashed");
    }
    for (const auto& decision : decisions) {
        for (const int number : decision.supersedes) {
            text += fmt::format("  {} -> {} [label=supersedes];\n",
                                model::decision_key(decision.number), model::decision_key(number));
        }
    }
    return text + "}\n";
}

}  // namespace trail::render
