// The sendmail-compatible command that takes mails.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "trail/system/environment.hpp"
#include "trail/system/process.hpp"

namespace trail::external {

// The words of the mailer's command line, as `text::shell_words` has them: no shell is started.
// Throws Error{config} for marks that are not closed and for a setting without words.
std::vector<std::string> command_words(std::string_view setting);

// The command that helps where the program of the mailer is not installed.
std::string mailer_remedy(const system::Environment& environment, const std::string& program);

struct HandOver {
    bool taken = false;    // the mailer said so: its exit code was 0
    bool missing = false;  // there is no such mailer
    bool hung = false;     // it took too long and was stopped
    std::string why{};     // it was not taken, in words
};

// Gives it the message as its standard input. The file stays open in the mailer: should we die
// meanwhile, it still reads the whole of it.
HandOver hand_over(system::Processes& processes, const std::vector<std::string>& mailer,
                   const system::FilePart& message, std::chrono::seconds patience);

}  // namespace trail::external
