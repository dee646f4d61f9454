// Modes of the record's files and of our folders, and what they ought to be.
#pragma once

#include <filesystem>
#include <vector>

#include "cli/context.hpp"

namespace trail::cli {

struct WrongMode {
    std::filesystem::path path;
    std::filesystem::perms wanted = std::filesystem::perms::none;
    bool is_ours = true;  // made by trail and nothing but trail's, so not the user's to decide
};

// Folders that are open to others: that of the record, which the user may have chosen, and that of
// texts and mails that wait. A group's folder is as it was made.
std::vector<WrongMode> open_folders(Context& context);

// Files of the record that others can use, or in a shared one those that its group cannot.
std::vector<WrongMode> wrong_files(Context& context);

std::filesystem::path record_folder(Context& context);

}  // namespace trail::cli
