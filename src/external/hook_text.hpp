// What trail writes into hook files.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "trail/external/hooks.hpp"

namespace trail::external::hooks {

// How lines of ours stand in a file.
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

// Around a block, and at the end of a single line.
inline constexpr std::string_view begin_mark = "# >>> trail >>>";
inline constexpr std::string_view end_mark = "# <<< trail <<<";
inline constexpr std::string_view line_mark = " # added by trail";
inline constexpr std::string_view file_mark = " # this file was made by trail";

// The second line of a block, by its form.
inline constexpr std::array<std::string_view, 3> block_notes{
    "# Logs your commits. \"trail hook uninstall\" takes these lines out.",
    "# Logs your commits. \"trail hook uninstall\" removes this file.",
    "# Logs your commits. \"trail hook uninstall\" puts back the hook that was here."};

// A marked block. It neither ends the script nor keeps its input from what follows, whatever `set`
// is in force.
std::string block(const Piece& piece);

// The same in one line, without a program. As it takes all of the input it is for post-commit, or
// for a file that holds nothing else.
std::string single_line(const Piece& piece);

// What goes on calling a saved hook in a file that others have added to.
std::string saved_call();

// What the setting hook.NAME.command says; git adds arguments behind it.
std::string command(Event event, const std::string& program);

// The program that lines of ours name for want of one in PATH; empty when there is none.
std::string program_in(std::string_view text);

// A line of ours as it is whatever its program.
std::string without_program(std::string_view line);

// Whether the first line names a shell that reads what a POSIX shell does.
bool is_shell_script(std::string_view content);

}  // namespace trail::external::hooks
