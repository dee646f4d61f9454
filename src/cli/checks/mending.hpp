// What `trail doctor --fix` puts right by itself: nothing that could lose or send anything.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "cli/checks/checks.hpp"

namespace trail::cli {

struct Repair {
    std::string check;          // that told of it
    std::string what;           // "chmod 700 ~/.local/share/trail"
    std::function<void()> act;  // throws trail::Error
};

// Modes, files that a writer left unfinished, hooks in a repository's own folder that another
// program broke, and notes that were set aside. Other hooks, settings and mails are for people to
// decide on.
std::vector<Repair> repairs(Context& context);

// Carries them out, with --dry-run only tells them: a finding for each.
Findings mend(Context& context);

// Files in our folders that writers began and that are too old to be at work still.
std::vector<std::filesystem::path> unfinished_files(Context& context);

}  // namespace trail::cli
