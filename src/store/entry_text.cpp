// The text of an entry made safe to store.
#include "store/entry_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "trail/error.hpp"
#include "trail/model/person.hpp"
#include "trail/text/unicode.hpp"

namespace trail::store {
namespace {

void repair_text(model::Entry& entry) {
    const bool body_is_clean = !entry.body || text::is_clean_utf8(*entry.body);
    if (text::is_clean_utf8(entry.line) && body_is_clean) return;
    if (!entry.raw) {
        entry.raw = entry.line;
        if (entry.body) *entry.raw += "\n\n" + *entry.body;
    }
    entry.line = text::repaired(entry.line);
    if (entry.body) entry.body = text::repaired(*entry.body);
}

void check_size(const model::Entry& entry) {
    if (entry.line.empty())
        throw Error(Failure::data, "the text is empty", "trail log \"what happened\"");
    if (entry.line.size() > model::most_line_bytes) {
        throw Error(Failure::data, fmt::format("the line has {} bytes; at most {} are kept",
                                               entry.line.size(), model::most_line_bytes));
    }
    if (entry.body && entry.body->size() > model::most_body_bytes) {
        throw Error(Failure::data, fmt::format("the body has {} bytes; at most {} are kept",
                                               entry.body->size(), model::most_body_bytes));
    }
}

// Each once, as it was said first. A line that is imported may hold any number.
template <class Key>
void keep_first(std::vector<std::string>& items, Key key) {
    if (items.size() < 2) return;
    std::set<std::string> seen;
    std::erase_if(items, [&](const std::string& item) { return !seen.insert(key(item)).second; });
}

void clean_refs(std::vector<std::string>& refs) {
    for (auto& ref : refs) {
        ref = text::repaired(ref);
        std::ranges::replace(ref, '\n', ' ');
    }
    keep_first(refs, std::identity{});
}

void clean_names(std::vector<std::string>& names, std::string_view what, std::size_t most) {
    for (auto& name : names) {
        name = text::composed(text::repaired(name));
        if (!model::is_name(name)) {
            throw Error(
                Failure::usage,
                fmt::format("\"{}\" cannot be a {}: letters, digits and - _ . / can", name, what));
        }
    }
    // As the record tells names apart: not by their case.
    keep_first(names, text::folded);
    if (names.size() > most) {
        throw Error(Failure::usage, fmt::format("{} {}s are too many; at most {} are kept",
                                                names.size(), what, most));
    }
}

void clean_name(std::string& name, std::string_view what) {
    std::vector<std::string> one{name};
    clean_names(one, what, 1);
    name = one.front();
}

}  // namespace

void clean(model::Entry& entry) {
    repair_text(entry);
    // One line is what every list shows; a stray line end would split it.
    std::ranges::replace(entry.line, '\n', ' ');
    std::ranges::replace(entry.line, '\r', ' ');
    if (entry.body && entry.body->empty()) entry.body.reset();
    check_size(entry);
    clean_name(entry.author, "person");
    if (entry.project) clean_name(*entry.project, "project");
    clean_names(entry.tags, "tag", model::most_tags);
    if (entry.ask) {
        auto& to = entry.ask->to;
        clean_names(to, "person", model::most_people);
        entry.people.insert(entry.people.end(), to.begin(), to.end());
    }
    clean_names(entry.people, "person", model::most_people);
    clean_refs(entry.refs);
}

bool has_link(const model::Entry& entry) {
    const auto links = [](std::string_view text) {
        return text.find("https://") != std::string_view::npos ||
               text.find("http://") != std::string_view::npos;
    };
    return links(entry.line) || (entry.body && links(*entry.body)) ||
           std::ranges::any_of(entry.refs, links);
}

}  // namespace trail::store
