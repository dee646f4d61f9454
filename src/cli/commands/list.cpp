// `trail list`: the timeline, which is also what `trail` alone shows.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/filters.hpp"
#include "cli/output.hpp"
#include "cli/reader.hpp"
#include "cli/widening.hpp"
#include "trail/render/entry_fields.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/search.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t usual_most = 40;
constexpr std::size_t usual_days = 3;

constexpr std::array<std::string_view, 4> grouping_names{"day", "project", "person", "kind"};

struct ListOptions {
    std::vector<std::string> words;
    Filters filters;
    std::optional<std::size_t> limit;
    bool reverse = false;
    std::optional<std::string> by;
    OutputOptions output;
};

void declare(Declaration& declaration, ListOptions& options) {
    declaration.all_words("QUERY", options.words, "only entries that match");
    declare_filters(declaration, options.filters);
    declaration.number("n", "limit", "N", options.limit, "the newest N entries");
    declaration.flag("r", "reverse", options.reverse, "oldest day first");
    declaration.option("", "by", "KEY", options.by, "group by day, project, person or kind",
                       {grouping_names.begin(), grouping_names.end()});
    declare_list_looks(declaration, options.output);
    declare_json(declaration, options.output);
}

render::ListGrouping grouping(const ListOptions& options) {
    const auto found = std::ranges::find(grouping_names, options.by.value_or("day"));
    return static_cast<render::ListGrouping>(found - grouping_names.begin());
}

// `entries` are newest first; what lies before the last days that have any goes.
void keep_last_days(std::vector<model::Entry>& entries, const time::Zone& zone) {
    std::set<time::Day> days;
    std::size_t kept = 0;
    for (const auto& entry : entries) {
        days.insert(time::day_of(zone.local(entry.at.at)));
        if (days.size() > usual_days) break;
        ++kept;
    }
    entries.resize(kept);
}

// The last days, and above them what is planned: as much of it as they leave room for.
std::vector<model::Entry> last_days(const store::Record& record, const time::Zone& zone,
                                    time::Instant now) {
    auto entries = store::entries::newest(record, usual_most);
    const auto tomorrow = time::span(time::day(time::day_of(zone.local(now))), zone).until;
    const bool has_plans = !entries.empty() && entries.front().at.at >= tomorrow;
    if (has_plans) entries = store::entries::newest_before(record, tomorrow, usual_most);
    keep_last_days(entries, zone);
    if (!has_plans || entries.size() == usual_most) return entries;
    auto page = store::entries::nearest_from(record, tomorrow, usual_most - entries.size());
    std::ranges::move(entries, std::back_inserter(page));
    return page;
}

std::vector<model::Entry> find_entries(Context& context, const ListOptions& options) {
    const std::size_t most = options.limit.value_or(usual_most);
    auto& store = context.store();
    if (!is_query(options.words, options.filters)) {
        return store.view([&](const store::Record& record) {
            return options.limit ? store::entries::newest(record, most)
                                 : last_days(record, context.zone(), context.now());
        });
    }
    const auto query = read_query(context, options.words, options.filters);
    auto hits = store.view([&](const store::Record& record) {
        return store::search::find(record, query, store::search::Sort::newest, most);
    });
    std::vector<model::Entry> entries;
    for (auto& hit : hits) entries.push_back(std::move(hit.entry));
    return entries;
}

// Where the name comes from, for a reader who wonders: a setting, git, or the login.
std::string name_origin(Context& context) {
    const auto& settings = context.settings();
    if (settings.is_set("user.name")) return config::place(settings.origin("user.name"));
    const auto& me = context.me();
    return me.full_name.empty() && me.addresses.empty() ? "your login" : "git config";
}

std::string welcome(Context& context) {
    const auto place =
        fmt::format("Your log: {}", text::for_terminal_line(system::shown_path(
                                        context.record_path(), context.directories().home)));
    const auto name = fmt::format("You: {} (from {})", context.me().name, name_origin(context));
    const bool is_narrow = place.size() + name.size() + 3 > context.streams().out_device().width;
    return fmt::format(
        "trail {}: a changelog of your work. Nothing here yet.\n"
        "\n"
        "  trail log \"what you just did\"      write it down\n"
        "  trail                              look back\n"
        "  trail help                         the rest, one page\n"
        "\n"
        "{}{}{}\n",
        TRAIL_VERSION, place, is_narrow ? "\n" : "   ", name);
}

void print_nothing(Context& context, const ListOptions& options) {
    if (is_query(options.words, options.filters)) {
        tell_nothing_matches(context, "list", options.words, options.filters);
    } else if (context.settings().flag("advice.welcome")) {
        print_page(context, welcome(context));
    } else {
        context.print("No entries yet.\n");
    }
}

// Of a narrower list, what it could have shown, as far as that is counted while somebody waits.
render::Total total(Context& context, const store::Record& record, const ListOptions& options) {
    if (!is_query(options.words, options.filters)) return {store::entries::total(record)};
    const auto query = read_query(context, options.words, options.filters);
    const auto matching = store::search::count(record, query, count_cap + 1);
    return {std::min(matching, count_cap), matching > count_cap};
}

void print_timeline(Context& context, std::vector<model::Entry> entries,
                    const ListOptions& options) {
    const auto seen = reader(context, options.output.wrap);
    const auto shown = entries.size();
    const auto summary = context.store().view([&](const store::Record& record) {
        store::entries::shorten(record, entries);
        return render::list_summary(shown, total(context, record, options),
                                    store::entries::open_count(record, model::Kind::blocker), seen);
    });
    // What happened in the same second stays in the order in which it was written.
    std::ranges::reverse(entries);
    auto text = render::timeline(
        std::move(entries), grouping(options),
        options.reverse ? render::ListOrder::oldest_day_first : render::ListOrder::newest_day_first,
        seen);
    if (!options.output.no_header && !context.options().quiet) text += "\n" + summary;
    print_paged(context, text);
}

int run(Context& context, const ListOptions& options) {
    if (answered_fields(context, options.output, render::entry_fields())) return exit_done;
    refuse_no_limit(options.limit);
    auto entries = find_entries(context, options);
    const auto form = shape(context, options.output);
    if (form == Shape::human) {
        if (entries.empty()) {
            print_nothing(context, options);
        } else {
            print_timeline(context, std::move(entries), options);
        }
        return exit_done;
    }
    if (options.reverse) std::ranges::reverse(entries);
    if (form == Shape::json) {
        print_entries_json(context, entries, options.output);
    } else {
        for (const auto& entry : entries) context.print(render::pipe_line(entry));
    }
    return exit_done;
}

}  // namespace

void add_list(Program& program) {
    program.add<ListOptions>(
        {.name = "list",
         .summary = "timeline (what plain \"trail\" shows)",
         .group = Group::everyday,
         .synopsis = "[QUERY...] [filters] [-n N] [-r] [--by day|project|person|kind]",
         .description =
             "Shows entries day by day, the newest day first, and inside a day in the order in "
             "which things happened. Without QUERY and filters these are the last three days that "
             "have entries, 40 entries at most; otherwise the newest 40 that match, or as many as "
             "-n says.\n\n"
             "Into a pipe goes one entry a line, newest first: id, time, author, kind, project and "
             "text, separated by tabs.",
         .examples = {{"trail", "the last days"},
                      {"trail list --during last-week -p api", "one week of one project"},
                      {"trail list --is open --by person", "what is open, and whose it is"},
                      {"trail list -n 5 --json=id,text", "for a script"}}},
        declare, run);
}

}  // namespace trail::cli
