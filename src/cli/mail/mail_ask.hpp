// Questions, reminders and replies by mail, each once, by the ledger and outbox of digests.
#pragma once

#include "cli/context.hpp"
#include "trail/render/ask_words.hpp"

namespace trail::cli {

// To everybody whom the question waits for. A note tells whose address nobody knows. Throws
// Error{busy} when a mail is still in the outbox, Error{unavailable} without a mailer.
void mail_question(Context& context, const render::AskPage& page);

// To whoever asked.
void mail_reply(Context& context, const render::AskPage& page, const model::Entry& reply);

// To everybody who lets a question wait too long that was sent by mail: one reminder each, ever.
void mail_reminders(Context& context, const std::vector<render::AskPage>& pages);

}  // namespace trail::cli
