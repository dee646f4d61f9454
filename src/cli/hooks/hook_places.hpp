// The repositories that a hook command is about.
#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"
#include "cli/declaration.hpp"
#include "trail/external/repository.hpp"

namespace trail::cli {

struct HookPlaces {
    std::vector<std::string> directories;
};
void declare_places(Declaration& declaration, HookPlaces& places);

// Whether any was named, by a word or with -C.
bool names_places(Context& context, const HookPlaces& places);

struct FoundPlaces {
    std::vector<external::Repository> repositories;  // each once
    bool is_complete = true;
};

// Those that were named, each counted from where we are; else the one we stand in. A single place
// that is no repository is Error{unavailable}; of several it is told and passed over.
// The hint is then `instead`.
FoundPlaces find_places(Context& context, const HookPlaces& places,
                        const std::string& instead = "trail hook status --all");

// How people know a repository: "~/src/api".
std::string shown_place(Context& context, const external::Repository& repository);

// "trail hook install", with -C unless that is where we stand.
std::string hook_command(Context& context, std::string_view verb,
                         const external::Repository& repository);

}  // namespace trail::cli
