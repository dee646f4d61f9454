// Other programs: started without a shell unless the user's own setting is a shell command.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/system/environment.hpp"

namespace trail::system {

// A file from a byte on.
struct FilePart {
    std::string path;
    std::uint64_t begin = 0;
};

struct Command {
    std::vector<std::string> arguments;  // the program first; found in PATH, absolute entries only
    std::string directory;               // empty: where we are
    std::map<std::string, std::optional<std::string>> environment;  // changes; none removes one
    std::string input;                                              // its standard input
    std::optional<FilePart> input_file;  // instead: it reads on even if we die in between
    std::chrono::seconds patience{0};    // longer than this it is ended; zero: as long as it takes
};

struct Finished {
    int status = 0;  // exit code; 128 + signal when killed; 127 when it could not be started
    std::string output;
    std::string errors;  // its standard error; the reason when it could not be started
    bool timed_out = false;
};

// Starts programs; tests put their own in its place.
class Processes {
public:
    virtual ~Processes() = default;

    // Runs to the end and collects both outputs.
    virtual Finished run(const Command& command) = 0;

    // Runs to the end and hands over standard output in pieces as it arrives; `consume` returns
    // false to stop early, which ends the program with SIGTERM. Finished.output stays empty.
    virtual Finished stream(const Command& command,
                            const std::function<bool(std::string_view)>& consume) = 0;

    // Runs with our own terminal as its input and output: editors and pagers. A pager gets its text
    // as `input` and may leave before the end of it. Interrupts are the program's alone meanwhile.
    virtual int interact(const Command& command) = 0;
};

// Children get `environment` with the command's changes; SIGPIPE back at its default.
std::unique_ptr<Processes> real_processes(const Environment& environment);

// True when a program of that name can be found in PATH; entries that are not absolute do not
// count, or a repository could bring its own git.
bool is_installed(std::string_view program, const Environment& environment);

}  // namespace trail::system
