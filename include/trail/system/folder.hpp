// A folder whose files are read and written by name, never through links, and what lies in it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/system/files.hpp"

namespace trail::system {

// Every function throws Error{io} with the path and the system's reason, unless it says otherwise.
class Folder {
public:
    // Throws Error{usage} when there is no such folder.
    explicit Folder(Path path);
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    // Makes the folder and what is missing above it, as the umask says.
    static void make(const Path& path);

    struct File {
        std::string name;
        bool is_plain = true;  // no link, folder, pipe or device
    };
    // Of what lies directly in it, by name; Error{data} when there are more than `most`.
    std::vector<File> files(std::size_t most) const;

    // Nothing when there is no such file; Error{data} when it is larger than `most` or not plain.
    std::optional<std::string> read(const std::string& name, std::size_t most) const;

    // Replaces a file whole, or not at all, and it is on disk afterwards. Throws Error{busy} when
    // it is not `before` any more (nothing: there is none).
    void write(const std::string& name, std::string_view content,
               const std::optional<std::string>& before) const;

    // What a write leaves behind that was killed: removed an hour later, when nobody can be at it
    // any more.
    void remove_leftovers() const;

    const Path& path() const { return path_; }

private:
    Path path_;
    int descriptor_ = -1;
};

// Whether a path, which need not exist, is the directory or below it once links are followed. False
// when that cannot be found out, and for no directory.
bool lies_in(const Path& path, const Path& directory);

}  // namespace trail::system
