// Acting on an ask: found, read, and nothing overwritten that somebody else did meanwhile.
#pragma once

#include <string>
#include <string_view>

#include "cli/context.hpp"
#include "cli/output.hpp"
#include "trail/error.hpp"
#include "trail/render/ask_words.hpp"
#include "trail/store/asks.hpp"

namespace trail::cli {

// The ask that is meant, with its replies. Throws Error{usage} for what is none, with the way to
// answer that.
model::Exchange find_exchange(Context& context, const std::string& name);

// The same, as it was when the caller looked: throws Error{busy} when `seen` names another state.
model::Exchange find_seen(Context& context, const std::string& name,
                          const std::optional<std::string>& seen);

// Throws Error{usage} that tells when and by whom it ended, unless it waits for somebody.
void require_open(Context& context, const model::Exchange& exchange);

// Throws Error{busy} that says what changed, unless the ask and what `me` said to it are as they
// were seen; inside of the operation, so that nobody can come between. What others answer does not
// stand against it.
void require_unchanged(store::Change& change, const model::Exchange& seen, const std::string& me);

// What the record tells of an ask with its replies.
render::AskPage page_of(Context& context, model::Exchange exchange);

// The ask as JSON, its key alone, or the line of what was done.
void report_ask(Context& context, const render::AskPage& page, const std::string& line,
                const OutputOptions& output);

}  // namespace trail::cli
