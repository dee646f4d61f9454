// Plans for hooks as people see them: shown, asked about, carried out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"
#include "trail/external/hook_plan.hpp"
#include "trail/external/repository.hpp"

namespace trail::cli {

struct HookWork {
    std::optional<external::Repository> repository;  // none: what all repositories have in common
    external::hooks::Plan plan;
};

// Whether anything would be changed.
bool has_changes(const std::vector<HookWork>& works);

// With --dry-run shows the plans as the result. Otherwise shows them and asks: true when they are
// to be carried out. An answer "no" is told.
enum class Consent { yes, no, only_shown };
Consent ask_about(Context& context, const std::vector<HookWork>& works);

void carry_out(Context& context, const std::vector<HookWork>& works);

// What a plan leaves as it is.
void tell_remarks(Context& context, const std::vector<HookWork>& works);

}  // namespace trail::cli
