// Which hints a user has seen.
#include "cli/first_hint.hpp"

#include <algorithm>
#include <string>

#include "trail/error.hpp"
#include "trail/system/files.hpp"
#include "trail/text/pieces.hpp"

namespace trail::cli {
namespace {

constexpr std::string_view file_name = "hints-seen";
constexpr std::size_t largest_file = 64 * 1024;

bool has_line(std::string_view seen, std::string_view wanted) {
    for (const auto line : text::lines(seen)) {
        if (line == wanted) return true;
    }
    return false;
}

}  // namespace

bool is_first_hint(const std::filesystem::path& state, std::string_view name) {
    try {
        const auto file = state / file_name;
        auto seen = system::read_file(file, largest_file).value_or("");
        if (has_line(seen, name)) return false;
        system::make_private_directory(state);
        system::write_file_durably(file, seen.append(name).append("\n"));
        return true;
    } catch (const Error&) {
        // A hint must not fail a run that went well.
        return false;
    }
}

}  // namespace trail::cli
