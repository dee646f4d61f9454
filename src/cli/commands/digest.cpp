// `trail digest`: a page about a week, a month, a quarter, a year.
#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/digest/digest_material.hpp"
#include "cli/digest/digest_wishes.hpp"
#include "cli/digest/mail_digest.hpp"
#include "cli/filters.hpp"
#include "cli/moment.hpp"
#include "cli/output.hpp"
#include "cli/shell_word.hpp"
#include "trail/error.hpp"
#include "trail/render/digest_html.hpp"
#include "trail/render/digest_json.hpp"
#include "trail/render/digest_markdown.hpp"
#include "trail/render/digest_text.hpp"
#include "trail/render/template.hpp"
#include "trail/report/digest.hpp"
#include "trail/report/keys.hpp"
#include "trail/store/entries.hpp"
#include "trail/time/period.hpp"

namespace trail::cli {
namespace {

struct DigestOptions {
    std::vector<std::string> period;
    Filters filters;
    std::optional<std::string> grouping;
    std::optional<std::string> detail;
    Wishes wishes;
    MailOptions mail;
    OutputOptions output;
};

void declare(Declaration& declaration, DigestOptions& options) {
    declaration.all_words("PERIOD", options.period,
                          "week (the default), last-week, 2026-W47, 2026-Q4, a..b");
    declaration.option("", "by", "KEY", options.grouping, "what the work is grouped by",
                       {"project", "person", "kind", "day"});
    declaration.option("", "detail", "HOW", options.detail, "how much of long lists is shown",
                       {"brief", "normal", "full"});
    declare_wishes(declaration, options.wishes);
    declare_mail(declaration, options.mail);
    declare_filters(declaration, options.filters);
    declare_output(declaration, options.output, {"txt", "md", "html", "json", "eml"});
}

report::Grouping grouping(const DigestOptions& options) {
    if (options.grouping == "person") return report::Grouping::person;
    if (options.grouping == "kind") return report::Grouping::kind;
    if (options.grouping == "day") return report::Grouping::day;
    return report::Grouping::project;
}

enum class Format { text, markdown, html, json, mail };

// Programs read everything unless told otherwise.
std::optional<report::Detail> detail(Context& context, const DigestOptions& options,
                                     Format format) {
    const auto text = options.detail.value_or(context.settings().text("digest.detail"));
    if (text == "brief") return report::Detail::brief;
    if (text == "normal") return report::Detail::normal;
    if (text == "full" || format == Format::json) return report::Detail::full;
    return std::nullopt;
}

time::Period period_for(Context& context, const DigestOptions& options, const time::Zone& zone) {
    std::string text;
    for (const auto& word : options.period) text += text.empty() ? word : " " + word;
    if (text.empty() && options.filters.during) text = *options.filters.during;
    // By the time --due looks, the week that people want to read about is over.
    if (text.empty()) text = options.mail.due.has_value() ? "last-week" : "week";
    return time::read_period(text, {context.now(), zone});
}

// A page that says "nothing was recorded" of days that it was not asked for would be believed.
void refuse_other_times(const Filters& filters, const time::Period& period, const time::Zone& zone,
                        const time::Reference& reference) {
    const auto page = time::span(period, zone);
    const auto refuse = [&](std::string_view option, const std::string& value) {
        throw Error(Failure::usage,
                    fmt::format("--{} {} leaves nothing of {}", option, value, time::title(period)),
                    "name the period: trail digest last-week");
    };
    if (filters.after && time::read_span(*filters.after, reference).from >= page.until)
        refuse("after", *filters.after);
    if (filters.before && time::read_span(*filters.before, reference).from <= page.from)
        refuse("before", *filters.before);
    if (!filters.during) return;
    const auto during = time::read_span(*filters.during, reference);
    if (during.from < page.until && during.until > page.from) return;
    throw Error(
        Failure::usage,
        fmt::format("--during {} leaves nothing of {}", *filters.during, time::title(period)),
        "trail digest " + shell_word(*filters.during));
}

Format format_for(Context& context, const OutputOptions& output) {
    const auto name = chosen_format(context, output, {"md", "txt", "html", "json", "eml"});
    if (name == "json") return Format::json;
    if (name == "md") return Format::markdown;
    if (name == "html") return Format::html;
    if (name == "eml") return Format::mail;
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

DigestIdentity identity_of(Context& context, const DigestOptions& options) {
    return {query_text({}, options.filters), options.filters.project, page_zone(context)};
}

std::optional<store::readers::Mark> mark_of(Context& context, const DigestOptions& options,
                                            const std::string& reader) {
    if (!options.wishes.since_last) return std::nullopt;
    return store::readers::find(context.store().record(),
                                digest_name(identity_of(context, options)), reader);
}

report::Options report_options(Context& context, const DigestOptions& options, Format format,
                               const time::Zone& zone) {
    return {.title = options.wishes.title.value_or(context.settings().text("digest.title")),
            .scope = query_text({}, options.filters),
            .grouping = grouping(options),
            .detail = detail(context, options, format),
            .zone = zone,
            .zone_to_tell = zone_to_tell(context),
            .as_of = context.now()};
}

// What one reader gets; only with --since-last does it matter who that is.
Issue issue_for(Context& context, const DigestOptions& options, Format format,
                const std::string& reader, const std::string& intro) {
    const auto zone = page_zone(context);
    const auto scope = read_query(context, {}, options.filters);
    const auto wanted = report_options(context, options, format, zone);
    const auto mark = mark_of(context, options, reader);
    const auto today = time::day_of(zone.local(context.now()));
    // A clock that was ahead when they read it has been put right.
    const auto period = mark
                            ? time::days(std::min(time::day_of(zone.local(mark->at)), today), today)
                            : period_for(context, options, zone);
    if (!mark) refuse_other_times(options.filters, period, zone, context.reference());
    return context.store().view([&](const store::Record& record) {
        const auto material = mark ? read_unseen(record, scope, period, zone, *mark)
                                   : read_material(record, scope, period, zone);
        Issue issue{.digest = report::digest(material, period, wanted),
                    .since_last = options.wishes.since_last};
        if (options.wishes.mark) issue.read = store::readers::here(record, context.now());
        if (mark) issue.has_news = !material.entries.empty() || !material.closed_before.empty();
        if (format == Format::html) report::add_overview(issue.digest, material, zone);
        report::name_keys(issue.digest,
                          format == Format::json ? report::Keys::every : report::Keys::of_lines,
                          [&](model::ItemId id) { return store::entries::key(record, id); });
        issue.digest.intro = intro;
        return issue;
    });
}

std::string page(Context& context, const report::Digest& digest, Format format,
                 const DigestOptions& options) {
    switch (format) {
        case Format::json:
            return render::json(digest,
                                json_fields(options.output, names_of(render::digest_fields())));
        case Format::markdown:
            if (const auto file = options.wishes.page_template)
                return render::filled(digest, template_text(context, *file), *file);
            return render::markdown(digest);
        case Format::html:
            return render::html(digest);
        case Format::mail:
            return digest_message(context, options.mail, identity_of(context, options), digest);
        case Format::text:
            break;
    }
    return render::text(digest, style_for(context, options.output));
}

void refuse_contradictions(const DigestOptions& options) {
    const auto& output = options.output;
    const auto& wishes = options.wishes;
    const bool written = output.file || output.format || output.json;
    const auto format = output.json ? "json" : output.format.value_or("md");
    if (options.mail.email && written) refuse("--email sends a mail and writes no file");
    if (options.mail.email && wishes.page_template)
        refuse("--template is for Markdown, not for mail");
    if (wishes.page_template && format != "md")
        refuse(fmt::format("--template is for Markdown, not for {}", format));
    if (wishes.mark && !wishes.since_last) refuse("--mark needs --since-last");
    refuse_alone(options.mail, format == "eml");
}

void send(Context& context, const DigestOptions& options) {
    std::optional<Issue> same;
    const auto words = intro(context, options.wishes);
    send_digest(context, options.mail, identity_of(context, options),
                [&](const std::string& reader) {
                    if (options.wishes.since_last)
                        return issue_for(context, options, Format::mail, reader, words);
                    if (!same) same = issue_for(context, options, Format::mail, reader, words);
                    return *same;
                });
}

// To standard output or a file; the reader has seen it then.
void write(Context& context, const DigestOptions& options) {
    const auto format =
        options.wishes.page_template ? Format::markdown : format_for(context, options.output);
    const auto reader = options.wishes.since_last ? context.me().name : std::string();
    const auto issue = issue_for(context, options, format, reader, intro(context, options.wishes));
    print_document(context, page(context, issue.digest, format, options), options.output);
    if (!issue.read) return;
    context.streams().flush();
    const auto name = digest_name(identity_of(context, options));
    context.store().change("digest", [&](store::Change& change) {
        store::readers::move(change, name, reader, *issue.read);
    });
}

int run(Context& context, const DigestOptions& options) {
    if (answered_fields(context, options.output, render::digest_fields())) return exit_done;
    refuse_contradictions(options);
    if (options.wishes.print_template) {
        print_document(context, render::markdown_template(), options.output);
    } else if (options.mail.flush) {
        flush_digests(context);
    } else if (options.mail.email) {
        send(context, options);
    } else {
        write(context, options);
        hint_project(context, options.filters);
    }
    return exit_done;
}

}  // namespace

void add_digest(Program& program) {
    program.add<DigestOptions>(
        {.name = "digest",
         .summary = "week, month, quarter, year as one page",
         .group = Group::rhythm,
         .synopsis = "[PERIOD] [--by KEY] [filters] [-f F] [-o FILE] [--email]",
         .description =
             "Prints one page about a period: what needs attention, breaking changes, decisions, "
             "wins, "
             "the work by group, plans, numbers. It can be sent as it is. Without PERIOD it is the "
             "current week.\n\n"
             "To a terminal it is text, into a pipe Markdown, with -o the format of the file's "
             "suffix. HTML is a page in one file, for a browser or for paper. "
             "Long lists are cut and say which command shows the rest; --detail full shows all, "
             "which "
             "is usual for JSON.\n\n"
             "A plan is for the week after the one it was made in; in the page of a month, for the "
             "month after. It has slipped when that has passed: it was made before the period "
             "and is open at its end. One that says for which day it is, by --at or by due: in the "
             "notes of a meeting, has slipped when that has passed. It needs attention until an "
             "entry closes it, or edit moves it with --at or ends it with --close.\n\n"
             "The same record, period and options give the same bytes.\n\n"
             "--email sends it, to each person once for a period and silently when there is "
             "nothing "
             "to say; see trail help mail. --since-last begins where the reader's mark stands, "
             "wherever that is, and --mark moves it to now. --template fills a mustache template; "
             "--print-template shows the built-in one.",
         .examples = {{"trail digest last-week", "the page of last week"},
                      {"trail digest 2026-11 -p api -o november.md", "a month of one project"},
                      {"trail digest last-week -o week.html", "a page to send or to print"},
                      {"trail digest quarter --by person", "the current quarter, by person"},
                      {"trail digest --since-last --mark", "what I have not read yet"},
                      {"trail digest last-week --email", "mail it to mail.to"}}},
        declare, run);
}

}  // namespace trail::cli
