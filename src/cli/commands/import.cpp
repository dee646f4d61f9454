// `trail import`: bring data in, from git, JSON Lines or decision folders; again changes nothing.
#include <fmt/format.h>

#include <filesystem>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/decisions/decision_import.hpp"
#include "cli/hooks/git_import.hpp"
#include "cli/progress.hpp"
#include "trail/error.hpp"
#include "trail/importers/jsonl.hpp"
#include "trail/store/decision_files.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/intake.hpp"
#include "trail/store/people.hpp"
#include "trail/system/output_file.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t most_stdin = std::size_t{1} << 30;
constexpr std::size_t most_problems_shown = 20;

struct ImportOptions {
    std::optional<std::string> source;
    std::optional<std::string> format;
    std::optional<std::string> after;
    std::optional<std::string> before;
    std::optional<std::string> author;
    std::optional<std::string> project;
    bool strict = false;
};

void declare(Declaration& declaration, ImportOptions& options) {
    declaration.word("FILE|DIR|-", options.source, "what to read; - is standard input", true);
    declaration.option("f", "format", "F", options.format, "its format; auto is the default",
                       {"auto", "git", "jsonl", "madr", "adr"});
    declaration.option("", "after", "D", options.after, "only what happened from then on");
    declaration.option("", "before", "D", options.before, "only what happened before");
    declaration.option("a", "author", "PERSON", options.author,
                       "git: whose commits; you, a name, or all");
    declaration.option("p", "project", "NAME", options.project, "the project of what has none");
    declaration.flag("", "strict", options.strict, "change nothing when one record is refused");
}

std::string plural(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::optional<time::Instant> instant(Context& context, const std::optional<std::string>& text) {
    if (!text) return std::nullopt;
    return time::read_span(*text, context.reference()).from;
}

std::string absolute(Context& context, const std::string& path) {
    return (std::filesystem::path(context.directory()) / path).lexically_normal().string();
}

int run_git(Context& context, const ImportOptions& options) {
    const auto result = import_git(context, {.directory = absolute(context, *options.source),
                                             .author = options.author,
                                             .after = instant(context, options.after),
                                             .before = instant(context, options.before),
                                             .project = options.project,
                                             .strict = options.strict});
    const bool own = !options.author || options.author == "me";
    const std::string whose = result.everybody ? ""
                              : own            ? " by you"
                                               : " by " + text::for_terminal_line(result.author);
    const std::string where =
        result.project.empty()
            ? ""
            : fmt::format(" into project \"{}\"", text::for_terminal_line(result.project));
    if (context.options().dry_run) {
        context.print(fmt::format(
            "Would import {} of {}{}{} ({} already there). Nothing was changed.\n", result.added,
            plural(result.added + result.known, "commit"), whose, where, result.known));
        return exit_done;
    }
    if (result.added == 0 && result.refused == 0) {
        if (!context.options().quiet) {
            context.print(result.known > 0 ? fmt::format("Nothing new: {}{} {} there already.\n",
                                                         plural(result.known, "commit"), whose,
                                                         result.known == 1 ? "is" : "are")
                                           : fmt::format("Nothing new to import{}.\n", whose));
        }
        if (result.known == 0 && own)
            context.hint("widen", "commits of everybody: " + context.command_with("--author all"));
        return exit_done;
    }
    std::string line =
        fmt::format("Imported {}{}{}.", plural(result.added, "commit"), whose, where);
    if (result.known > 0)
        line +=
            fmt::format("  {} {} there already.", result.known, result.known == 1 ? "was" : "were");
    if (result.added > 0) line += "   undo: trail undo";
    if (!context.options().quiet) context.print(line + "\n");
    if (result.refused == 0) return exit_done;
    throw Error(Failure::data, fmt::format("{} could not be stored: {}",
                                           plural(result.refused, "commit"), result.why_refused));
}

// What reading a file of lines came to.
struct Outcome {
    std::size_t added = 0;
    std::size_t known = 0;
    std::vector<importers::Problem> problems;
};

// Taken back by its destructor's caller: thrown through the change that must leave no trace.
struct NothingKept {};

class LineImport {
public:
    LineImport(Context& context, const ImportOptions& options, store::Change& change,
               Outcome& outcome)
        : options_(options),
          change_(change),
          outcome_(outcome),
          after_(instant(context, options.after)),
          before_(instant(context, options.before)),
          lines_({.at = context.zone().stamp(context.now()), .zone = context.zone().name()}),
          progress_(context, "Importing " + *options.source, "lines"),
          intake_(change,
                  [this](std::size_t number, const Error& error) { refuse(number, error); }) {}

    void take(std::size_t number, std::string_view line) {
        progress_.step();
        if (line.size() > importers::longest_line) {
            outcome_.problems.push_back({number, "the line is longer than 16 MB"});
            return;
        }
        try {
            std::visit([&](auto& item) { add(number, std::move(item)); },
                       item_ = lines_.read(line));
        } catch (const Error& error) {
            if (error.kind() != Failure::data) throw;
            refuse(number, error);
        }
    }

    void finish() {
        intake_.finish();
        for (const auto& file : files_) store::decision_files::learn(change_, file);
        outcome_.added = intake_.added();
        outcome_.known = intake_.known();
    }

private:
    void refuse(std::size_t number, const Error& error) {
        outcome_.problems.push_back({number, error.what()});
    }

    bool is_wanted(const model::Entry& entry) const {
        return (!after_ || entry.at.at >= *after_) && (!before_ || entry.at.at < *before_);
    }

    void add(std::size_t number, model::Entry entry) {
        if (!is_wanted(entry)) return;
        if (!entry.project) entry.project = options_.project;
        intake_.add(number, std::move(entry));
    }
    void add(std::size_t number, model::Decision decision) {
        if (!is_wanted(decision.entry)) return;
        if (!decision.entry.project) decision.entry.project = options_.project;
        intake_.add(number, std::move(decision));
    }
    // Its decision may come later.
    void add(std::size_t, model::FileState file) { files_.push_back(std::move(file)); }
    void add(std::size_t, const model::Person& person) { store::people::learn(change_, person); }
    void add(std::size_t, importers::LastDecision last) {
        store::decisions::pass_over(change_, last.number);
    }

    const ImportOptions& options_;
    store::Change& change_;
    Outcome& outcome_;
    std::optional<time::Instant> after_;
    std::optional<time::Instant> before_;
    importers::JsonLines lines_;
    importers::Item item_;
    std::vector<model::FileState> files_;
    Progress progress_;
    store::Intake intake_;
};

void read_source(Context& context, const std::string& source, importers::LineReader& reader) {
    if (source == "-") {
        reader.add(context.streams().read_all(most_stdin));
    } else {
        system::read_in_pieces(absolute(context, source),
                               [&](std::string_view piece) { reader.add(piece); });
    }
    reader.finish();
}

Outcome import_lines(Context& context, const ImportOptions& options) {
    Outcome outcome;
    try {
        context.store().change("import jsonl", [&](store::Change& change) {
            LineImport lines(context, options, change, outcome);
            importers::LineReader reader(
                [&](std::size_t number, std::string_view line) { lines.take(number, line); });
            read_source(context, *options.source, reader);
            lines.finish();
            const bool refused = options.strict && !outcome.problems.empty();
            if (refused || context.options().dry_run) throw NothingKept{};
        });
    } catch (const NothingKept&) {
    }
    return outcome;
}

void tell_problems(Context& context, const std::string& source, const Outcome& outcome) {
    std::size_t shown = 0;
    for (const auto& problem : outcome.problems) {
        if (shown++ == most_problems_shown) break;
        context.streams().err(fmt::format("{}:{}: {}\n", text::for_terminal_line(source),
                                          problem.line, text::for_terminal_line(problem.message)));
    }
    if (outcome.problems.size() > most_problems_shown) {
        context.streams().err(
            fmt::format("... and {} more\n", outcome.problems.size() - most_problems_shown));
    }
}

int run_lines(Context& context, const ImportOptions& options) {
    const auto outcome = import_lines(context, options);
    tell_problems(context, *options.source, outcome);
    const bool kept = !(options.strict && !outcome.problems.empty());
    const std::string refused =
        outcome.problems.empty() ? "" : fmt::format(", refused {}", outcome.problems.size());
    if (context.options().dry_run) {
        context.print(
            fmt::format("Would import {}, skip {} already there{}. Nothing was changed.\n",
                        outcome.added, outcome.known, refused));
    } else if (!kept) {
        context.print(fmt::format("Imported nothing{}.\n", refused));
    } else if (!context.options().quiet) {
        context.print(fmt::format("Imported {}, skipped {} already there{}.\n", outcome.added,
                                  outcome.known, refused));
    }
    constexpr int exit_data = 65;
    return outcome.problems.empty() ? exit_done : exit_data;
}

// Each file tells itself which of the formats it has.
bool is_decisions(Context& context, const ImportOptions& options) {
    if (options.format == "madr" || options.format == "adr") return true;
    if (options.format && options.format != "auto") return false;
    return *options.source != "-" && holds_decisions(absolute(context, *options.source));
}

bool is_git(Context& context, const ImportOptions& options) {
    if (options.format == "git") return true;
    if (options.format == "jsonl" || *options.source == "-") return false;
    std::error_code unreachable;  // reading it tells why
    return std::filesystem::is_directory(absolute(context, *options.source), unreachable);
}

int run(Context& context, const ImportOptions& options) {
    if (is_decisions(context, options)) {
        return import_decisions(context, *options.source, options.project);
    }
    return is_git(context, options) ? run_git(context, options) : run_lines(context, options);
}

}  // namespace

