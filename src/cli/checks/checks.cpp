// What can be wrong with a setup: the order of the checks, and what they go by.
#include "cli/checks/checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "cli/command.hpp"
#include "cli/record_file.hpp"
#include "cli/setting_files.hpp"
#include "cli/user_aliases.hpp"
#include "trail/error.hpp"
#include "trail/model/person.hpp"
#include "trail/system/files.hpp"

namespace trail::cli {
namespace {

using Check = Findings (*)(Context&);

bool has_error(const Findings& findings) {
    return std::ranges::find(findings, Result::error, &Finding::result) != findings.end();
}

std::string replaced(std::string text, const std::string& from, std::string_view to) {
    if (from.size() < 2) return text;
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

// Errors name paths in full.
Finding failed(Context& context, std::string_view check, const Error& error,
               const std::string& fix) {
    return {std::string(check), Result::error,
            replaced(error.what(), context.directories().home + "/", "~/"), fix,
            replaced(error.what(), context.record_path(), "the record")};
}

Findings guarded(std::string_view check, Check look, Context& context) {
    try {
        return look(context);
    } catch (const store::engine::Damaged& damage) {
        return {failed(context, check, damage, recovery_of(context))};
    } catch (const Error& error) {
        return {failed(context, check, error, error.hint())};
    }
}

Findings skipped(std::string_view check, std::string_view why) {
    return {{std::string(check), Result::skipped, std::string(why), {}}};
}

// The command that opens the file a message begins with.
std::string edit_command(Context& context, const config::Sources& sources,
                         std::string_view message) {
    const auto speaks_of = [&](const std::string& file) {
        return !file.empty() &&
               message.starts_with(system::shown_path(file, context.directories().home) + ":");
    };
    if (speaks_of(sources.user_file)) return "trail config edit";
    if (speaks_of(sources.repository_file)) return "trail config edit --repo";
    if (std::ranges::any_of(sources.system_files, speaks_of)) return "trail config edit --system";
    return {};
}

std::string read_files(Context& context, const config::Sources& sources) {
    auto files = sources.system_files;
    files.insert(files.begin(), {sources.repository_file, sources.user_file});
    std::string names;
    for (const auto& file : files) {
        std::error_code ignored;
        if (file.empty() || !std::filesystem::exists(file, ignored)) continue;
        names += (names.empty() ? "" : ", ") + system::shown_path(file, context.directories().home);
    }
    return names.empty() ? "no file; the defaults hold" : names;
}

Finding told(Context& context, const config::Sources& sources, const config::Problem& problem) {
    const auto edit = edit_command(context, sources, problem.message);
    // A hint is a command that mends it, or a question that belongs to the message.
    const bool mends = problem.hint.starts_with("trail config unset ");
    const auto question = problem.hint.ends_with('?') ? "; " + problem.hint : std::string();
    return {"settings", Result::warning, problem.message + question, mends ? problem.hint : edit,
            "a key that is ignored"};
}

std::optional<Finding> told(const UserAliases& own, const UserAlias& alias) {
    const auto fault = fault_of(program(), own, alias);
    if (!fault) return std::nullopt;
    return Finding{"settings", Result::warning, fault->what(), fault->hint(),
                   "an alias that cannot run"};
}

// Commands refuse it; a hook takes the name of the repository instead, and says so to nobody.
std::optional<Finding> told_of_project(Context& context, const config::Sources& sources,
                                       const config::Settings& settings) {
    const auto project = settings.text("project");
    if (project.empty() || model::is_name(project)) return std::nullopt;
    const auto what = fmt::format("{}: \"{}\" cannot be a project: letters, digits and - _ . / can",
                                  config::place(settings.origin("project")), project);
    return Finding{"settings", Result::warning, what, edit_command(context, sources, what),
                   "a project that is no name"};
}

std::optional<config::Settings> loaded(const config::Sources& sources) try {
    return config::Settings::load(sources);
} catch (const Error&) {
    return std::nullopt;
}

// What can still be known when a file cannot be read.
config::Settings settings_without_files(const config::Sources& sources) {
    const config::Sources spoken{.options = sources.options};
    auto all_but_files = spoken;
    all_but_files.environment = sources.environment;
    if (auto settings = loaded(all_but_files)) return *settings;
    return config::Settings::load(spoken);
}

bool names_record(Context& context) {
    return context.options().record || context.settings().is_set("db.path");
}

}  // namespace

std::string_view name(Result result) {
    return result_names.at(static_cast<std::size_t>(result));
}

Findings check_settings(Context& context) {
    const auto sources = setting_sources(context);
    try {
        auto settings = config::Settings::load(sources);
        Findings findings;
        for (const auto& problem : settings.problems()) {
            findings.push_back(told(context, sources, problem));
        }
        const auto own = user_aliases(settings);
        for (const auto& alias : own) {
            if (auto finding = told(own, alias)) findings.push_back(*finding);
        }
        if (auto finding = told_of_project(context, sources, settings))
            findings.push_back(*std::move(finding));
        context.use(std::move(settings));
        if (!findings.empty()) return findings;
        return {{"settings", Result::ok, read_files(context, sources), {}, "no problem"}};
    } catch (const Error& error) {
        if (error.kind() == Failure::usage) throw;
        context.use(settings_without_files(sources));
        auto fix = edit_command(context, sources, error.what());
        return {{"settings", Result::error, error.what(), fix.empty() ? error.hint() : fix,
                 "a file of settings cannot be read"}};
    }
}

Findings examine(Context& context) {
    constexpr std::string_view unknown = "unknown until the settings can be read";
    auto settings = check_settings(context);
    const bool is_known = !has_error(settings) || names_record(context);
    const auto record =
        is_known ? guarded("record", check_record, context) : skipped("record", unknown);
    const bool is_damaged = has_error(record);

    Findings all = record;
    const auto add = [&](Findings findings) {
        std::ranges::move(findings, std::back_inserter(all));
    };
    if (is_known) add(guarded("permissions", check_permissions, context));
    if (is_known) add(guarded("space", check_space, context));
    add(std::move(settings));
    add(guarded("zone", check_zone, context));
    if (is_known && !is_damaged) {
        add(guarded("person", check_person, context));
    } else {
        add(skipped("person", is_damaged ? "unknown until the record can be read" : unknown));
    }
    add(guarded("git", check_git, context));
    if (is_known && !is_damaged) add(guarded("git hooks", check_hooks, context));
    add(guarded("editor", check_editor, context));
    add(guarded("pager", check_pager, context));
    add(guarded("terminal", check_terminal, context));
    add(guarded("completion", check_completion, context));
    if (is_known && !is_damaged) add(guarded("people", check_zones_of_others, context));
    if (is_known && !is_damaged) add(guarded("mail", check_mail, context));
    add(guarded("timer", check_timer, context));
    add(guarded("text", check_kept_texts, context));
    if (is_known) add(guarded("outbox", check_spool, context));
    if (is_known) add(guarded("unfinished", check_unfinished, context));
    return all;
}

}  // namespace trail::cli
