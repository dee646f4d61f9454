// What a line without an id is known by when it is read again: what it says.
#include "importers/line_content.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace trail::importers {
namespace {

constexpr char separator = '\x1f';

// Appends what is said, whatever its order.
void add_said(std::string& content, std::string_view name, std::vector<std::string> said) {
    if (said.empty()) return;
    std::ranges::sort(said);
    content += fmt::format("{}{}={}", separator, name, fmt::join(said, "\x1e"));
}

void add_said(std::string& content, std::string_view name, const std::optional<time::Instant>& at) {
    if (at) content += fmt::format("{}{}={}", separator, name, at->time_since_epoch().count());
}

void add_ids(std::string& content, std::string_view name, const std::vector<model::ItemId>& ids) {
    std::vector<std::string> said;
    for (const auto id : ids) said.push_back(model::letters(id));
    add_said(content, name, std::move(said));
}

// Two asks of the same words may go to different people, two answers to different asks.
std::string marks_of(const model::Entry& entry) {
    std::string content;
    add_said(content, "tags", entry.tags);
    add_said(content, "people", entry.people);
    add_said(content, "refs", entry.refs);
    add_ids(content, "closes", entry.closes);
    if (entry.breaking) content += fmt::format("{}breaking", separator);
    if (entry.health) content += fmt::format("{}status={}", separator, model::name(*entry.health));
    if (const auto& reply = entry.reply) {
        content += fmt::format("{}reply={} {} {}", separator, reply->decision,
                               model::name(reply->position), reply->option.value_or(0));
    }
    if (const auto& answer = entry.answer) {
        content += fmt::format("{}answer={} {} {}", separator, model::letters(answer->ask),
                               model::name(answer->act), answer->to.value_or(""));
        add_said(content, "eta", answer->eta);
    }
    if (const auto& ask = entry.ask) {
        add_said(content, "to", ask->to);
        content += fmt::format("{}level={} {}", separator, model::name(ask->level),
                               ask->about.value_or(""));
        add_said(content, "due", ask->due);
    }
    return content;
}

}  // namespace

std::string line_content(const model::Entry& entry, bool tells_time, bool is_decision) {
    std::string content;
    if (tells_time) content = std::to_string(entry.at.at.time_since_epoch().count());
    content += fmt::format("\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}", model::name(entry.kind), entry.author,
                           entry.project.value_or(""), entry.line, entry.body.value_or(""));
    if (is_decision) return content;
    if (tells_time && !entry.zone.empty()) add_said(content, "zone", {entry.zone});
    if (entry.raw) add_said(content, "raw", {*entry.raw});
    if (const auto& commit = entry.source)
        add_said(content, "commit", {commit->identity, commit->revision});
    return content + marks_of(entry);
}

model::ItemId content_id(std::string_view content, std::uint64_t alike_before) {
    return {XXH3_64bits_withSeed(content.data(), content.size(), alike_before)};
}

}  // namespace trail::importers
