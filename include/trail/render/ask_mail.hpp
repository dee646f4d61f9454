// Questions, reminders and replies as complete mails (RFC 5322), plain text.
//
// A function of its arguments: the same question and options give the same bytes.
#pragma once

#include <string>

#include "trail/model/mailbox.hpp"
#include "trail/render/ask_words.hpp"
#include "trail/render/mail.hpp"

namespace trail::render {

struct AskMailOptions {
    std::string domain{};  // of ids
    model::Mailbox from{};
    model::Mailbox to{};
    std::string reply_to{};  // an address; may be empty
    time::Stamp date{};      // of the header
};

// To one of those who were asked, with the times of their clock.
Mail question_mail(const AskPage& page, std::size_t receiver, const AskMailOptions& options);

// That the question of before is overdue; in one thread with it.
Mail reminder_mail(const AskPage& page, std::size_t receiver, const AskMailOptions& options);

// To whoever asked; in one thread with the question.
Mail reply_mail(const AskPage& page, const model::Entry& reply, const AskMailOptions& options);

}  // namespace trail::render
