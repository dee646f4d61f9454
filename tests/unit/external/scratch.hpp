// A directory of a test's own, and a real git in it that knows no user's configuration.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/scratch_folder.hpp"
#include "trail/system/process.hpp"

namespace trail::test {

using Scratch = ScratchFolder;

inline system::Environment git_environment() {
    return {{"PATH", "/usr/local/bin:/usr/bin:/bin"},
            {"HOME", "/nonexistent"},
            {"GIT_CONFIG_GLOBAL", "/dev/null"},
            {"GIT_CONFIG_NOSYSTEM", "1"}};
}

// Runs git to prepare something; a failure is the test's own.
class Git {
public:
    explicit Git(std::string directory)
        : directory_(std::move(directory)), processes_(system::real_processes(git_environment())) {}

    std::string operator()(std::vector<std::string> arguments, const std::string& input = {}) {
        system::Command command;
        command.arguments = {"git",
                             "-c",
                             "user.name=Ana Ruiz",
                             "-c",
                             "user.email=Ana@Team.example",
                             "-c",
                             "init.defaultBranch=main",
                             "-c",
                             "protocol.file.allow=always",
                             "-c",
                             "commit.gpgSign=false"};
        command.arguments.insert(command.arguments.end(), arguments.begin(), arguments.end());
        command.directory = directory_;
        command.input = input;
        command.environment["GIT_AUTHOR_DATE"] = date;
        command.environment["GIT_COMMITTER_DATE"] = date;
        const auto finished = processes_->run(command);
        if (finished.status != 0) throw std::runtime_error(finished.errors);
        return finished.output.substr(0, finished.output.find('\n'));
    }

    // A commit without files, of any message.
    void commit(const std::string& message) {
        (*this)({"commit", "-q", "--allow-empty", "--allow-empty-message", "--cleanup=verbatim",
                 "-F", "-"},
                message.empty() ? "\n" : message);
    }

    std::string date = "1700000000 +0100";

private:
    std::string directory_;
    std::unique_ptr<system::Processes> processes_;
};

}  // namespace trail::test
