// How the taking back of an operation is told.
#include "cli/entries/undo_outcome.hpp"

#include <fmt/format.h>

#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

using store::history::Effect;
using store::history::Operation;

constexpr std::size_t most_beside = most_items_told - 2;
constexpr std::size_t widest_quote = 72;

// "is" for what was done, "would be" for a preview.
struct Words {
    std::string_view one;
    std::string_view many;
    std::string_view changed;  // "as before" after an undo
};

Words words_for(bool is_preview, bool is_redo) {
    return {is_preview ? "would be" : "is", is_preview ? "would be" : "are",
            is_redo ? "changed again" : "as before"};
}

std::string_view state_text(const OperationItem& before, const OperationItem& after,
                            const Words& words) {
    if (!after.entry) return "gone";
    if (!before.entry) return "back";
    const bool was_open = model::is_open(*before.entry);
    const bool is_open = model::is_open(*after.entry);
    if (was_open == is_open || before.entry->kind != after.entry->kind) return words.changed;
    return is_open ? "open again" : "closed again";
}

std::string quoted(const OperationItem& before, const OperationItem& after) {
    const auto& line = after.entry ? after.line : before.line;
    return fmt::format("\"{}\"", text::cut(text::for_terminal_line(line), widest_quote, "..."));
}

std::string one_outcome(const std::vector<OperationItem>& before,
                        const std::vector<OperationItem>& after, const Words& words) {
    std::string text = fmt::format("{} {} {}", quoted(before[0], after[0]), words.one,
                                   state_text(before[0], after[0], words));
    const auto beside = before.size() - 1;
    if (beside > most_beside)
        return text + fmt::format(", others {} {}", words.many, words.changed);
    for (std::size_t i = 1; i <= beside; ++i) {
        text += fmt::format(", {} {} {}", after[i].key, words.one,
                            state_text(before[i], after[i], words));
    }
    return text;
}

std::string many_outcomes(const Effect& effect, const Words& words) {
    std::string text;
    const auto add = [&](std::size_t count, std::string_view state) {
        if (count == 0) return;
        text += fmt::format("{}{} {} {} {}", text.empty() ? "" : ", ", count,
                            count == 1 ? "entry" : "entries", count == 1 ? words.one : words.many,
                            state);
    };
    add(effect.gone, "gone");
    add(effect.back, "back");
    add(effect.changed, words.changed);
    return text;
}

// "ana is as before", "2 people are as before".
std::string people_outcome(const Operation& operation, const Words& words) {
    const auto& people = operation.people;
    if (people.empty()) return "";
    if (people.size() > 1) {
        return fmt::format("{} people {} {}", people.size(), words.many, words.changed);
    }
    return fmt::format("{} {} {}", text::for_terminal_line(people.front()), words.one,
                       words.changed);
}

std::string joined(const std::string& one, const std::string& other) {
    return one + (one.empty() || other.empty() ? "" : ", ") + other;
}

}  // namespace

std::string outcome_text(const Operation& operation, const Reversal& reversal) {
    const auto words = words_for(reversal.is_preview, reversal.is_redo);
    const auto items = operation.items == 1 ? one_outcome(reversal.before, reversal.after, words)
                                            : many_outcomes(reversal.effect, words);
    return joined(items, people_outcome(operation, words));
}

}  // namespace trail::cli
