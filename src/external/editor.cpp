// Text typed in the user's editor.
#include "trail/external/editor.hpp"

#include "external/git_command.hpp"
#include "trail/error.hpp"
#include "trail/text/shell_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <utility>

namespace trail::external {
namespace {

bool is_dumb(const system::Environment& environment) {
    const auto terminal = environment.get_or("TERM", "");
    return terminal.empty() || terminal == "dumb";
}

// GIT_EDITOR is not among the variables git sees here: hooks run with GIT_EDITOR=":".
std::string editor_of_git(system::Processes& processes) {
    const auto finished = processes.run(git_command("", {"var", "GIT_EDITOR"}));
    if (finished.status != 0) return {};
    return finished.output.substr(0, finished.output.find('\n'));
}

constexpr int not_found = 127;  // of a shell that knows no such program
constexpr std::string_view chooser = "sensible-editor";
constexpr std::string_view any_editor = "editor";  // Debian's link to what is installed

// A shell that looks first does not complain of a missing program in words of its own.
std::string looking_first(const std::string& editor) {
    const auto program = text::program_of(editor);
    if (program.empty() || program.find_first_of("\t\n") != std::string::npos) return editor;
    const bool is_path = program.find('/') != std::string::npos;
    return fmt::format("{} '{}'{} || exit {}; {}", is_path ? "test -e" : "command -v", program,
                       is_path ? "" : " > /dev/null", not_found, editor);
}

// The setting is a shell command; the file's name must not become part of it.
int run(system::Processes& processes, const std::string& editor, const system::Path& file) {
    system::Command command;
    command.arguments = {"sh", "-c", looking_first(editor) + " \"$@\"", editor, file.string()};
    return processes.interact(command);
}

// Nobody has to have chosen Debian's link: it is what git falls back on.
std::string absence_of(std::string_view editor) {
    if (editor == any_editor) return "there is no editor here";
    return fmt::format("there is no editor \"{}\" here", editor);
}

bool is_there(const system::Environment& environment, std::string_view command) {
    const auto program = text::program_of(command);
    return !program.empty() && program != chooser && system::is_installed(program, environment);
}

// Debian's chooser takes the first of these that is installed; it is there itself where none is.
bool has_choice(const system::Environment& environment) {
    const auto chosen = environment.get_or("HOME", "") + "/.selected_editor";
    if (std::error_code ignored; std::filesystem::exists(chosen, ignored)) return true;
    constexpr std::array<const char*, 3> variables{"VISUAL", "EDITOR", "SELECTED_EDITOR"};
    constexpr std::array<const char*, 4> usual{"editor", "nano", "nano-tiny", "vi"};
    return std::ranges::any_of(variables,
                               [&](const char* variable) {
                                   return is_there(environment, environment.get_or(variable, ""));
                               }) ||
           std::ranges::any_of(usual,
                               [&](const char* name) { return is_there(environment, name); });
}

Error editor_failure(const system::Environment& environment, const std::string& editor,
                     int status) {
    const bool is_chooser = text::program_of(editor) == chooser;
    const auto fault = status == not_found ? absence_of(editor)
                       : is_chooser        ? editor_fault(environment, editor)
                                           : std::string();
    if (!fault.empty()) return {Failure::unavailable, fault, editor_remedy(environment)};
    return {Failure::unavailable,
            fmt::format("editor \"{}\" failed with status {}", editor, status)};
}

std::string saved_in(const system::Path& file) {
    try {
        return system::read_file(file, largest_text).value_or("");
    } catch (const Error& error) {
        throw Error(error.kind(), fmt::format("{}; the text is kept there", error.what()),
                    fmt::format("ls -l {}", quoted_word(file.native())));
    }
}

}  // namespace

std::string editor_command(system::Processes& processes, const system::Environment& environment,
                           std::string_view chosen) {
    if (environment.has("TRAIL_EDITOR")) return environment.get_or("TRAIL_EDITOR", "");
    if (!chosen.empty()) return std::string(chosen);
    if (environment.has("VISUAL") && !is_dumb(environment)) return environment.get_or("VISUAL", "");
    if (environment.has("EDITOR")) return environment.get_or("EDITOR", "");
    if (auto editor = editor_of_git(processes); !editor.empty()) return editor;
    return std::string(system::is_installed(chooser, environment) ? chooser : "vi");
}

std::string editor_fault(const system::Environment& environment, const std::string& command) {
    const auto program = text::program_of(command);
    if (program == chooser && !has_choice(environment))
        return fmt::format("\"{}\" finds no editor here", command);
    if (program.empty() || system::is_installed(program, environment)) return {};
    return absence_of(command);
}

std::string editor_remedy(const system::Environment& environment) {
    constexpr std::array editors{"nano", "vim", "vi", "nvim", "micro", "emacs"};
    for (const auto* editor : editors) {
        if (system::is_installed(editor, environment))
            return fmt::format("trail config set core.editor {}", editor);
    }
    if (system::is_installed("apt-get", environment)) return "sudo apt install nano";
    return "trail config set core.editor nano";
}

TypedText edit_text(system::Processes& processes, const system::Environment& environment,
                    std::string_view chosen, const system::Path& directory,
                    std::string_view initial, const std::optional<TypedText>& taken_up) {
    system::make_private_directory(directory);
    system::refuse_unsafe_directory(directory);
    const auto file = free_file(directory, taken_up);
    system::write_file_durably(file.path, initial);
    const auto editor = editor_command(processes, environment, chosen);
    const int status = run(processes, editor, file.path);
    TypedText left{saved_in(file.path), file.path};
    if (status == 0) return left;
    throw EditorFailed(editor_failure(environment, editor, status), std::move(left));
}

void edit_file(system::Processes& processes, const system::Environment& environment,
               std::string_view chosen, const system::Path& file) {
    const auto editor = editor_command(processes, environment, chosen);
    if (const int status = run(processes, editor, file)) {
        const auto failure = editor_failure(environment, editor, status);
        throw Error(failure.kind(),
                    fmt::format("{}; the file is as the editor left it", failure.what()),
                    failure.hint().empty() ? "trail config describe core.editor" : failure.hint());
    }
}

}  // namespace trail::external
