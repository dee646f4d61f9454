// Plans for hooks as people see them.
#include "cli/hooks/hook_work.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/hooks/hook_places.hpp"
#include "trail/error.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

std::string place_text(Context& context, const HookWork& work) {
    if (!work.repository) return "for all your repositories";
    return "in " + shown_place(context, *work.repository);
}

std::string plan_text(Context& context, const std::vector<HookWork>& works,
                      std::string_view beginning) {
    std::string text;
    for (const auto& work : works) {
        if (work.plan.changes.empty()) continue;
        text +=
            fmt::format("{} {}:\n", beginning, text::for_terminal_line(place_text(context, work)));
        for (const auto& change : work.plan.changes) {
            if (change.description.empty()) continue;
            text += fmt::format("  {}\n", text::for_terminal_line(change.description));
        }
    }
    return text;
}

void warn_about(Context& context, const external::Repository& repository, const Error& error) {
    context.warn(text::for_terminal_line(
        fmt::format("{}: {}", shown_place(context, repository), error.what())));
}

// "trail hook install --method file" is about the repository one stands in.
std::string with_place(Context& context, const Error& error, const external::Repository& there) {
    constexpr std::string_view here = "trail hook install";
    const auto& hint = error.hint();
    if (!hint.starts_with(here)) return hint;
    return hook_command(context, "install", there) + hint.substr(here.size());
}

external::hooks::Plan foreseen(external::hooks::Plan plan, const system::Path& settings = {}) {
    external::hooks::foresee(plan, settings);
    return plan;
}

}  // namespace

std::vector<HookWork> works_for(Context& context, FoundPlaces& places, const Planning& plan) {
    const bool is_single = places.is_complete && places.repositories.size() == 1;
    std::vector<HookWork> works;
    for (const auto& repository : places.repositories) {
        try {
            const auto found = external::hooks::look(context.processes(), repository);
            works.push_back(
                {repository, foreseen(plan(found), system::Path(repository.common) / "config")});
        } catch (const Error& error) {
            if (is_single || error.kind() == Failure::unavailable)
                throw Error(error.kind(), error.what(), with_place(context, error, repository));
            warn_about(context, repository, error);
            places.is_complete = false;
        }
    }
    return works;
}

std::vector<HookWork> work_for_all(Context& context, const Planning& plan) {
    return {{std::nullopt, foreseen(plan(external::hooks::look_global(context.processes())))}};
}

bool has_changes(const std::vector<HookWork>& works) {
    return std::ranges::any_of(works,
                               [](const HookWork& work) { return !work.plan.changes.empty(); });
}

Consent ask_about(Context& context, const std::vector<HookWork>& works) {
    if (context.options().dry_run) {
        context.print(plan_text(context, works, "This would be changed") +
                      "Nothing was changed.\n");
        return Consent::only_shown;
    }
    const bool is_settled = context.options().quiet && context.options().yes;
    if (!is_settled) context.streams().err(plan_text(context, works, "This will be changed"));
    if (context.confirm("Go ahead?", Usual::yes)) return Consent::yes;
    context.streams().err("Nothing was changed\n");
    return Consent::no;
}

bool carry_out(Context& context, std::vector<HookWork>& works) {
    const auto planned = works.size();
    std::erase_if(works, [&](const HookWork& work) {
        try {
            external::hooks::carry_out(context.processes(), work.plan);
            return false;
        } catch (const Error& error) {
            if (planned == 1) throw;
            warn_about(context, *work.repository, error);
            return true;
        }
    });
    return works.size() == planned;
}

void tell_remarks(Context& context, const std::vector<HookWork>& works) {
    for (const auto& work : works) {
        for (const auto& remark : work.plan.remarks) context.note(text::for_terminal_line(remark));
    }
}

}  // namespace trail::cli
