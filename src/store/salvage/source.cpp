// A file that may lie on a failing disk.
#include "trail/store/salvage/source.hpp"

#include <algorithm>
#include <filesystem>

namespace trail::store::salvage {

Source::Source(const std::string& path) : file_(path, std::ios::binary) {
    std::error_code failed;
    if (!is_open() && std::filesystem::exists(path, failed)) ++failures_;
}

std::uint64_t Source::size() {
    file_.clear();
    file_.seekg(0, std::ios::end);
    const auto end = file_.tellg();
    return end < 0 ? 0 : static_cast<std::uint64_t>(end);
}

std::string Source::piece(std::uint64_t offset, std::size_t count) {
    if (!is_open()) return {};
    std::string bytes(count, '\0');
    file_.clear();
    if (!file_.seekg(static_cast<std::streamoff>(offset))) {
        ++failures_;
        return {};
    }
    file_.read(bytes.data(), static_cast<std::streamsize>(count));
    if (file_.bad()) ++failures_;  // the end of the file alone is no failure
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file_.gcount(), 0)));
    return bytes;
}

}  // namespace trail::store::salvage
