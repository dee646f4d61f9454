// What `trail edit` changes of an entry.
#include "cli/revision.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/entry_input.hpp"
#include "trail/capture/tokens.hpp"
#include "trail/error.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

using Names = std::vector<std::string>;

bool has(const Names& names, const std::string& name) { return std::ranges::find(names, name) != names.end(); }

// What the old text is taken for; one that would lose words as a new text was written with --raw.
capture::Captured captured_before(const model::Entry& before) {
    const auto plain = capture::verbatim(text_of(before));
    try {
        auto captured = capture::capture(text_of(before));
        return captured.line == plain.line ? captured : plain;
    } catch (const Error&) {
        return plain;
    }
}

bool is_literal(const model::Entry& before) {
    const auto text = text_of(before);
    try {
        const auto captured = capture::capture(text);
        return captured.line != capture::verbatim(text).line;
    } catch (const Error&) {
        return true;
    }
}

capture::Captured captured_now(const model::Entry& before, const Revision& revision) {
    const auto text = text::repaired(*revision.text);
    return revision.raw || is_literal(before) ? capture::verbatim(text) : capture::capture(text);
}

Names replaced(const Names& names, const Names& said_before, const Names& said_now) {
    Names kept;
    for (const auto& name : names) {
        if (!has(said_before, name) || has(said_now, name)) kept.push_back(name);
    }
    add_once(kept, said_now);
    return kept;
}

void set_kind(model::Entry& entry, model::Kind kind) {
    if (entry.kind == kind) return;
    const auto is_fixed = [](model::Kind k) {
        return k == model::Kind::decision || k == model::Kind::ask || k == model::Kind::reply;
    };
    if (is_fixed(entry.kind)) {
        throw Error(Failure::usage,
                    fmt::format("{} is of kind {} and stays so", model::short_id(entry),
                                model::name(entry.kind)),
                    fmt::format("trail show {}", model::short_id(entry)));
    }
    entry.kind = kind;
    if (kind != model::Kind::status) entry.health.reset();
}

void set_text(model::Entry& entry, const model::Entry& before, const Revision& revision) {
    const auto said_before = captured_before(before);
    const auto said = captured_now(before, revision);
    entry.line = said.line;
    entry.body = said.body;
    entry.raw.reset();
    if (text::repaired(*revision.text) != *revision.text) entry.raw = *revision.text;
    entry.tags = replaced(entry.tags, said_before.tags, said.tags);
    entry.people = replaced(entry.people, said_before.people, said.people);
    entry.refs = replaced(entry.refs, said_before.refs, said.refs);
    if (said.project) entry.project = said.project;
    if (said.kind && !revision.kind) set_kind(entry, read_kind(std::string(model::name(*said.kind))));
}

}  // namespace

std::string text_of(const model::Entry& entry) {
    return entry.body ? entry.line + "\n\n" + *entry.body : entry.line;
}

std::optional<std::string> time_in(const model::Entry& entry, const Revision& revision) {
    if (!revision.text) return std::nullopt;
    return captured_now(entry, revision).at;
}

model::Entry revised(const model::Entry& before, const Revision& revision, const time::Zone& zone) {
    model::Entry entry = before;
    if (revision.text && *revision.text != text_of(before)) set_text(entry, before, revision);
    if (revision.project) entry.project = revision.project;
    if (entry.project && entry.project->empty()) entry.project.reset();
    for (const auto& tag : revision.removed_tags) std::erase(entry.tags, tag);
    add_once(entry.tags, revision.added_tags);
    if (revision.kind) set_kind(entry, *revision.kind);
    if (revision.at && *revision.at != entry.at.at) {
        entry.at = zone.stamp(*revision.at);
        entry.zone = zone.name();
    }
    // Nothing ends before it began.
    if (entry.closed_at) entry.closed_at = std::max(*entry.closed_at, entry.at.at);
    return entry;
}

}  // namespace trail::cli
