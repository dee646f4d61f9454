// What taking hooks out again would change, file by file.
#pragma once

#include <string>
#include <string_view>

#include "external/hook_marks.hpp"
#include "trail/external/hook_plan.hpp"

namespace trail::external::hooks {

// A path as people know it: below the top of the working tree when it is inside.
std::string shown(const Found& found, const system::Path& path);

// Nothing but the line that names the shell.
bool is_blank(std::string_view script);

// How our lines stand in a file whose rest is `rest`, also when the line that says so is damaged.
Form form_of(const HookFile& file, const Reading& reading, std::string_view rest);

void plan_file_removal(const Found& found, const HookFile& file, Plan& plan);
void remove_stray(const Found& found, const Stray& stray, Event event, Plan& plan);
void plan_settings_removal(const Found& found, Plan& plan);

}  // namespace trail::external::hooks
