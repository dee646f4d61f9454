// `trail search`: entries, decisions and questions found by a query.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/filters.hpp"
#include "cli/output.hpp"
#include "cli/reader.hpp"
#include "cli/widening.hpp"
#include "trail/error.hpp"
#include "trail/render/entry_fields.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/search.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

using store::search::Hit;
using store::search::Sort;

constexpr std::size_t usual_most = 20;
constexpr std::size_t counted_at_most = 1'000'000;

// By relevance only so many of the newest matches are ranked.
constexpr std::string_view ranked_at_most = "4000";

constexpr std::array<std::string_view, 3> sort_names{"relevance", "newest", "oldest"};

struct SearchOptions {
    std::vector<std::string> words;
    Filters filters;
    std::optional<std::string> sort;
    std::optional<std::size_t> limit;
    bool reverse = false;
    bool count = false;
    OutputOptions output;
};

void declare(Declaration& declaration, SearchOptions& options) {
    declaration.all_words("QUERY", options.words, "what to find: trail help query");
    declare_filters(declaration, options.filters);
    declaration.option("", "sort", "KEY", options.sort, "relevance, newest or oldest first",
                       {sort_names.begin(), sort_names.end()});
    declaration.number("n", "limit", "N", options.limit, "at most so many, 20 if not given");
    declaration.flag("r", "reverse", options.reverse, "the other way round, the best last");
    declaration.flag("", "count", options.count, "only how many there are");
    declare_list_looks(declaration, options.output);
    declare_json(declaration, options.output);
    declare_output_file(declaration, options.output);
}

struct Question {
    query::Query query;
    Sort sort = Sort::newest;
    std::vector<render::Mark> marks;
};

Question read_question(Context& context, const SearchOptions& options) {
    if (!is_query(options.words, options.filters)) {
        throw Error(Failure::usage, "search needs a query", "trail help query");
    }
    refuse_no_limit(options.limit);
    Question question{.query = read_query(context, options.words, options.filters)};
    const std::string_view usual = query::has_text(question.query) ? "relevance" : "newest";
    const auto sort = options.sort.value_or(std::string(usual));
    question.sort = static_cast<Sort>(std::ranges::find(sort_names, sort) - sort_names.begin());
    for (const auto& needle : query::needles(question.query)) {
        question.marks.push_back({needle.text, needle.prefix});
    }
    return question;
}

std::vector<Hit> find_hits(Context& context, const SearchOptions& options,
                           const Question& question) {
    auto hits = context.store().view([&](const store::Record& record) {
        return store::search::find(record, question.query, question.sort,
                                   options.limit.value_or(usual_most));
    });
    if (options.reverse) std::ranges::reverse(hits);
    return hits;
}

// "best first", "newest 20 last".
std::string order_words(const SearchOptions& options, Sort sort, std::size_t shown,
                        std::size_t all) {
    static constexpr std::array<std::string_view, 3> names{"best", "newest", "oldest"};
    std::string words(names[static_cast<std::size_t>(sort)]);
    if (shown < all) words += fmt::format(" {}", shown);
    if (sort == Sort::relevance && all > count_cap) {
        words += fmt::format(" of the newest {}", ranked_at_most);
    }
    return words + (options.reverse ? " last" : " first");
}

std::string heading(Context& context, const SearchOptions& options, const Question& question,
                    std::size_t shown) {
    const auto limit = options.limit.value_or(usual_most);
    const auto all = shown < limit ? shown
                                   : store::search::count(context.store().record(), question.query,
                                                          count_cap + 1);
    const auto asked = text::for_terminal_line(query_text(options.words, options.filters));
    if (all == 1) return fmt::format("1 entry matches {}\n", asked);
    return fmt::format("{} entries match {}, {}\n", capped(all), asked,
                       order_words(options, question.sort, shown, all));
}

std::vector<model::Entry> entries_of(std::vector<Hit> hits) {
    std::vector<model::Entry> entries;
    for (auto& hit : hits) entries.push_back(std::move(hit.entry));
    return entries;
}

void print_hits(Context& context, std::vector<Hit> hits, const SearchOptions& options,
                const Question& question) {
    std::string text;
    if (!options.output.no_header && !context.options().quiet) {
        text = heading(context, options, question, hits.size());
    }
    auto entries = entries_of(std::move(hits));
    context.store().view(
        [&](const store::Record& record) { store::entries::shorten(record, entries); });
    text += render::hits(entries, question.marks, reader(context, options.output.wrap));
    print_paged(context, text);
}

void print_json(Context& context, const std::vector<Hit>& hits, const SearchOptions& options,
                const Question& question) {
    const auto fields = json_fields(options.output, names_of(render::hit_fields()));
    text::JsonWriter json;
    json.begin_array();
    for (const auto& hit : hits) {
        render::write_hit(json, hit.entry, hit.score, question.marks, fields);
    }
    json.end_array();
    print_document(context, std::string(json.text()) + "\n", options.output);
}

void print_lines(Context& context, const std::vector<Hit>& hits, const OutputOptions& output) {
    std::string text;
    for (const auto& hit : hits) text += render::pipe_line(hit.entry);
    print_document(context, text, output);
}

int print_count(Context& context, const SearchOptions& options, const Question& question) {
    const auto count =
        store::search::count(context.store().record(), question.query, counted_at_most);
    print_document(context, fmt::format("{}\n", count), options.output);
    return count > 0 ? exit_done : exit_no;
}

Shape shape_of_hits(Context& context, const OutputOptions& output) {
    const auto format = chosen_format(context, output, {"json", "tsv", "txt"}, "--json");
    return format == "json" ? Shape::json : shape(context, output);
}

int run(Context& context, const SearchOptions& options) {
    if (answered_fields(context, options.output, render::hit_fields())) return exit_done;
    const auto question = read_question(context, options);
    if (options.count) return print_count(context, options, question);
    const auto form = shape_of_hits(context, options.output);
    auto hits = find_hits(context, options, question);
    const int code = hits.empty() ? exit_no : exit_done;
    switch (form) {
        case Shape::json:
            print_json(context, hits, options, question);
            break;
        case Shape::pipe:
            print_lines(context, hits, options.output);
            break;
        case Shape::human:
            if (hits.empty()) {
                tell_nothing_matches(context, "search", options.words, options.filters);
            } else {
                print_hits(context, std::move(hits), options, question);
            }
            break;
    }
    return code;
}

}  // namespace

void add_search(Program& program) {
    program.add<SearchOptions>(
        {.name = "search",
         .summary = "find entries, decisions, questions",
         .group = Group::everyday,
         .synopsis =
             "QUERY... [filters] [--sort relevance|newest|oldest] [-n N] [--count] [-o FILE]",
         .description =
             "Finds what holds every word of QUERY, whatever its case, accents and ending: the "
             "best first, or the newest first when QUERY has no word. Options and words may be "
             "mixed, and -word leaves out what holds the word. trail help query tells the "
             "rest.\n\n"
             "Looks at texts, details, references, and the options and consequences of decisions. "
             "Nothing found is exit code 1. Into a file go the lines of a pipe, or JSON when its "
             "name ends in .json.",
         .examples = {{"trail search parser -draft author:ana",
                       "a word, without another, by one person"},
                      {"trail search '\"empty input\" OR crash' --after last-week",
                       "a phrase or a word"},
                      {"trail search kind:blocker is:open", "filters alone"},
                      {"trail search parser --count", "a number, for a script"}},
         .takes_query = true},
        declare, run);
}

}  // namespace trail::cli
