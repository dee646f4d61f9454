// What installing or uninstalling hooks would change, shown first and carried out as it was shown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "trail/external/hooks.hpp"
#include "trail/system/process.hpp"

namespace trail::external::hooks {

struct Change {
    enum class Act {
        write,            // a file; a new one can be executed, another keeps its mode
        make_executable,  // a file
        move,             // a file, over what has that name
        remove,           // a file
        set,              // a key of git's configuration
        unset,            // a section of it
    };

    Act act = Act::write;
    std::string target{};                 // the file, the key, the section
    std::optional<std::string> before{};  // the content of the file; none when there is none
    std::string after{};                  // the content, the new name, the value
    std::string description{};            // for people; empty when the one before says it too

    bool operator==(const Change&) const = default;
};

struct Plan {
    std::string directory{};  // of the repository; empty for what all have in common
    std::vector<Change> changes{};
    std::vector<std::string> remarks{};  // what stays as it is although one might expect otherwise
    // Nothing can be done but by what people write into the file of this program, and where there.
    std::optional<Manager> paste{};
    std::string paste_into{};

    bool operator==(const Plan&) const = default;
};

struct Wanted {
    std::vector<Event> events{hooks::events.begin(), hooks::events.end()};
    std::optional<Method> method{};  // none: the best there is
    std::string program{};           // what a hook starts when PATH has no trail; may be empty
};

// Nothing to change means that everything is installed. Throws Error{unavailable} for a method that
// this git does not know, Error{usage} where trail must not write.
Plan installation(const Found& found, const Wanted& wanted);

// Every trace of trail that is within reach; what was there before comes back as it was.
Plan removal(const Found& found);

// Throws Error{io} when a change would not be allowed where its file lies; that of git's settings
// is `settings`, if it is known.
void foresee(const Plan& plan, const system::Path& settings = {});

// In the order of the plan. Throws Error{busy}, before that change, when a file is no longer as the
// plan found it; Error{io}; Error{unavailable} for git.
void carry_out(system::Processes& processes, const Plan& plan);

}  // namespace trail::external::hooks
