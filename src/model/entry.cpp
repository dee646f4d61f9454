// The entry: names of its kinds, and when it is open.
#include "trail/model/entry.hpp"

#include "model/named.hpp"
#include "trail/model/decision.hpp"

namespace trail::model {

std::string_view name(Kind kind) {
    return kind_names.at(static_cast<std::size_t>(kind));
}

std::optional<Kind> parse_kind(std::string_view text) {
    return parse_name<Kind>(kind_names, text);
}

bool can_be_open(Kind kind) {
    return kind == Kind::blocker || kind == Kind::next || kind == Kind::ask;
}

bool is_work(Kind kind) {
    return kind == Kind::done || kind == Kind::win || kind == Kind::commit;
}

bool is_commit_id(std::string_view text) {
    return (text.size() == 40 || text.size() == 64) &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string_view name(Health health) {
    return health_names.at(static_cast<std::size_t>(health));
}

std::optional<Health> parse_health(std::string_view text) {
    return parse_name<Health>(health_names, text);
}

std::string_view name(Position position) {
    return position_names.at(static_cast<std::size_t>(position));
}

std::optional<Position> parse_position(std::string_view text) {
    return parse_name<Position>(position_names, text);
}

std::string_view name(ServiceLevel level) {
    return service_level_names.at(static_cast<std::size_t>(level));
}

std::optional<ServiceLevel> parse_service_level(std::string_view text) {
    return parse_name<ServiceLevel>(service_level_names, text);
}

std::string_view name(ReplyAct act) {
    return reply_act_names.at(static_cast<std::size_t>(act));
}

std::optional<ReplyAct> parse_reply_act(std::string_view text) {
    return parse_name<ReplyAct>(reply_act_names, text);
}

bool is_open(const Entry& entry) {
    return can_be_open(entry.kind) && !entry.closed_at;
}

std::string short_id(const Entry& entry) {
    if (entry.decision) return decision_key(entry.decision->number);
    return letters(entry.id, entry.unique_letters);
}

}  // namespace trail::model
