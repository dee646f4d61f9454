// A file of the user's choosing, written piece by piece and put in its place only when it is whole.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "trail/system/files.hpp"

namespace trail::system {

class RemovedOnSignal;

// Every function throws Error{io} with the path and the system's reason. Without `commit` nothing
// of what was written remains, not even after Ctrl-C, and a file that was there before is
// untouched.
class OutputFile {
public:
    explicit OutputFile(Path file);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    void write(std::string_view piece);
    void commit();

private:
    void flush();

    Path file_;
    std::string temporary_;
    std::unique_ptr<RemovedOnSignal> rubbish_;
    std::string waiting_;
    int descriptor_ = -1;
};

// Hands over a file in pieces. Error{usage} when there is no such file.
void read_in_pieces(const Path& file, const std::function<void(std::string_view)>& consume);

}  // namespace trail::system
