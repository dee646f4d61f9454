// The words for what people say and do about a decision.
#include "render/decision_words.hpp"

#include <fmt/format.h>

#include <array>

namespace trail::render {
namespace {

using model::Position;
using model::ReplyMark;

struct Words {
    std::string_view act;    // "mei objects"
    std::string_view label;  // "D13 objection:"
};

// In the order of the positions.
constexpr std::array words{
    Words{"for", "for"},
    Words{"against", "against"},
    Words{"objects", "objection"},
    Words{"abstains", "abstention"},
    Words{"remarks", "remark"},
    Words{"acknowledged", "acknowledged"},
    Words{"accepted", "accepted"},
    Words{"rejected", "rejected"},
    Words{"superseded", "superseded"},
    Words{"deprecated", "deprecated"},
    Words{"asked how to take it", "mode"},
};
static_assert(words.size() == model::position_names.size());

const Words& words_of(const ReplyMark& mark) {
    return words.at(static_cast<std::size_t>(mark.position));
}

bool names_option(const ReplyMark& mark) {
    return mark.option &&
           (mark.position == Position::in_favour || mark.position == Position::against);
}

}  // namespace

std::string position_words(const ReplyMark& mark) {
    const auto act = words_of(mark).act;
    return names_option(mark) ? fmt::format("{} {}", act, *mark.option) : std::string(act);
}

std::string reply_label(const ReplyMark& mark) {
    const auto key = model::decision_key(mark.decision);
    const auto label = words_of(mark).label;
    return names_option(mark) ? fmt::format("{} {} {}:", key, label, *mark.option)
                              : fmt::format("{} {}:", key, label);
}

std::optional<std::string> own_words(const model::Entry& reply, const model::Decision& decision) {
    const auto& mark = *reply.reply;
    const auto option = static_cast<std::size_t>(mark.option.value_or(0));
    const bool is_option = option >= 1 && option <= decision.options.size() &&
                           reply.line == decision.options[option - 1];
    const bool is_outcome = model::status_after(mark.position).has_value();
    if (is_option || is_outcome || reply.line == decision.entry.line) return std::nullopt;
    return reply.line;
}

}  // namespace trail::render
