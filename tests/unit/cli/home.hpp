// A run of a command in a home of the test's own, with streams in memory and real programs.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "cli/run.hpp"

namespace trail::cli::test {

class Home {
public:
    explicit Home(const std::string& now = "2026-11-22T11:02:00+01:00") {
        std::string name = (std::filesystem::temp_directory_path() / "trail-cli-XXXXXX").string();
        path_ = mkdtemp(name.data());
        environment_ = {{"HOME", path_},
                        {"PATH", "/usr/local/bin:/usr/bin:/bin"},
                        {"TZ", "Europe/Berlin"},
                        {"LC_ALL", "C.UTF-8"},
                        {"XDG_CONFIG_DIRS", path_ + "/none"},
                        {"GIT_CONFIG_NOSYSTEM", "1"},
                        {"GIT_CONFIG_GLOBAL", path_ + "/gitconfig"},
                        {"GIT_CEILING_DIRECTORIES", path_},
                        {"TRAIL_EDITOR", path_ + "/editor"},
                        {"TRAIL_NOW", now}};
        write("gitconfig", "[user]\n\tname = Ana Ruiz\n\temail = ana@team.example\n");
        processes_ = system::real_processes(environment_);
    }
    Home(const Home&) = delete;
    Home& operator=(const Home&) = delete;
    ~Home() { std::filesystem::remove_all(path_); }

    void write(const std::string& name, const std::string& content) const {
        const auto file = std::filesystem::path(path_) / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << content;
    }

    // What the next editor does with the file "$1".
    void edit_with(const std::string& commands) const {
        write("editor", "#!/bin/sh\n" + commands + "\n");
        std::filesystem::permissions(path_ + "/editor", std::filesystem::perms::owner_all);
    }

    // A fresh run in a directory below the home.
    Context& context(const std::string& directory = "") {
        context_ = std::make_unique<Context>(world());
        context_->apply({.directories = {path_ + "/" + directory}});
        return *context_;
    }

    // The whole program, at a terminal that gives these answers.
    int run(const std::vector<std::string>& arguments, const std::string& answers = {}) {
        streams = {};
        streams.input = answers;
        streams.input_terminal = true;
        streams.device.terminal = true;
        std::vector<std::string> all{"-C", path_};
        all.insert(all.end(), arguments.begin(), arguments.end());
        return cli::run(world(), all);
    }

    World world() {
        return {.streams = streams,
                .environment = environment_,
                .processes = *processes_,
                .random_bits = [this] { return ids_ += 0x1234'5678'9abc'def1ULL; }};
    }

    const std::string& path() const { return path_; }

    system::MemoryStreams streams;

private:
    std::string path_;
    system::Environment environment_;
    std::unique_ptr<system::Processes> processes_;
    std::unique_ptr<Context> context_;
    std::uint64_t ids_ = 0;
};

}  // namespace trail::cli::test
