// What trail writes into hook files.
#include "external/hook_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace trail::external::hooks {
namespace {

constexpr std::string_view wrapper_call =
    "if [ -x \"$0.trail-saved\" ]; then \"$0.trail-saved\" \"$@\"; fi\n";

std::string shell_quoted(std::string_view word) {
    std::string result = "'";
    for (const char c : word) {
        if (c == '\'') result += "'\\'";
        result += c;
    }
    return result + "'";
}

std::string shell_unquoted(std::string_view word) {
    std::string result;
    for (std::size_t at = 0; at < word.size(); ++at) {
        if (word.substr(at).starts_with("'\\''")) at += 3;
        result += word[at];
    }
    return result;
}

// A step of a rebase is told by post-rewrite, and a start of the program for each of 500 would be
// felt: git keeps the author's name in a file during a step, and takes the file away before it
// breaks or runs a command; where it stops for somebody to edit or resolve, it says at what. Git
// sets GIT_DIR wherever the git directory is not ".git" below the directory it starts hooks in.
constexpr std::string_view between_steps =
    "if [ \"${TRAIL_HOOK:-}\" != 0 ] && {\n"
    "    [ ! -f \"${GIT_DIR:-.git}/rebase-merge/author-script\" ] ||\n"
    "    [ -f \"${GIT_DIR:-.git}/rebase-merge/stopped-sha\" ]; }; then\n";

std::string started(const Piece& piece, std::string_view feed) {
    const auto event = name(piece.event);
    auto text = fmt::format(
        "    if command -v trail; then\n"
        "        {}trail hook run {} \"$@\"\n",
        feed, event);
    if (!piece.program.empty()) {
        const auto program = shell_quoted(piece.program);
        text += fmt::format(
            "    elif [ -x {} ]; then\n"
            "        {}{} hook run {} \"$@\"\n",
            program, feed, program, event);
    }
    return text;
}

std::string post_commit_lines(const Piece& piece) {
    return fmt::format(
        "{}{}"
        "    fi </dev/null >/dev/null 2>&1 || :\n"
        "fi\n",
        between_steps, started(piece, ""));
}

std::string post_rewrite_lines(const Piece& piece) {
    return fmt::format(
        "if [ \"${{TRAIL_HOOK:-}}\" != 0 ] && trail_pairs=$(cat 2>/dev/null) &&\n"
        "    [ -n \"$trail_pairs\" ]; then\n"
        "{}"
        "    fi >/dev/null 2>&1 || :\n"
        "    # What follows reads the same input.\n"
        "    exec <<trail_end\n"
        "$trail_pairs\n"
        "trail_end\n"
        "fi\n"
        "unset trail_pairs\n",
        started(piece, "printf '%s\\n' \"$trail_pairs\" | "));
}

// Where a program stands in a line of ours: [first, last) is what is between the quotes.
struct Span {
    std::size_t first = 0;
    std::size_t last = 0;
};
std::optional<Span> program_span(std::string_view line) {
    const auto first = line.find("'/");
    if (first == std::string_view::npos) return std::nullopt;
    for (const std::string_view behind : {"' ]; then", "' hook run "}) {
        const auto last = line.find(behind, first);
        if (last != std::string_view::npos) return Span{first + 1, last};
    }
    return std::nullopt;
}

// The interpreter of "#!/usr/bin/env -S NAME=x bash -e" is "bash".
std::string_view interpreter(std::string_view line) {
    std::string_view found;
    line.remove_prefix(2);
    while (true) {
        const auto begin = line.find_first_not_of(" \t");
        if (begin == std::string_view::npos) return found;
        const auto end = std::min(line.find_first_of(" \t", begin), line.size());
        const auto word = line.substr(begin, end - begin);
        line.remove_prefix(end);
        const bool is_for_env =
            found == "env" && (word.starts_with('-') || word.find('=') != word.npos);
        if (is_for_env) continue;
        if (!found.empty() && found != "env") return found;
        found = word.substr(word.rfind('/') + 1);
    }
}

}  // namespace

std::string block(const Piece& piece) {
    auto text =
        fmt::format("{}\n{}\n", begin_mark, block_notes.at(static_cast<std::size_t>(piece.form)));
    text +=
        piece.event == Event::post_commit ? post_commit_lines(piece) : post_rewrite_lines(piece);
    if (piece.form == Form::wrapper) text += wrapper_call;
    return text + fmt::format("{}\n", end_mark);
}

std::string single_line(const Piece& piece) {
    return fmt::format(
        "[ \"${{TRAIL_HOOK:-}}\" = 0 ] || ! command -v trail >/dev/null 2>&1 || "
        "trail hook run {} \"$@\"{} >/dev/null 2>&1 || :{}\n",
        name(piece.event), piece.event == Event::post_commit ? " </dev/null" : "",
        piece.form == Form::whole ? file_mark : line_mark);
}

std::string saved_call() {
    return std::string(wrapper_call);
}

// A function takes the arguments that git puts behind the text, without a second shell.
std::string command(Event event, const std::string& program) {
    const auto run = name(event);
    const std::string_view idle =
        event == Event::post_commit
            ? " || { [ -f \"${GIT_DIR:-.git}/rebase-merge/author-script\" ] &&"
              " [ ! -f \"${GIT_DIR:-.git}/rebase-merge/stopped-sha\" ]; }"
            : "";
    const auto fallback = program.empty()
                              ? std::string()
                              : fmt::format(" elif [ -x {} ]; then {} hook run {} \"$@\";",
                                            shell_quoted(program), shell_quoted(program), run);
    return fmt::format(
        "trail_hook() {{ [ \"${{TRAIL_HOOK:-}}\" = 0 ]{} || "
        "if command -v trail; then trail hook run {} \"$@\";{} fi{} >/dev/null 2>&1 || :; }}; "
        "trail_hook",
        idle, run, fallback, event == Event::post_commit ? " </dev/null" : "");
}

std::string without_program(std::string_view line) {
    std::string text(line);
    if (const auto span = program_span(text)) text.erase(span->first, span->last - span->first);
    return text;
}

std::string program_in(std::string_view text) {
    const auto span = program_span(text);
    return span ? shell_unquoted(text.substr(span->first, span->last - span->first))
                : std::string();
}

bool is_shell_script(std::string_view content) {
    constexpr std::array<std::string_view, 7> shells{"sh",  "bash", "dash", "zsh",
                                                     "ksh", "mksh", "ash"};
    if (!content.starts_with("#!") || content.find('\0') != std::string_view::npos) return false;
    const auto name = interpreter(content.substr(0, content.find('\n')));
    return std::ranges::find(shells, name) != shells.end();
}

}  // namespace trail::external::hooks
