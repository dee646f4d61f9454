// What can be wrong around the record: zone, name, git, editor, pager, terminal.
#include <fmt/format.h>

#include <unordered_set>

#include "cli/checks/checks.hpp"
#include "cli/pager.hpp"
#include "cli/zone_name.hpp"
#include "trail/external/editor.hpp"
#include "trail/external/git.hpp"
#include "trail/model/person.hpp"
#include "trail/report/presence.hpp"
#include "trail/store/activity.hpp"
#include "trail/store/asks.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/people.hpp"
#include "trail/text/shell_words.hpp"
#include "trail/time/zone.hpp"

namespace trail::cli {
namespace {

using Names = std::unordered_set<std::string>;

struct NamedFrom {
    std::string name;
    std::string source;
};

NamedFrom zone_name(Context& context) {
    const auto& settings = context.settings();
    if (context.environment().has("TZ")) return {system::zone_name(context.environment()), "TZ"};
    if (const auto chosen = settings.text("user.zone"); !chosen.empty()) {
        return {chosen, config::place(settings.origin("user.zone"))};
    }
    return {system::zone_name(context.environment()), "the system"};
}

std::string set_name(std::string_view like) {
    return fmt::format("trail config set user.name {}", model::short_name(like, ""));
}

Findings chosen_name(const std::string& chosen, const std::string& place) {
    if (model::is_name(chosen)) {
        return {{"person",
                 Result::ok,
                 fmt::format("{}, from {}", chosen, place),
                 {},
                 "a name was set"}};
    }
    return {{"person", Result::error,
             fmt::format("\"{}\" from {} is no name: letters and digits, no spaces", chosen, place),
             set_name(chosen), "the name that was set is none"}};
}

// Whom something that is still open was asked, or who decides something or was consulted on it.
Names waited_for(const store::Record& record, time::Instant now) {
    Names names;
    const auto add = [&](const std::vector<std::string>& more) {
        names.insert(more.begin(), more.end());
    };
    for (const auto& exchange : store::asks::open(record)) add(model::waited_for(exchange));
    for (const auto& decision : store::decisions::waiting_at(record, now + time::Seconds{1})) {
        add(decision.consulted);
        add(decision.deciders);
    }
    return names;
}

// Those whose clock matters. Whoever only wrote, in a history that was imported, needs no zone;
// whoever never did was made known on purpose.
std::vector<std::string> names_without_zone(Context& context) {
    const auto& record = context.store().record();
    auto people = store::people::all(record);
    std::erase_if(people, [](const model::Person& person) { return !person.zone.empty(); });
    if (people.empty()) return {};
    const auto asked = waited_for(record, context.now());
    const auto ever = time::span(time::days(time::first_day, time::end_of_days), context.zone());
    Names writers;
    for (auto& writer : store::activity::authors(record, {ever, {}}))
        writers.insert(std::move(writer.name));
    std::vector<std::string> names;
    for (const auto& person : people) {
        if (asked.contains(person.name) || !writers.contains(person.name) ||
            report::told_when_they_work(person))
            names.push_back(person.name);
    }
    return names;
}

}  // namespace

Findings check_zone(Context& context) {
    const auto [zone, source] = zone_name(context);
    if (time::Zone::named(zone))
        return {{"zone", Result::ok, fmt::format("{}, from {}", zone, source), {}}};
    return {{"zone", Result::warning,
             fmt::format("\"{}\" from {} is no time zone; UTC is used", zone, source),
             zone_remedy(context, zone)}};
}

// In the order in which a run finds out who acts.
Findings check_person(Context& context) {
    const auto& settings = context.settings();
    if (const auto chosen = settings.text("user.name"); !chosen.empty()) {
        return chosen_name(chosen, config::place(settings.origin("user.name")));
    }
    const auto login = system::login_name();
    if (const auto known = store::people::by_login(context.store().record(), login)) {
        return {{"person",
                 Result::ok,
                 fmt::format("{}, known to the record by the login {}", known->name, login),
                 {},
                 "known to the record"}};
    }
    const auto& name = context.me().name;
    const auto owner = external::owner(context.processes(), context.directory());
    if (!owner.name.empty() || !owner.address.empty()) {
        return {{"person", Result::ok, fmt::format("{}, from git", name), {}, "from git"}};
    }
    return {{"person", Result::warning,
             fmt::format("{}, from the login, for want of anything better", name), set_name(name),
             "from the login"}};
}

// Who is asked something is waited for in their own working time.
Findings check_zones_of_others(Context& context) {
    if (!context.store().exists()) return {};
    const auto names = names_without_zone(context);
    if (names.empty()) return {};
    const auto others =
        names.size() == 1 ? std::string() : fmt::format(" and {} more", names.size() - 1);
    return {{"people", Result::info,
             fmt::format("{}{} {} no time zone; yours is taken", names.front(), others,
                         names.size() == 1 ? "has" : "have"),
             fmt::format("trail people set {} --tz {}", names.front(), context.zone().name()),
             "some have no time zone"}};
}

Findings check_git(Context& context) {
    if (const auto version = external::git_version(context.processes())) {
        return {{"git", Result::ok, *version, {}}};
    }
    return {{"git",
             Result::info,
             "not found; projects and commits are not read from repositories",
             {}}};
}

Findings check_editor(Context& context) {
    const auto& environment = context.environment();
    const auto command = external::editor_command(context.processes(), environment,
                                                  context.settings().text("core.editor"));
    const auto fault = external::editor_fault(environment, command);
    if (fault.empty()) return {{"editor", Result::ok, command, {}, "found"}};
    return {{"editor", Result::warning, fault, external::editor_remedy(environment),
             "there is no editor"}};
}

Findings check_pager(Context& context) {
    const auto command = pager_command(context);
    if (command.empty() || command == "cat") {
        return {{"pager", Result::ok, "none; long output is printed as it is", {}}};
    }
    const auto program = text::program_of(command);
    if (program.empty() || system::is_installed(program, context.environment()))
        return {{"pager", Result::ok, command, {}, "found"}};
    return {{"pager", Result::warning, fmt::format("\"{}\" is not installed", program),
             "trail config set core.pager less"}};
}

Findings check_terminal(Context& context) {
    const auto device = context.streams().out_device();
    if (!device.terminal)
        return {{"terminal", Result::skipped, "standard output is no terminal", {}}};
    const auto term = context.environment().get_or("TERM", "");
    const auto looks = fmt::format("{}, {} columns, {}", term.empty() ? "TERM is not set" : term,
                                   device.width, device.colour ? "colours" : "no colours");
    if (system::locale_is_utf8(context.environment())) {
        return {{"terminal", Result::ok, fmt::format("{}, UTF-8", looks), {}}};
    }
    return {
        {"terminal", Result::warning,
         fmt::format("{}, and the locale is not UTF-8, so that letters may come out wrong", looks),
         "export LC_ALL=C.UTF-8"}};
}

}  // namespace trail::cli
