// Text that people write: words, -m, -F, standard input or the editor; never lost.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"
#include "cli/declaration.hpp"
#include "cli/waiting/outbox.hpp"
#include "trail/error.hpp"
#include "trail/external/editor.hpp"

namespace trail::cli {

struct TextOptions {
    std::vector<std::string> words;
    std::vector<std::string> messages;  // -m: the first is the line, the others the body
    std::optional<std::string> file;    // -F, "-" is standard input
    bool edit = false;                  // -e
    std::string command = "trail log";  // takes a text that was kept up again with -F
    std::string beginning{};  // what an editor shows for nothing; as it stands it is no text
};

// -m, -F and -e; the words are declared by the command, which knows what they are called.
void declare_text(Declaration& declaration, TextOptions& options);

// True when words, -m, -F or -e say what the text is.
bool has_text(const TextOptions& options);

struct Written {
    std::string text;                   // may be empty
    bool typed_at_length = false;       // not a line of the shell's history: losing it would hurt
    std::string command = "trail log";  // takes it up again with -F
    bool edited = false;                // the editor left it in the state directory
    std::vector<external::TypedText> kept{};  // there, in these files
};

// The text; the editor is opened with it and `remarks` below (each line a comment) when -e asks for
// it or nothing else was given at a terminal; one that fails is external::EditorFailed when it left
// a text. Without a terminal and without text, standard input is it.
Written read_text(Context& context, const TextOptions& options,
                  const std::function<std::string()>& remarks);

// The text that takes the place of `current`: given by -m or -F, else written in the editor, which
// shows `remarks` (each line a comment) below the scissors only. Lines of the text that look like
// comments stay. `command` is "trail edit wkqz".
Written revised_text(Context& context, const TextOptions& options, std::string_view current,
                     std::string_view remarks, const std::string& command);

// "trail log -e -F FILE" with one of the files in the state directory where texts are kept.
std::string taking_up_again(Context& context, const std::string& command, const system::Path& file);

// The error of a text that could not be saved: the text is kept in the state directory, and the
// hint says how to take it up again, or the message when the hint says what mends the failure. What
// the record has already is not kept a second time.
Error kept(Context& context, const Written& written, const Error& error);

// What the record or the outbox has need not lie in the state directory any more.
void forget_kept(const Written& written) noexcept;

// A note that says how to take up a text which was not recorded, though nothing failed.
void tell_kept(Context& context, const Written& written);

// Runs `act`; when it fails, the text is kept in the state directory and the error says where,
// unless it is kept in the outbox already.
template <class Act>
auto keeping(Context& context, const Written& written, Act&& act) {
    try {
        const auto result = act();
        if (context.has_changed_record()) {
            forget_kept(written);
        } else {
            tell_kept(context, written);
        }
        return result;
    } catch (const KeptInOutbox&) {
        forget_kept(written);
        throw;
    } catch (const Error& error) {
        throw kept(context, written, error);
    }
}

}  // namespace trail::cli
