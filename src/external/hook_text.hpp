// What trail writes into hook files, how it is found there, and how it is taken out again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "trail/external/hooks.hpp"

namespace trail::external::hooks {

// How the lines of ours stand in a file.
enum class Form {
    inserted,  // beside what a shell hook does
    whole,     // the file is ours: there was none before
    wrapper,   // the file is ours, and calls NAME.trail-saved, the hook that was there before
};

struct Piece {
    Event event = Event::post_commit;
    Form form = Form::inserted;
    // The program that is started when PATH has none; empty in files that other people get too.
    std::string program;

    bool operator==(const Piece&) const = default;
};

inline constexpr std::string_view shebang = "#!/bin/sh\n";
inline constexpr std::string_view saved_ending = ".trail-saved";

// A marked block. It neither ends the script nor keeps its input from what follows, whatever `set`
// is in force.
std::string block(const Piece& piece);

// The same in one line, without a program. As it reads the input itself it is for post-commit, or
// for a file that holds nothing else.
std::string single_line(const Piece& piece);

// What goes on calling a saved hook in a file that others have added to.
std::string saved_call();

// What the setting hook.NAME.command says; git adds arguments behind it.
std::string command(Event event, const std::string& program);

enum class Condition { absent, current, outdated, damaged };

struct Reading {
    Condition condition = Condition::absent;
    Form form = Form::inserted;
    std::string program;

    bool operator==(const Reading&) const = default;
};

// What of ours a file holds. Outdated: another version of trail wrote it. Damaged: a mark is
// missing, or it is there twice.
Reading read(std::string_view content, Event event);

// `content` with `ours` after its first line if that names the program that reads it, else before
// it.
std::string with(std::string_view content, const std::string& ours);

// `content` without anything of ours: of a file that `with` gave, what it was given.
std::string without(std::string_view content, Event event);

// The program that a command names when PATH has none; empty when there is none.
std::string program_in(std::string_view text);

// Whether a file's first line names a shell that reads what a POSIX shell does.
bool is_shell_script(std::string_view content);

}  // namespace trail::external::hooks
