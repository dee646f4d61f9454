// `trail digest`: a page about a week, a month, a quarter, a year.
#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/filters.hpp"
#include "cli/output.hpp"
#include "trail/error.hpp"
#include "trail/render/digest_json.hpp"
#include "trail/render/digest_markdown.hpp"
#include "trail/render/digest_text.hpp"
#include "trail/report/digest.hpp"
#include "trail/report/keys.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/search.hpp"
#include "trail/time/period.hpp"

namespace trail::cli {
namespace {

// More entries than a period can hold.
constexpr std::size_t everything = 1'000'000'000;

struct DigestOptions {
    std::vector<std::string> period;
    Filters filters;
    std::optional<std::string> grouping;
    std::optional<std::string> detail;
    std::optional<std::string> title;
    OutputOptions output;
};

void declare(Declaration& declaration, DigestOptions& options) {
    declaration.all_words("PERIOD", options.period,
                          "week (the default), last-week, 2026-W47, 2026-11, 2026-Q4, a..b, ...");
    declaration.option("", "by", "KEY", options.grouping,
                       "group the work by project, person, kind or day",
                       {"project", "person", "kind", "day"});
    declaration.option("", "detail", "HOW", options.detail, "how much of long lists is shown",
                       {"brief", "normal", "full"});
    declaration.option("", "title", "TEXT", options.title, "what stands at the top");
    declare_filters(declaration, options.filters);
    declare_output(declaration, options.output, {"txt", "md", "json"});
}

report::Grouping grouping(const DigestOptions& options) {
    if (options.grouping == "person") return report::Grouping::person;
    if (options.grouping == "kind") return report::Grouping::kind;
    if (options.grouping == "day") return report::Grouping::day;
    return report::Grouping::project;
}

enum class Format { text, markdown, json };

// Programs read everything unless told otherwise.
std::optional<report::Detail> detail(Context& context, const DigestOptions& options,
                                     Format format) {
    const auto text = options.detail.value_or(context.settings().text("digest.detail"));
    if (text == "brief") return report::Detail::brief;
    if (text == "normal") return report::Detail::normal;
    if (text == "full" || format == Format::json) return report::Detail::full;
    return std::nullopt;
}

time::Zone zone_for(Context& context) {
    const auto name = context.settings().text("digest.zone");
    if (name.empty()) return context.zone();
    if (auto zone = time::Zone::named(name)) return *zone;
    throw Error(Failure::config, fmt::format("unknown time zone \"{}\" in digest.zone", name),
                "trail config describe digest.zone");
}

time::Period period_for(Context& context, const DigestOptions& options, const time::Zone& zone) {
    std::string text;
    for (const auto& word : options.period) text += text.empty() ? word : " " + word;
    return time::read_period(text.empty() ? "week" : text, {context.now(), zone});
}

std::vector<model::Decision> keep(const store::Record& record, const query::Query& scope,
                                  std::vector<model::Decision> decisions) {
    std::erase_if(decisions, [&](const model::Decision& decision) {
        return store::search::among(record, scope, {decision.entry}).empty();
    });
    return decisions;
}

std::vector<model::Entry> entries_of(const store::Record& record, const query::Query& scope,
                                     const time::Span& span) {
    if (!scope.root) return store::entries::between(record, span);
    const auto query = query::both(scope, query::Node{query::TimeTerm{span}});
    std::vector<model::Entry> entries;
    for (auto& hit : store::search::find(record, query, store::search::Sort::oldest, everything)) {
        entries.push_back(std::move(hit.entry));
    }
    return entries;
}

std::size_t work_in(const store::Record& record, const query::Query& scope,
                    const time::Span& span) {
    if (!scope.root) return store::entries::work_during(record, span);
    using model::Kind;
    auto query = query::both(scope, query::Node{query::TimeTerm{span}});
    query = query::both(std::move(query),
                        query::Node{query::KindTerm{{Kind::done, Kind::win, Kind::commit}}});
    return store::search::count(record, query, everything);
}

report::Material read_material(const store::Record& record, const query::Query& scope,
                               const time::Period& period, const time::Zone& zone) {
    const auto span = time::span(period, zone);
    report::Material material{
        .entries = entries_of(record, scope, span),
        .open = store::search::among(record, scope, store::entries::open_at(record, span.until)),
        .closed_before =
            store::search::among(record, scope, store::entries::closed_during(record, span)),
        .decisions = keep(record, scope, store::decisions::between(record, span)),
        .review = keep(record, scope, store::decisions::up_for_review(record, period.end)),
        .entries_in_previous = work_in(record, scope, time::span(time::previous(period), zone))};
    return material;
}

Format format_for(Context& context, const OutputOptions& output) {
    std::string name = output.json ? "json" : output.format.value_or("");
    if (name.empty() && output.file) {
        const auto dot = output.file->rfind('.');
        if (dot != std::string::npos) name = output.file->substr(dot + 1);
    }
    if (name == "json") return Format::json;
    if (name == "md") return Format::markdown;
    if (name == "txt") return Format::text;
    const bool to_person = !output.file && context.streams().out_device().terminal;
    return to_person ? Format::text : Format::markdown;
}

render::TextStyle style_for(Context& context, const OutputOptions& output) {
    const auto device = context.streams().out_device();
    if (output.file) return {.cut = false};
    return {.width = device.width,
            .colour = device.colour,
            .unicode = device.unicode,
            .cut = device.terminal};
}

report::Digest digest_for(Context& context, const DigestOptions& options, Format format) {
    const auto zone = zone_for(context);
    const auto period = period_for(context, options, zone);
    const auto scope = read_query(context, {}, options.filters);
    const auto& record = context.store().record();
    const report::Options wanted{
        .title = options.title.value_or(context.settings().text("digest.title")),
        .scope = query_text({}, options.filters),
        .grouping = grouping(options),
        .detail = detail(context, options, format),
        .zone = zone,
        .as_of = context.now()};
    auto digest = report::digest(read_material(record, scope, period, zone), period, wanted);
    report::name_keys(digest, [&](model::ItemId id) { return store::entries::key(record, id); });
    return digest;
}

std::string page(Context& context, const report::Digest& digest, Format format,
                 const OutputOptions& output) {
    switch (format) {
        case Format::json:
            return render::json(digest, json_fields(output, names_of(render::digest_fields())));
        case Format::markdown:
            return render::markdown(digest);
        case Format::text:
            break;
    }
    return render::text(digest, style_for(context, output));
}

int run(Context& context, const DigestOptions& options) {
    if (answered_fields(context, options.output, render::digest_fields())) return exit_done;
    const auto format = format_for(context, options.output);
    const auto digest = digest_for(context, options, format);
    print_document(context, page(context, digest, format, options.output), options.output);
    hint_project(context, options.filters);
    return exit_done;
}

}  // namespace

void add_digest(Program& program) {
    program.add<DigestOptions>(
        {.name = "digest",
         .summary = "week, month, quarter, year as one page",
         .group = Group::rhythm,
         .synopsis = "[PERIOD] [--by KEY] [filters] [-f txt|md|json] [-o FILE]",
         .description =
             "Prints one page about a period: what needs attention, breaking changes, decisions, "
             "wins, "
             "the work by group, plans, numbers. It can be sent as it is. Without PERIOD it is the "
             "current week.\n\n"
             "To a terminal it is text, into a pipe Markdown, with -o the format of the file's "
             "suffix. "
             "Long lists are cut and say which command shows the rest; --detail full shows all, "
             "which "
             "is usual for JSON.\n\n"
             "The same record, period and options give the same bytes.",
         .examples = {{"trail digest last-week", "the page of last week"},
                      {"trail digest 2026-11 -p api -o november.md",
                       "a month of one project, as Markdown"},
                      {"trail digest quarter --by person", "the current quarter, by person"}}},
        declare, run);
}

}  // namespace trail::cli
