// Plans for hooks as people see them: shown, asked about, carried out.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"
#include "cli/hooks/hook_places.hpp"
#include "trail/external/hook_plan.hpp"
#include "trail/external/repository.hpp"

namespace trail::cli {

struct HookWork {
    std::optional<external::Repository> repository;  // none: what all repositories have in common
    external::hooks::Plan plan;
};

using Planning = std::function<external::hooks::Plan(const external::hooks::Found&)>;

// One for each of the places. A single one that cannot be planned for throws what `plan` throws, or
// what would be thrown where it may not be carried out; of several it is told and passed over, and
// `places` is no longer complete.
std::vector<HookWork> works_for(Context& context, FoundPlaces& places, const Planning& plan);

// The one for what all repositories have in common; throws as for a single place.
std::vector<HookWork> work_for_all(Context& context, const Planning& plan);

// Whether anything would be changed.
bool has_changes(const std::vector<HookWork>& works);

// With --dry-run shows the plans as the result. Otherwise shows them and asks: true when they are
// to be carried out. An answer "no" is told.
enum class Consent { yes, no, only_shown };
Consent ask_about(Context& context, const std::vector<HookWork>& works);

// A single one that fails throws; of several it is told, passed over and taken out of `works`.
// False then.
bool carry_out(Context& context, std::vector<HookWork>& works);

// What a plan leaves as it is.
void tell_remarks(Context& context, const std::vector<HookWork>& works);

}  // namespace trail::cli
