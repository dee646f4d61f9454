// An ask as named fields.
#include <algorithm>
#include <array>

#include "render/field_table.hpp"
#include "render/json_values.hpp"
#include "trail/render/ask_words.hpp"

namespace trail::render {
namespace {

using text::JsonWriter;

struct Now {
    const AskPage& page;
    time::Instant at;

    const model::Entry& ask() const { return page.exchange.ask; }
    const model::AskMark& mark() const { return *page.exchange.ask.ask; }
};

// Of several receivers the one that is told first: the earliest of those who are waited for, else
// the last who replied.
const model::Receiver* foremost(const AskPage& page) {
    const model::Receiver* found = nullptr;
    const auto is_before = [](const model::Receiver& left, const model::Receiver& right) {
        if (model::is_waited_for(left) != model::is_waited_for(right)) {
            return model::is_waited_for(left);
        }
        if (!model::is_waited_for(left)) return left.ended_at > right.ended_at;
        constexpr auto never = time::Instant::max();
        return model::deadline(left).value_or(never) < model::deadline(right).value_or(never);
    };
    for (const auto& receiver : page.receivers) {
        if (!found || is_before(receiver, *found)) found = &receiver;
    }
    return found;
}

template <class Read>
void write_moment(JsonWriter& json, const Now& now, Read&& read) {
    const auto* receiver = foremost(now.page);
    write_time(json, receiver ? read(*receiver) : std::nullopt, now.ask().at.offset);
}

void write_receiver(JsonWriter& json, const model::Receiver& receiver, const Now& now) {
    const auto at = [&](const char* name, const std::optional<time::Instant>& moment) {
        json.key(name);
        write_time(json, moment, now.ask().at.offset);
    };
    json.begin_object();
    json.key("person").value(receiver.person);
    json.key("state").value(model::name(receiver.state));
    at("asked_at", receiver.asked_at);
    at("starts_at", receiver.by.starts);
    at("ack_due", receiver.by.acknowledge);
    at("expected_at", receiver.by.expected);
    at("due_at", receiver.by.due);
    at("acked_at", receiver.acknowledged_at);
    at("eta", receiver.eta);
    at("ended_at", receiver.ended_at);
    json.key("overdue").value(model::is_overdue(receiver, now.at));
    json.end_object();
}

void write_receivers(JsonWriter& json, const Now& now) {
    json.begin_array();
    for (const auto& receiver : now.page.receivers) write_receiver(json, receiver, now);
    json.end_array();
}

void write_replies(JsonWriter& json, const Now& now) {
    json.begin_array();
    for (const auto& reply : now.page.exchange.replies) {
        json.begin_object();
        json.key("id").value(model::letters(reply.id));
        json.key("person").value(reply.author);
        json.key("act").value(model::name(reply.answer->act));
        json.key("to");
        write_text(json, reply.answer->to);
        json.key("eta");
        write_time(json, reply.answer->eta, reply.at.offset);
        json.key("text").value(reply.line);
        json.key("body");
        write_text(json, reply.body);
        json.key("at").value(time::rfc3339(reply.at));
        json.end_object();
    }
    json.end_array();
}

constexpr std::array fields{
    Field<Now>{{"id", "text", "16 letters, the same for ever"},
               [](JsonWriter& json, const Now& now) { json.value(model::letters(now.ask().id)); }},
    Field<Now>{{"from", "text", "who asks"},
               [](JsonWriter& json, const Now& now) { json.value(now.ask().author); }},
    Field<Now>{{"to", "list of text", "who was asked first"},
               [](JsonWriter& json, const Now& now) { write_list(json, now.mark().to); }},
    Field<Now>{{"text", "text", "the question"},
               [](JsonWriter& json, const Now& now) { json.value(now.ask().line); }},
    Field<Now>{{"body", "text or null", "details in Markdown"},
               [](JsonWriter& json, const Now& now) { write_text(json, now.ask().body); }},
    Field<Now>{{"project", "text or null", "the project it belongs to"},
               [](JsonWriter& json, const Now& now) { write_text(json, now.ask().project); }},
    Field<Now>{{"about", "text or null", "a decision, an id, an issue or a link"},
               [](JsonWriter& json, const Now& now) { write_text(json, now.mark().about); }},
    Field<Now>{{"level", "text", "routine, feedback, urgent"},
               [](JsonWriter& json, const Now& now) { json.value(model::name(now.mark().level)); }},
    Field<Now>{{"urgent", "true or false", "of level urgent"},
               [](JsonWriter& json, const Now& now) {
                   json.value(now.mark().level == model::ServiceLevel::urgent);
               }},
    Field<Now>{{"asked_at", "time (RFC 3339)", "when it was asked"},
               [](JsonWriter& json, const Now& now) { json.value(time::rfc3339(now.ask().at)); }},
    Field<Now>{{"starts_at", "time or null", "when the clock starts, in their working time"},
               [](JsonWriter& json, const Now& now) {
                   write_moment(json, now, [](const auto& receiver) { return receiver.by.starts; });
               }},
    Field<Now>{{"ack_due", "time or null", "to be acknowledged by then"},
               [](JsonWriter& json, const Now& now) {
                   write_moment(json, now,
                                [](const auto& receiver) { return receiver.by.acknowledge; });
               }},
    Field<Now>{{"expected_at", "time or null", "when an answer is expected"},
               [](JsonWriter& json, const Now& now) {
                   write_moment(json, now,
                                [](const auto& receiver) { return receiver.by.expected; });
               }},
    Field<Now>{{"due_at", "time or null", "to be answered by then"},
               [](JsonWriter& json, const Now& now) {
                   write_moment(json, now, [](const auto& receiver) { return receiver.by.due; });
               }},
    Field<Now>{{"acked_at", "time or null", "the first reply"},
               [](JsonWriter& json, const Now& now) {
                   write_moment(json, now,
                                [](const auto& receiver) { return receiver.acknowledged_at; });
               }},
    Field<Now>{{"eta", "time or null", "when an answer is promised"},
               [](JsonWriter& json, const Now& now) {
                   write_moment(json, now, [](const auto& receiver) { return receiver.eta; });
               }},
    Field<Now>{{"answered_at", "time or null", "when it was over"},
               [](JsonWriter& json, const Now& now) {
                   write_time(json, now.ask().closed_at, now.ask().at.offset);
               }},
    Field<Now>{{"state", "text", "new, acked, answered, declined, withdrawn"},
               [](JsonWriter& json, const Now& now) {
                   json.value(model::name(model::state(now.page.receivers)));
               }},
    Field<Now>{{"overdue", "true or false", "somebody has let a deadline pass"},
               [](JsonWriter& json, const Now& now) {
                   json.value(std::ranges::any_of(now.page.receivers, [&](const auto& receiver) {
                       return model::is_overdue(receiver, now.at);
                   }));
               }},
    Field<Now>{{"receivers", "list of objects", "person, state and the times of each"},
               write_receivers},
    Field<Now>{{"replies", "list of objects", "id, person, act, to, eta, text, body, at"},
               write_replies},
    Field<Now>{{"version", "text", "stands for how it is now; see --seen"},
               [](JsonWriter& json, const Now& now) { json.value(now.page.version); }},
};

}  // namespace

std::vector<FieldHelp> ask_fields() {
    return help_of<Now>(fields);
}

void write_ask(JsonWriter& json, const AskPage& page, time::Instant now,
               std::span<const std::string> wanted) {
    json.begin_object();
    write_wanted(json, fields, wanted, Now{page, now});
    json.end_object();
}

}  // namespace trail::render