void add_import(Program& program) {
    program.add<ImportOptions>(
        {.name = "import",
         .summary = "bring data in",
         .group = Group::setup,
         .synopsis =
             "[-f git|jsonl|madr|adr|auto] FILE|DIR|- [--after D] [--author PERSON] [-p PROJECT]",
         .description =
             "Reads the history of a git repository, JSON Lines as trail export "
             "writes them, or a folder of decisions. What is "
             "there already is passed over, so importing again changes nothing. The "
             "whole import is one "
             "operation: trail undo takes it back.\n\n"
             "A line of JSON needs no more than its text. Without an id it is known by "
             "what it says and by how many before it say the same: tell \"at\" for what "
             "happens again and comes in a file of its own each time. A decision that is there "
             "follows what became of it in the other record; what was decided otherwise "
             "here stays, and is told.\n\n"
             "Of git, your own commits are taken; --author all takes everybody's. "
             "Merges, fixups and "
             "commits of programs are left out. A record that cannot be read is told "
             "with its line and "
             "left out (exit code 65); with --strict nothing is imported then.\n\n"
             "Decision files may be MADR 2 to 4, log4brains or adr-tools, also mixed. "
             "A decision keeps the number of its file where that is free; what a "
             "section says that trail has no word for stays in the file and in later "
             "exports. trail decide sync keeps such a folder and the record in step.",
         .examples = {{"trail import -f git . --after \"3w ago\"",
                       "your commits of the last three weeks"},
                      {"trail import old.jsonl", "what trail export -f jsonl wrote"},
                      {"trail import -f adr doc/adr", "decisions that adr-tools keeps"}}},
        declare, run);
}

}  // namespace trail::cli
