// How far long work is.
#include "cli/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds silence{500};
constexpr milliseconds pause{250};
constexpr milliseconds plain_pause{5000};

std::string grouped(std::size_t number) {
    auto digits = std::to_string(number);
    for (std::size_t place = digits.size(); place > 3; place -= 3) digits.insert(place - 3, ",");
    return digits;
}

}  // namespace

Progress::Progress(Context& context, std::string act, std::string things, Total total)
    : context_(context),
      act_(std::move(act)),
      things_(std::move(things)),
      ask_total_(std::move(total)),
      is_wanted_(context.streams().err_device().terminal && !context.options().quiet),
      next_(is_wanted_ ? context.elapsed() + silence : milliseconds{}) {
    if (is_wanted_) is_plain_ = context.settings().text("ui.progress") == "plain";
}

// Blanks rather than an escape sequence: they work on every terminal.
Progress::~Progress() {
    if (shown_columns_ == 0) return;
    context_.streams().err("\r" + std::string(shown_columns_, ' ') + "\r");
}

void Progress::look() {
    if (context_.elapsed() < next_) return;
    if (ask_total_) total_ = std::exchange(ask_total_, {})();
    show();
    next_ = context_.elapsed() + (is_plain_ ? plain_pause : pause);
}

void Progress::show() {
    if (is_plain_) {
        context_.streams().err(line() + "\n");
        return;
    }
    // A line that reaches the last column may begin the next one.
    const auto room = context_.streams().err_device().width - 1;
    const auto text = text::cut(line(), room, "...");
    const auto columns = text::width(text);
    context_.streams().err("\r" + text::padded(text, shown_columns_));
    shown_columns_ = std::max(shown_columns_, columns);
}

std::string Progress::line() const {
    const auto of = total_ && *total_ >= done_ ? " of " + grouped(*total_) : std::string();
    return text::for_terminal_line(fmt::format("{}: {}{} {}", act_, grouped(done_), of, things_));
}

}  // namespace trail::cli
