// A file that may lie on a failing disk: what it gives, and how often it gave nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <string>

namespace trail::store::salvage {

class Source {
public:
    explicit Source(const std::string& path);

    bool is_open() const { return file_.is_open(); }
    std::uint64_t size();

    // Shorter where the file ends, or where the disk does not give it.
    std::string piece(std::uint64_t offset, std::size_t count);

    // How many times the disk gave nothing of what is there.
    std::size_t failures() const { return failures_; }

private:
    std::ifstream file_;
    std::size_t failures_ = 0;
};

}  // namespace trail::store::salvage
