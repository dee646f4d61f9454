// Text typed in the user's editor; what was typed is never lost.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "trail/system/environment.hpp"
#include "trail/system/files.hpp"
#include "trail/system/process.hpp"

namespace trail::external {

// The first of: TRAIL_EDITOR, `chosen` (the setting core.editor), VISUAL unless the terminal is
// dumb, EDITOR, what git would use, sensible-editor, vi. A shell command.
std::string editor_command(system::Processes& processes, const system::Environment& environment,
                           std::string_view chosen);

// Why nothing can be typed with `command` ("there is no editor \"vi\" here"); empty when it seems
// to be there. A command that starts what else is installed needs one that is.
std::string editor_fault(const system::Environment& environment, const std::string& command);

// The command that sets or brings an editor which works.
std::string editor_remedy(const system::Environment& environment);

// A text and the file it lies in.
struct TypedText {
    std::string text;
    system::Path file;
};

// Opens the editor on `initial` and gives what was saved. The text lies in `directory`/last-edit.md
// with mode 0600 and stays there until forget_text; while another editor is open on it, in
// last-edit-2.md and so on up to 9, then Error{busy}. An editor that fails is Error{unavailable}
// with the file's name and, as hint, the command that takes it up again. Error{data} beyond 4 MB.
TypedText edit_text(system::Processes& processes, const system::Environment& environment,
                    std::string_view chosen, const system::Path& directory,
                    std::string_view initial);

// The text in `file` when that is one of the files above; nothing otherwise.
std::optional<TypedText> typed_text_in(const system::Path& directory, const system::Path& file);

// Removes the file of a text that is safe elsewhere by now, unless it holds another text or an
// editor has it open.
void forget_text(const TypedText& typed);

// Opens the editor on a file of the user's own. An editor that fails is Error{unavailable}.
void edit_file(system::Processes& processes, const system::Environment& environment,
               std::string_view chosen, const system::Path& file);

}  // namespace trail::external
