// A hook's run.
#include "cli/hooks/hook.hpp"

#include <fmt/format.h>

#include <exception>

#include "cli/hooks/hook_reading.hpp"
#include "cli/setting_files.hpp"
#include "cli/waiting/commit_entry.hpp"
#include "cli/waiting/draining.hpp"
#include "cli/waiting/hook_log.hpp"
#include "cli/waiting/note_apply.hpp"
#include "cli/waiting/note_questions.hpp"
#include "trail/capture/secrets.hpp"
#include "trail/error.hpp"
#include "trail/external/head.hpp"
#include "trail/model/person.hpp"
#include "trail/store/people.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

constexpr std::chrono::milliseconds patience{300};
constexpr std::size_t most_told = 64 * 1024 * 1024;
constexpr std::string_view after_commit = "post-commit";
constexpr std::string_view after_rewrite = "post-rewrite";

bool is_off(const system::Environment& environment) {
    return environment.get_or("TRAIL_HOOK", "") == "0";
}

// Machines that build say CI=true; nobody who says CI=false means one.
bool is_in_ci(const system::Environment& environment) {
    return environment.has("CI") && environment.get_or("CI", "") != "false";
}

bool is_amending(std::span<const std::string> arguments) {
    return arguments.size() > 1 && arguments[1] == "amend";
}

std::optional<CommitNote> read(Context& context, std::span<const std::string> arguments,
                               const external::Repository& repository) {
    if (arguments.front() == after_commit) {
        return read_commit(context.processes(), context.environment(), repository);
    }
    if (context.streams().input_is_terminal()) return std::nullopt;
    const auto rewriting = is_amending(arguments) ? Rewriting::amend : Rewriting::rebase;
    return read_rewriting(context.processes(), context.environment(), repository, rewriting,
                          context.streams().read_all(most_told));
}

// What was taken out is said by its kind alone.
void remove_secrets(Context& context, CommitNote& note) {
    for (auto& noted : note.commits) {
        auto& commit = noted.commit;
        const auto found = capture::secrets(commit.message);
        for (const auto& secret : found) {
            log_event(context, note.event, note.repository.name,
                      fmt::format("{} removed from the message of {}", secret.kind,
                                  commit.revision.substr(0, 12)));
        }
        if (!found.empty()) commit.message = capture::without_secrets(commit.message);
    }
}

// Whoever is known by the login alone is the one who commits here, or their commits would be
// somebody else's.
void add_address(store::Actor& actor, const store::Record& record, const CommitNote& note) {
    auto& person = actor.person;
    if (!person.addresses.empty() || !person.full_name.empty() || note.commits.empty()) return;
    const auto& commit = note.commits.front();
    if (commit.committer_address.empty() ||
        store::people::by_address(record, commit.committer_address)) {
        return;
    }
    person.full_name = text::repaired(commit.committer_name);
    person.addresses.push_back(commit.committer_address);
    actor.is_known = false;
}

// Who acts, found out without asking git: the record's name for the login, else who committed.
store::Actor actor(Context& context, const store::Record& record, const CommitNote& note) {
    store::Actor actor{.person = {}, .login = {}, .now = context.now(), .random_bits = [&context] {
                           return context.random_bits();
                       }};
    actor.person.name = context.settings().text("user.name");
    if (!actor.person.name.empty()) return actor;
    actor.login = system::login_name();
    if (auto known = store::people::by_login(record, actor.login)) {
        actor.person = *std::move(known);
        actor.is_known = true;
        add_address(actor, record, note);
        return actor;
    }
    if (!note.commits.empty()) {
        const auto& commit = note.commits.front();
        actor.person.full_name = text::repaired(commit.committer_name);
        if (!commit.committer_address.empty()) {
            actor.person.addresses.push_back(commit.committer_address);
        }
    }
    const auto address = actor.person.addresses.empty() ? "" : actor.person.addresses.front();
    actor.person.name = model::short_name(
        actor.person.full_name.empty() && address.empty() ? actor.login : actor.person.full_name,
        address);
    actor.person.zone = context.zone().name();
    return actor;
}

// Nothing when the note is in the record; else what somebody with more time must ask git. Throws
// what the store throws.
std::string_view write(Context& context, Note& note) {
    const auto& commits = std::get<CommitNote>(note.what);
    std::optional<store::Store> store;
    const auto act = [&] { return actor(context, store->record(), commits); };
    store.emplace(store::Opening{.path = context.record_path(),
                                 .patience = patience,
                                 .durable = store::engine::Durable::later},
                  act);
    if (const auto question = open_question(store->record(), note); !question.empty()) {
        return question;
    }
    store->change(command_of(note), [&](store::Change& change) { apply(change, note); });
    return {};
}

bool something_waits(Context& context) {
    for (const auto& spool : spools(context)) {
        if (!spool.is_empty()) return true;
    }
    return false;
}

// Behind what waits already, and then all of it if that is quick.
void queue(Context& context, const Note& note) {
    keep(context, note, "others wait before it");
    drain(context, Effort::what_is_quick, [&](const store::Record& record) {
        return actor(context, record, std::get<CommitNote>(note.what));
    });
}

void put_down(Context& context, Note note) {
    std::string why;
    try {
        if (something_waits(context)) {
            queue(context, note);
            return;
        }
        why = write(context, note);
        if (why.empty()) return;
    } catch (const std::exception& error) {
        why = error.what();
    }
    keep(context, note, why);
}

void mark_skipped(CommitNote& note, const std::vector<std::string>& beginnings) {
    for (auto& noted : note.commits) {
        noted.commit.is_skipped = capture::begins_with_any(noted.commit.message, beginnings);
    }
}

void handle(Context& context, std::span<const std::string> arguments) {
    if (is_off(context.environment()) || arguments.empty()) return;
    const auto& event = arguments.front();
    if (event != after_commit && event != after_rewrite) return;
    const auto repository = hooked_repository(context.environment());
    if (!repository) throw Error(Failure::unavailable, "no repository can be read here");
    // What is amended between two steps is told by nobody else.
    const bool is_told_later = is_amending(arguments)
                                   ? external::will_tell_of_amending(*repository)
                                   : event == after_commit && is_step_of_rebase(*repository);
    if (is_told_later) return;
    // What is wrong with settings is for commands to tell.
    const auto settings = readable_settings(context);
    if (settings) context.use(*settings);
    const bool works_in_ci = settings && settings->flag("hook.in_ci");
    if (is_in_ci(context.environment()) && !works_in_ci) return;
    auto commits = read(context, arguments, *repository);
    if (!commits) return;
    commits->event = event;
    if (settings) commits->project = project_of(context, *repository);
    // A setting that is no name is for commands to tell, too.
    if (!settings || !model::is_name(commits->project))
        commits->project = project_named_after(*repository);
    if (settings) mark_skipped(*commits, settings->list("hook.skip"));
    remove_secrets(context, *commits);
    Note note{.at = context.now(), .what = *std::move(commits)};
    if (settings) {
        put_down(context, std::move(note));
    } else {
        // Which record is meant stands in them.
        keep(context, note, "the settings cannot be read");
    }
}

}  // namespace

void run_hook(Context& context, std::span<const std::string> arguments) {
    const auto event = arguments.empty() ? std::string("hook") : arguments.front();
    try {
        handle(context, arguments);
    } catch (const std::exception& error) {
        log_event(context, event, "", error.what());
    } catch (...) {
        log_event(context, event, "", "something unknown was thrown");
    }
}

}  // namespace trail::cli
