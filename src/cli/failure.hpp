// Failures as people and shells see them: a message, a hint, an exit code.
#pragma once

#include <cstddef>
#include <exception>
#include <string>

#include "trail/error.hpp"
#include "trail/system/streams.hpp"

namespace trail::cli {

int exit_code(Failure kind);

// "trail: MESSAGE", carets under the excerpt, "hint: COMMAND"; each line ends in a newline. Nothing
// in it can move the cursor of a terminal of that many columns.
std::string failure_text(const Error& error, std::size_t columns);

// The hints of errors that have none.
struct UsualHints {
    std::string help = "trail -h";  // what the command takes
    std::string again = "trail";    // the same command once more
    bool record_changed = false;    // before it failed: doing it again would do it twice
};

// Prints what was thrown on standard error and gives its exit code. What is no Error is a bug.
int report_failure(system::Streams& streams, const std::exception_ptr& failure,
                   const UsualHints& hints = {});

}  // namespace trail::cli
