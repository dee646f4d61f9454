// Builds the line that stays when tokens are taken out of what was typed.
#include "capture/line_builder.hpp"

#include <utility>

#include "capture/words.hpp"

namespace trail::capture {
namespace {

bool is_folded_space(char32_t code) {
    return code == ' ' || (code >= '\t' && code <= '\r');
}

bool gives_way(char32_t code) {
    return code == ',' || code == ';';
}

}  // namespace

void LineBuilder::add(std::string_view piece) {
    const char32_t code = first_character(piece).code;
    if (is_folded_space(code)) return add_space();
    if (gap_ && is_closing(code) && close_bracket()) return;
    if (touching_ && is_sentence_mark(code) && !add_mark()) return;
    gap_ = touching_ = false;
    line_ += piece;
}

void LineBuilder::leave_out() {
    gap_ = touching_ = true;
}

void LineBuilder::add_space() {
    touching_ = false;
    if (line_.empty() || is_space(last()) || (gap_ && is_opening(last()))) return;
    line_ += ' ';
}

// True when the bracket had held nothing but tokens, and is gone.
bool LineBuilder::close_bracket() {
    if (touching_) trim_end();
    const std::string_view before = trimmed_end(line_);
    if (before.empty() || !is_opening(last_character(before).code)) return false;
    line_.resize(before.size() - last_character(before).size);
    touching_ = true;
    return true;
}

// Moves to the word before the token, where the mark goes unless one is there already.
bool LineBuilder::add_mark() {
    trim_end();
    if (gives_way(last())) line_.pop_back();
    return !line_.empty() && !is_sentence_mark(last()) && !is_opening(last());
}

void LineBuilder::trim_end() {
    line_.resize(trimmed_end(line_).size());
}

char32_t LineBuilder::last() const {
    return line_.empty() ? U'\0' : last_character(line_).code;
}

std::string LineBuilder::take() {
    return std::string(trimmed(std::exchange(line_, {})));
}

}  // namespace trail::capture
