// Reading a record where nothing can be written.
#include "store/engine/read_only.hpp"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "trail/error.hpp"

namespace trail::store::engine {
namespace {

bool has_log(const std::string& path) {
    std::error_code missing;
    const auto size = std::filesystem::file_size(path + "-wal", missing);
    return !missing && size > 0;
}

// File format 2 in the header: "The Database Header" of the SQLite documentation.
bool is_write_ahead(const std::string& path) {
    std::array<char, 20> header{};
    std::ifstream(path, std::ios::binary).read(header.data(), header.size());
    return header[18] == 2 || header[19] == 2;
}

// RFC 3986, as far as SQLite reads it.
std::string escaped(const std::string& path) {
    std::string name;
    for (const char c : path) {
        const bool acts = c == '%' || c == '?' || c == '#';
        name += acts ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
    }
    return name;
}

}  // namespace

std::optional<std::string> name_where_nothing_changes(const std::string& path) {
    if (!std::ifstream(path, std::ios::binary).good()) return std::nullopt;
    if (!has_log(path)) return "file:" + escaped(path) + "?immutable=1";
    throw Error(Failure::io,
                fmt::format("cannot read {0}: its newest entries are in {0}-wal, which needs a "
                            "directory that can be written to",
                            path),
                "ls -ld " + quoted_word(std::filesystem::path(path).parent_path().native()));
}

std::string name_that_makes_no_file(const std::string& path) {
    std::error_code ignored;
    const bool has_both = std::filesystem::exists(path + "-wal", ignored) &&
                          std::filesystem::exists(path + "-shm", ignored);
    const auto name = "file:" + escaped(path);
    return is_write_ahead(path) && !has_both ? name + "?immutable=1" : name;
}

}  // namespace trail::store::engine
