// What was done to a folder of decisions, told.
#pragma once

#include <string>
#include <vector>

#include "cli/decisions/decision_folder.hpp"
#include "cli/output.hpp"

namespace trail::cli {

// The fields of `--json`.
std::vector<render::FieldHelp> folder_step_fields();
std::string folder_steps_json(const std::vector<FolderStep>& steps, const OutputOptions& output);

// A line for each file that is not simply in step, what settles it, and a sum. With --quiet only
// what is left to do.
std::string folder_steps_text(Context& context, const FolderWish& wish,
                              const std::vector<FolderStep>& steps);

// To standard error: files that were refused, by file and line.
void tell_refused_files(Context& context, const FolderWish& wish,
                        const std::vector<FolderStep>& steps);

std::size_t count(const std::vector<FolderStep>& steps, StepKind kind);

// 65 when a file was refused, 1 when something is left to settle, else 0.
int exit_code_of(const std::vector<FolderStep>& steps);

}  // namespace trail::cli
