// What can be wrong with a setup: one function for each thing, giving values that others print.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"

namespace trail::cli {

enum class Result { ok, info, warning, error, skipped, mended };

// In the order of the enumerators.
inline constexpr std::array<std::string_view, 6> result_names{"ok",    "info",    "warning",
                                                              "error", "skipped", "mended"};
std::string_view name(Result result);

struct Finding {
    std::string check;  // "record", "settings"
    Result result = Result::ok;
    std::string message;           // with paths below home as "~/..."
    std::string fix;               // the command that mends it or goes on from it; may be empty
    std::string public_message{};  // instead of one that shows a name, for bug reports

    bool operator==(const Finding&) const = default;
};

using Findings = std::vector<Finding>;

// Everything there is to check, in the order it is shown. What one check stumbles over is its
// finding and stops no other. Throws only for a wrong option.
Findings examine(Context& context);

// The checks. Settings come first: the others go by them, and by defaults when they cannot be read.
Findings check_settings(Context& context);
Findings check_record(Context& context);
Findings check_permissions(Context& context);
Findings check_space(Context& context);
Findings check_kept_texts(Context& context);
Findings check_unfinished(Context& context);  // nothing where no writer died
Findings check_spool(Context& context);
Findings check_zone(Context& context);
Findings check_person(Context& context);
Findings check_git(Context& context);
Findings check_hooks(Context& context);
Findings check_editor(Context& context);
Findings check_pager(Context& context);
Findings check_terminal(Context& context);
Findings check_mail(Context& context);             // nothing where none is to be sent
Findings check_timer(Context& context);            // nothing where none is enabled
Findings check_completion(Context& context);       // nothing for a shell that trail does not know
Findings check_zones_of_others(Context& context);  // nothing when all are known

}  // namespace trail::cli
