// Findings as people, programs and bug reports read them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/checks/checks.hpp"
#include "cli/json_table.hpp"

namespace trail::cli {

// "  ok       record       ~/.local/share/trail/trail.db, 214 entries", and a last line that
// counts. What is wider goes on below; a command stays whole, so that it can be pasted.
std::string findings_text(const Findings& findings, std::size_t columns);

// result, check, message and fix, separated by tabs.
std::string findings_pipe(const Findings& findings);

std::span<const JsonField<Finding>> finding_fields();

// What a report says of the program and the machine.
struct Circumstance {
    std::string_view name;
    std::string value;
};

// One Markdown block. It holds no fix and no name: only what a check says in public, with `home` as
// "~".
std::string findings_report(const std::vector<Circumstance>& circumstances,
                            const Findings& findings, std::string_view home);

// "1 error, 1 warning"; "no problems".
std::string summary(const Findings& findings);

}  // namespace trail::cli
