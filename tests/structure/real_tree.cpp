// The build file says where the repository is.
#include "structure/real_tree.hpp"

#include "support/source_dir.hpp"

namespace trail::structure {
namespace {

namespace fs = std::filesystem;

const fs::path root = TRAIL_SOURCE_DIR;

}  // namespace

const Tree& real_sources() {
    static const Tree tree = read_tree(root, {"src", "include"});
    return tree;
}

const Tree& real_tests() {
    static const Tree tree = read_tree(root, {"tests"});
    return tree;
}

std::vector<std::string> real_paths() {
    std::vector<std::string> paths;
    for (const auto* folder : {"src", "include", "tests"})
        for (const auto& found : fs::recursive_directory_iterator(root / folder))
            paths.push_back(fs::relative(found.path(), root).generic_string());
    return paths;
}

std::vector<std::string> real_top_level() {
    std::vector<std::string> names;
    for (const auto& found : fs::directory_iterator(root))
        names.push_back(found.path().filename().string());
    return names;
}

std::string real_text(const std::string& path) {
    return read_file(root / path);
}

}  // namespace trail::structure
