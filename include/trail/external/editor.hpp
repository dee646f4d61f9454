// Text typed in the user's editor; what was typed is never lost.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "trail/error.hpp"
#include "trail/external/kept_texts.hpp"
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

// An editor that failed. Its hint is the command that brings one, when it is not there.
class EditorFailed : public Error {
public:
    EditorFailed(const Error& error, TypedText left) : Error(error), left_(std::move(left)) {}
    const TypedText& left() const { return left_; }

private:
    TypedText left_;
};

// Opens the editor on `initial` and gives what was saved. The text lies in one of the kept files of
// `directory`, that of `taken_up` if it can be had, and stays there until forget_text. Throws
// EditorFailed, or Error{data} when more than largest_text was saved, which stays there too.
TypedText edit_text(system::Processes& processes, const system::Environment& environment,
                    std::string_view chosen, const system::Path& directory,
                    std::string_view initial, const std::optional<TypedText>& taken_up = {});

// Opens the editor on a file of the user's own. An editor that fails is Error{unavailable}.
void edit_file(system::Processes& processes, const system::Environment& environment,
               std::string_view chosen, const system::Path& file);

}  // namespace trail::external
