// Texts that were typed and are not recorded yet: files of the state directory.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/system/files.hpp"
#include "trail/system/locks.hpp"

namespace trail::external {

// last-edit.md, last-edit-2.md and so on up to 9 hold a text each, with mode 0600. One that holds
// more than comments is never given to another text; whoever uses one has the lock beside it.
inline constexpr std::size_t largest_text = 4 * 1024 * 1024;

// A text and the file it lies in.
struct TypedText {
    std::string text;
    system::Path file;
};

// A file that nobody else has open.
struct FreeFile {
    system::Path path;
    system::FileLock lock;
};

// Nothing while somebody has the file open. Throws Error{io}.
std::optional<FreeFile> hold(const system::Path& file);

// The file of `taken_up` while it holds that and nobody has it open; else one without a text.
// Throws Error{busy} when there is none.
FreeFile free_file(const system::Path& directory, const std::optional<TypedText>& taken_up);

// `file` as it is called above, when it is one of them; there need not be a text in it.
std::optional<system::Path> kept_file(const system::Path& directory, const system::Path& file);

// The files that hold a text.
std::vector<system::Path> kept_texts(const system::Path& directory);

// Puts `text`, which was `typed` where the editor left it, on disk and gives its file: one that has
// the same text already, else a free one as above. Where nothing can be written, what the editor
// left is good enough.
system::Path keep_text(const system::Path& directory, std::string_view text,
                       const std::optional<TypedText>& typed);

// Removes the file of a text that is safe elsewhere by now, unless it holds another text or
// somebody has it open.
void forget_text(const TypedText& typed);

}  // namespace trail::external
