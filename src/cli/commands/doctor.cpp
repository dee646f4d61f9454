// `trail doctor`: what is wrong with this setup and the commands that mend it.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "cli/checks/check_lines.hpp"
#include "cli/checks/checks.hpp"
#include "cli/checks/mending.hpp"
#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "trail/error.hpp"
#include "trail/external/git.hpp"
#include "trail/store/engine/sqlite.hpp"
#include "trail/system/machine.hpp"

namespace trail::cli {
namespace {

struct DoctorOptions {
    bool fix = false;
    bool report = false;
    OutputOptions output;
};

void declare(Declaration& declaration, DoctorOptions& options) {
    declaration.flag("", "fix", options.fix, "mend what loses nothing");
    declaration.flag("", "report", options.report, "a block to paste into a bug report");
    declare_json(declaration, options.output);
}

std::string locale_of(const system::Environment& environment) {
    for (const auto* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        if (environment.has(name)) return environment.get_or(name, "");
    }
    return "none";
}

std::string terminal_of(Context& context) {
    const auto device = context.streams().err_device();
    const auto term = context.environment().get_or("TERM", "none");
    return device.terminal ? fmt::format("{}, {} columns", term, device.width) : term;
}

std::vector<Circumstance> circumstances(Context& context) {
    return {{"trail", TRAIL_VERSION},
            {"SQLite", store::engine::sqlite_version()},
            {"system", system::operating_system()},
            {"git", external::git_version(context.processes()).value_or("none")},
            {"locale", locale_of(context.environment())},
            {"terminal", terminal_of(context)}};
}

std::string report(Context& context, const Findings& findings) {
    return findings_report(circumstances(context), findings, context.directories().home);
}

// Away from a terminal nothing is broken; only TRAIL_FORCE_TTY brings such a page there.
std::size_t columns(Context& context) {
    return context.streams().out_device().width;
}

int code_of(const Findings& findings) {
    const bool found =
        std::ranges::find(findings, Result::error, &Finding::result) != findings.end();
    return found ? exit_no : exit_done;
}

// The checks come first, because they find out which settings hold and what waits is written.
Findings mended(Context& context) {
    auto before = examine(context);
    auto findings = mend(context);
    std::ranges::move(findings.empty() ? std::move(before) : examine(context),
                      std::back_inserter(findings));
    return findings;
}

int run(Context& context, const DoctorOptions& options) {
    if (answered_fields(context, options.output, field_help(finding_fields()))) return exit_done;
    if (options.report && options.output.json) {
        throw Error(Failure::usage, "--report and --json exclude each other",
                    "trail doctor --report");
    }
    const auto findings = options.fix ? mended(context) : examine(context);
    if (options.report) {
        context.print(report(context, findings));
        return exit_done;
    }
    switch (shape(context, options.output)) {
        case Shape::json:
            context.print(json_array<Finding>(findings, finding_fields(), options.output));
            break;
        case Shape::pipe:
            context.print(findings_pipe(findings));
            break;
        case Shape::human:
            context.print(findings_text(findings, columns(context)));
            break;
    }
    return code_of(findings);
}

}  // namespace

void add_doctor(Program& program) {
    program.add<DoctorOptions>(
        {.name = "doctor",
         .summary = "what is wrong with this setup",
         .group = Group::also,
         .synopsis = "[--fix | --report]",
         .description =
             "Looks at the record, the settings and what trail works with, and says what is "
             "ok, worth knowing (info), doubtful (warning), broken (error) or could not be "
             "looked at (skipped). Every problem ends with the command that mends it. The "
             "exit code is 1 when there is an error; warnings alone are none.\n\n"
             "--fix mends what loses nothing: modes of the record and of what lies beside it, "
             "files that a program which was stopped left behind, hooks in a repository's own "
             "folder that another program broke. What waits for the record is written whenever "
             "it can be; what was set aside because it could not be used is tried again. "
             "--dry-run tells what would be done.\n\n"
             "--report prints a Markdown block for a bug report: versions, system and checks, "
             "without entries, names, addresses or the path of your home; its exit code is 0 "
             "whatever it holds.",
         .examples = {{"trail doctor", "look at everything"},
                      {"trail doctor --fix", "mend what loses nothing"},
                      {"trail doctor --report", "what a bug report needs"}}},
        declare, run);
}

}  // namespace trail::cli
