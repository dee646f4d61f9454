// The source tree as values, so that a rule can be run on a planted one.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace trail::structure {

struct File {
    std::string path;  // from the top of the repository: "src/time/zone.cpp"
    std::string text;
};
using Tree = std::vector<File>;
using Faults = std::vector<std::string>;  // "src/time/zone.cpp:12: what is wrong"

// The C++ files under these folders, sorted by path.
Tree read_tree(const std::filesystem::path& root, const std::vector<std::string>& folders);
std::string read_file(const std::filesystem::path& path);

bool is_header(const File& file);
bool in_folder(const std::string& path, const std::string& folder);  // or is it

// One text, three readings with the lines in their places: what a rule does not look at is blank.
struct Readings {
    std::vector<std::string> code;      // no comments, nothing inside quotes
    std::vector<std::string> literals;  // only what is inside quotes
    std::vector<std::string> includes;  // `<x>` or `"x"` on the line of its directive
};
Readings read_text(const std::string& text);

Faults operator+(Faults left, const Faults& right);

}  // namespace trail::structure
