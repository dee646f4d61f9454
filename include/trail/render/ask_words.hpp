// Asks in words: until when, how it stands with each of those who were asked, what was replied.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "trail/model/ask.hpp"
#include "trail/render/entry_fields.hpp"
#include "trail/render/entry_list.hpp"
#include "trail/text/json.hpp"
#include "trail/time/zone.hpp"

namespace trail::render {

// An ask with what follows from its replies.
struct AskPage {
    model::Exchange exchange;
    std::vector<model::Receiver> receivers;
    std::vector<time::Zone> zones;  // of each receiver, in the same order
    std::string version;            // empty where many are listed
};

// "acknowledge by Tue 24 Nov 09:00, answer expected Wed 25 Nov, due Thu 26 Nov 09:00 (Taipei; 02:00
// Berlin)": the receiver's clock, and the reader's where it shows something else. "no deadline" for
// somebody who never works again.
std::string deadline_words(const model::Receiver& receiver, const time::Zone& zone,
                           const Reader& reader);

// "3 working days", "1 working hour": how long an answer may take; empty where whoever asked named
// a moment.
std::string allowance(const model::AskMark& ask);

// "1 h 20 min", of working time.
std::string worked_text(time::Seconds worked);

// "new, acknowledge by ...", "acked, promised for Thu 26 Nov 17:00", "answered Mon 23 Nov 10:00".
std::string receiver_words(const AskPage& page, std::size_t receiver, const Reader& reader);

// "answered", "hands over to mei": what a reply did.
std::string act_words(const model::AnswerMark& mark);

// The fields of an ask in JSON, and one object with every field or with those named.
std::vector<FieldHelp> ask_fields();
void write_ask(text::JsonWriter& json, const AskPage& page, time::Instant now,
               std::span<const std::string> fields = {});

}  // namespace trail::render
