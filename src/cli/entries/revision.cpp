// What `trail edit` changes of an entry.
#include "cli/entries/revision.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/entries/entry_input.hpp"
#include "trail/capture/tokens.hpp"
#include "trail/error.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

using Names = std::vector<std::string>;

// Names are the same in any case, references are not.
using Same = bool (*)(const std::string&, const std::string&);
bool same_name(const std::string& one, const std::string& other) {
    return text::folded(one) == text::folded(other);
}
bool same_ref(const std::string& one, const std::string& other) {
    return one == other;
}

bool has(const Names& names, const std::string& name, Same same) {
    return std::ranges::any_of(names, [&](const std::string& other) { return same(name, other); });
}

// A text that would lose words if it were written anew was taken literally: with --raw, or from
// git.
bool is_literal(const std::string& text) {
    try {
        return capture::capture(text).line != capture::verbatim(text).line;
    } catch (const Error&) {
        return true;
    }
}

struct Said {
    capture::Captured before;
    capture::Captured now;
};

Said said(const model::Entry& entry, const Revision& revision) {
    const auto old = text_of(entry);
    const auto text = text::repaired(*revision.text);
    const bool literal = is_literal(old);
    return {literal ? capture::verbatim(old) : capture::capture(old),
            literal || revision.raw ? capture::verbatim(text) : capture::capture(text)};
}

Names replaced(const Names& names, const Names& said_before, const Names& said_now, Same same) {
    Names kept;
    for (const auto& name : names) {
        if (!has(said_before, name, same) || has(said_now, name, same)) kept.push_back(name);
    }
    for (const auto& name : said_now) {
        if (!has(kept, name, same)) kept.push_back(name);
    }
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
    if (model::can_be_open(kind)) return;
    entry.closed_at.reset();
    entry.closed_by.reset();
}

// A token in the body stays there: only a new one counts, or it would undo what was changed since.
void set_text(model::Entry& entry, const Revision& revision) {
    const auto [before, now] = said(entry, revision);
    if (now.line.empty()) {
        throw Error(Failure::usage, "the text has no words beside its tokens", "trail edit -h");
    }
    entry.line = now.line;
    entry.body = now.body;
    entry.raw.reset();
    if (text::repaired(*revision.text) != *revision.text) entry.raw = *revision.text;
    entry.tags = replaced(entry.tags, before.tags, now.tags, same_name);
    entry.people = replaced(entry.people, before.people, now.people, same_name);
    // It was asked of them whatever the text says.
    if (entry.ask) add_once(entry.people, entry.ask->to);
    entry.refs = replaced(entry.refs, before.refs, now.refs, same_ref);
    if (now.project && now.project != before.project) entry.project = now.project;
    if (now.kind && now.kind != before.kind && !revision.kind) {
        set_kind(entry, read_kind(std::string(model::name(*now.kind))));
    }
}

void add_tag(Names& tags, const std::string& tag) {
    if (!has(tags, tag, same_name)) tags.push_back(tag);
}

void remove_tag(Names& tags, const std::string& tag) {
    std::erase_if(tags, [&](const std::string& other) { return same_name(tag, other); });
}

}  // namespace

std::string text_of(const model::Entry& entry) {
    return entry.body ? entry.line + "\n\n" + *entry.body : entry.line;
}

model::Kind kind_after(const model::Entry& entry, const Revision& revision) {
    if (revision.kind) return *revision.kind;
    if (!revision.text || *revision.text == text_of(entry)) return entry.kind;
    const auto [before, now] = said(entry, revision);
    return now.kind && now.kind != before.kind ? *now.kind : entry.kind;
}

std::optional<std::string> time_in(const model::Entry& entry, const Revision& revision) {
    if (!revision.text) return std::nullopt;
    const auto [before, now] = said(entry, revision);
    return now.at == before.at ? std::nullopt : now.at;
}

model::Entry revised(const model::Entry& before, const Revision& revision, const time::Zone& zone) {
    model::Entry entry = before;
    if (revision.text && *revision.text != text_of(before)) set_text(entry, revision);
    if (revision.project) entry.project = revision.project;
    if (entry.project && entry.project->empty()) entry.project.reset();
    for (const auto& tag : revision.removed_tags) remove_tag(entry.tags, tag);
    for (const auto& tag : revision.added_tags) add_tag(entry.tags, tag);
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
