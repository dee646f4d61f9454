// The options that choose entries, the same in every command that reads.
#include "cli/filters.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/overdue.hpp"
#include "trail/error.hpp"
#include "trail/query/parse.hpp"
#include "trail/store/search.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/spelling.hpp"

namespace trail::cli {
namespace {

using query::Node;

std::string joined(const std::vector<std::string>& words, std::string_view between = " ") {
    std::string text;
    for (const auto& word : words) text += fmt::format("{}{}", text.empty() ? "" : between, word);
    return text;
}

// A value as the query grammar takes it.
std::string quoted(std::string_view value) {
    if (value.find_first_of(" \"(),") == std::string_view::npos && !value.empty()) {
        return std::string(value);
    }
    std::string text = "\"";
    for (const char c : value) {
        if (c != '"') text += c;
    }
    return text + "\"";
}

model::Kind read_kind(std::string_view text) {
    if (const auto kind = model::parse_kind(text)) return *kind;
    const auto shown = text::for_terminal_line(text);
    const std::vector<std::string> names(model::kind_names.begin(), model::kind_names.end());
    if (const auto near = text::nearest(text, names)) {
        throw Error(Failure::usage, fmt::format("unknown kind \"{}\"", shown),
                    fmt::format("did you mean \"{}\"?", *near));
    }
    throw Error(Failure::usage,
                fmt::format("unknown kind \"{}\"; there are {}", shown, joined(names, ", ")));
}

const std::string& named(std::string_view option, const std::string& name) {
    if (name.find_first_not_of(' ') != std::string::npos) return name;
    throw Error(Failure::usage, fmt::format("{} needs a name, not \"{}\"", option, name));
}

Node field(query::Field which, std::string value) {
    return Node{query::FieldTerm{which, {std::move(value)}}};
}

Node term(Context& context, std::string_view name, std::string_view value) {
    return *query::parse(fmt::format("{}:{}", name, quoted(value)), context.reference()).root;
}

Node time_term(time::Span span) {
    return Node{query::TimeTerm{span}};
}

}  // namespace

void declare_filters(Declaration& declaration, Filters& filters) {
    declaration.option("p", "project", "NAME", filters.project, "only this project");
    declaration.option("t", "tag", "NAME", filters.tags, "only with this tag; repeatable");
    declaration.option("k", "kind", "NAME", filters.kinds, "only this kind; repeatable");
    declaration.option("a", "author", "PERSON", filters.author, "only by this person; me, all");
    declaration.option("", "after", "D", filters.after, "from this day or moment on");
    declaration.option("", "before", "D", filters.before, "before this day or moment");
    declaration.option("", "during", "P", filters.during, "in this period");
    declaration.option("", "is", "STATE", filters.states,
                       "open, closed, mine, decision, edited, ...");
    declaration.option("", "has", "THING", filters.things, "link, ref, commit, body, tag, ...");
}

bool is_query(const std::vector<std::string>& words, const Filters& filters) {
    const bool by_somebody = filters.author && *filters.author != "all";
    const auto is_blank = [](const std::string& word) {
        return word.find_first_not_of(" \t\r\n") == std::string::npos;
    };
    return !std::ranges::all_of(words, is_blank) || filters.project || !filters.tags.empty() ||
           !filters.kinds.empty() || by_somebody || filters.after || filters.before ||
           filters.during || !filters.states.empty() || !filters.things.empty();
}

void refuse_no_limit(const std::optional<std::size_t>& limit) {
    if (limit != 0) return;
    throw Error(Failure::usage, "--limit must be 1 or more, not \"0\"");
}

query::Query read_query(Context& context, const std::vector<std::string>& words,
                        const Filters& filters) {
    query::Query query;
    if (!words.empty()) query = query::parse(joined(words), context.reference());
    const auto add = [&query](Node node) {
        query = query::both(std::move(query), std::move(node));
    };
    if (filters.project) add(field(query::Field::project, named("--project", *filters.project)));
    for (const auto& tag : filters.tags) add(term(context, "tag", tag));
    if (!filters.kinds.empty()) {
        query::KindTerm kinds;
        for (const auto& kind : filters.kinds) kinds.kinds.push_back(read_kind(kind));
        add(Node{kinds});
    }
    if (filters.author && *filters.author != "all") {
        add(field(query::Field::author, named("--author", *filters.author)));
    }
    if (filters.after) {
        add(time_term(
            {time::read_span(*filters.after, context.reference()).from, query::all_time.until}));
    }
    if (filters.before) {
        add(time_term(
            {query::all_time.from, time::read_span(*filters.before, context.reference()).from}));
    }
    if (filters.during) add(time_term(time::read_span(*filters.during, context.reference())));
    for (const auto& state : filters.states) add(term(context, "is", state));
    for (const auto& thing : filters.things) add(term(context, "has", thing));
    // Who reads is asked of the machine and of the record.
    if (!query.root) return query;
    return query::for_reader(std::move(query), context.me().name, [&context] {
        return overdue_items(context.store().record(), context.now(), context.zone());
    });
}

void hint_project(Context& context, const Filters& filters) {
    if (!filters.project || !context.streams().err_device().terminal) return;
    const auto& asked = *filters.project;
    const auto near = text::nearest(asked, store::search::projects(context.store().record()));
    if (!near) return;
    const auto command = context.command_corrected(asked, *near);
    context.hint("typo", text::for_terminal_line(
                             fmt::format("there is no project \"{}\", but \"{}\"{}{}", asked, *near,
                                         command.empty() ? "" : ": ", command)));
}

std::string query_text(const std::vector<std::string>& words, const Filters& filters) {
    std::vector<std::string> parts = words;
    const auto add = [&parts](std::string_view name, const std::string& value) {
        parts.push_back(fmt::format("{}:{}", name, quoted(value)));
    };
    if (filters.project) add("project", *filters.project);
    for (const auto& tag : filters.tags) add("tag", tag);
    if (!filters.kinds.empty()) {
        std::string kinds;
        for (const auto& kind : filters.kinds) kinds += (kinds.empty() ? "" : ",") + kind;
        parts.push_back("kind:" + kinds);
    }
    if (filters.author && *filters.author != "all") add("author", *filters.author);
    if (filters.after) add("after", *filters.after);
    if (filters.before) add("before", *filters.before);
    if (filters.during) add("during", *filters.during);
    for (const auto& state : filters.states) add("is", state);
    for (const auto& thing : filters.things) add("has", thing);
    return joined(parts);
}

}  // namespace trail::cli
