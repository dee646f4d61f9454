// Rules about files as a whole; what stands in them is the matter of the others.
#include "structure/shape.hpp"

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>

namespace trail::structure {

Faults check_lengths(const Tree& tree) {
    Faults faults;
    for (const auto& file : tree) {
        const auto lines = std::count(file.text.begin(), file.text.end(), '\n');
        if (static_cast<std::size_t>(lines) > longest_file)
            faults.push_back(file.path + ": " + std::to_string(lines) + " lines");
    }
    return faults;
}

Faults check_pairs(const Tree& tree) {
    static const std::regex outside(R"(^include/trail/(.*)\.hpp$)");
    std::set<std::string> paths;
    for (const auto& file : tree) paths.insert(file.path);
    Faults faults;
    for (const auto& path : paths) {
        const auto source = std::regex_replace(path, outside, "src/$1.cpp");
        if (!paths.contains(source)) faults.push_back(path + ": has no " + source);
    }
    return faults;
}

Faults check_first_lines(const Tree& tree) {
    static const std::regex sentence(R"(// [^ a-z]\S*( \S+)+[.?!]( .*)?)");
    Faults faults;
    for (const auto& file : tree) {
        const auto first = file.text.substr(0, file.text.find('\n'));
        if (!std::regex_match(first, sentence))
            faults.push_back(file.path +
                             ":1: the first line is no sentence that says what the file is");
    }
    return faults;
}

Faults check_names(const std::vector<std::string>& paths) {
    static const std::regex useless("(util|helper|common|misc|shared).*", std::regex::icase);
    Faults faults;
    for (const auto& path : paths)
        for (const auto& part : std::filesystem::path(path))
            if (std::regex_match(part.string(), useless))
                faults.push_back(path + ": \"" + part.string() + "\" does not say what is in it");
    return faults;
}

Faults check_top_level(const std::vector<std::string>& names, const std::string& ignored) {
    std::set<std::string> allowed{"CMakeLists.txt", "CMakePresets.json",
                                  "README.md",      "LICENSE",
                                  "CHANGELOG.md",   "CONTRIBUTING.md",
                                  "SECURITY.md",    "src",
                                  "include",        "tests",
                                  "completions",    "man",
                                  "examples"};
    std::istringstream lines(ignored);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with('/')) allowed.insert(line.substr(1, line.find_last_not_of('/')));
    Faults faults;
    for (const auto& name : names)
        if (!name.starts_with('.') && !allowed.contains(name))
            faults.push_back(name + ": has no place at the top level");
    return faults;
}

}  // namespace trail::structure
