// Reading a record where nothing can be written.
#include "store/engine/read_only.hpp"

#include <fmt/format.h>

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
                "trail db path");
}

}  // namespace trail::store::engine
