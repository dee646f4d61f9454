// What people say of an entry on the command line.
#include "cli/entries/entry_input.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "trail/error.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/spelling.hpp"

namespace trail::cli {
namespace {

bool is_writable(model::Kind kind) {
    return kind != model::Kind::commit && kind != model::Kind::decision &&
           kind != model::Kind::ask && kind != model::Kind::reply;
}

}  // namespace

model::Kind read_kind(const std::string& text) {
    const auto kind = model::parse_kind(text);
    if (kind && is_writable(*kind)) return *kind;
    const auto shown = text::for_terminal_line(text);
    if (kind) {
        throw Error(Failure::usage, fmt::format("\"{}\" is not logged by hand", shown),
                    *kind == model::Kind::decision ? "trail decide -h" : "");
    }
    const std::vector<std::string> names{"done", "win", "blocker", "next", "status", "note"};
    if (const auto near = text::nearest(text, names)) {
        throw Error(Failure::usage, fmt::format("unknown kind \"{}\"", shown),
                    fmt::format("did you mean \"{}\"?", *near));
    }
    throw Error(
        Failure::usage,
        fmt::format("unknown kind \"{}\"; done, win, blocker, next, status and note are logged",
                    shown));
}

model::Entry entry_of(Context& context, const capture::Captured& captured, model::Kind kind,
                      time::Instant at) {
    model::Entry entry;
    entry.line = captured.line;
    entry.body = captured.body;
    entry.kind = captured.kind ? read_kind(std::string(model::name(*captured.kind))) : kind;
    entry.project = captured.project ? captured.project : context.default_project();
    entry.tags = captured.tags;
    add_once(entry.tags, context.settings().list("tags"));
    entry.people = captured.people;
    entry.refs = captured.refs;
    const auto when =
        captured.at ? time::read_point(*captured.at, context.reference(), lean_of(entry.kind)) : at;
    entry.at = context.zone().stamp(when);
    entry.zone = context.zone().name();
    entry.created_at = context.now();
    return entry;
}

time::Lean lean_of(model::Kind kind) {
    return kind == model::Kind::next ? time::Lean::future : time::Lean::past;
}

std::string without_sign(std::string tag) {
    if (tag.starts_with('+') || tag.starts_with('#')) tag.erase(0, 1);
    return tag;
}

void add_once(std::vector<std::string>& list, const std::vector<std::string>& more) {
    for (const auto& item : more) {
        if (std::ranges::find(list, item) == list.end()) list.push_back(item);
    }
}

void refuse_not_open(const model::Entry& entry, std::string_view key) {
    if (!model::can_be_open(entry.kind)) {
        throw Error(Failure::usage,
                    fmt::format("{} is of kind {}; only blockers, plans and questions are closed",
                                key, model::name(entry.kind)),
                    "trail list --is open");
    }
    if (entry.closed_at) {
        throw Error(Failure::usage, fmt::format("{} is closed already", key),
                    fmt::format("trail show {}", key));
    }
}

}  // namespace trail::cli
