// Reads C++ well enough to tell comments, quotes and code apart.
#include "structure/tree.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace trail::structure {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> split_trimmed(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        line.erase(line.find_last_not_of(' ') + 1);
        lines.push_back(line);
    }
    return lines;
}

// Where the quotes that open at `at` end, one past the last character.
std::size_t end_of_quotes(const std::string& text, std::size_t at) {
    const bool raw = text[at] == '"' && at > 0 && text[at - 1] == 'R';
    if (raw) {
        const auto open = text.find('(', at);
        const auto close = text.find(")" + text.substr(at + 1, open - at - 1) + "\"", open);
        return std::min(close, text.size()) == text.size() ? text.size() : close + (open - at) + 1;
    }
    auto end = at + 1;
    while (end < text.size() && text[end] != text[at] && text[end] != '\n')
        end += text[end] == '\\' ? 2 : 1;
    return std::min(end + 1, text.size());
}

std::size_t end_of_comment(const std::string& text, std::size_t at) {
    const bool block = text[at + 1] == '*';
    const auto end = block ? text.find("*/", at + 2) : text.find('\n', at);
    return end == std::string::npos ? text.size() : end + (block ? 2 : 0);
}

bool opens_quotes(const std::string& text, std::size_t at) {
    const bool separator = at > 0 && std::isxdigit(static_cast<unsigned char>(text[at - 1])) != 0;
    return text[at] == '"' || (text[at] == '\'' && !separator);
}

// Fills `to` with the stretch of `text`; the rest of `to` stays blank.
void copy(const std::string& text, std::size_t from, std::size_t end, std::string& to) {
    std::copy(text.begin() + std::ptrdiff_t(from), text.begin() + std::ptrdiff_t(end),
              to.begin() + std::ptrdiff_t(from));
}

std::vector<std::string> includes_of(const std::vector<std::string>& uncommented) {
    static const std::regex directive(R"re(\s*#\s*include\s*(["<][^">]+[">]).*)re");
    std::vector<std::string> all;
    for (const auto& line : uncommented) {
        std::smatch found;
        all.push_back(std::regex_match(line, found, directive) ? found.str(1) : "");
    }
    return all;
}

}  // namespace

Readings read_text(const std::string& text) {
    std::string blank = text;
    std::replace_if(
        blank.begin(), blank.end(), [](char c) { return c != '\n'; }, ' ');
    std::string code = blank, literals = blank, uncommented = blank;
    for (std::size_t at = 0; at < text.size();) {
        auto end = at + 1;
        if (text[at] == '/' && end < text.size() && (text[end] == '/' || text[end] == '*')) {
            end = end_of_comment(text, at);
        } else if (opens_quotes(text, at)) {
            end = end_of_quotes(text, at);
            copy(text, at, end, literals);
            copy(text, at, end, uncommented);
        } else {
            copy(text, at, end, code);
            copy(text, at, end, uncommented);
        }
        at = end;
    }
    return {split_trimmed(code), split_trimmed(literals), includes_of(split_trimmed(uncommented))};
}

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

Tree read_tree(const fs::path& root, const std::vector<std::string>& folders) {
    Tree tree;
    for (const auto& folder : folders)
        for (const auto& found : fs::recursive_directory_iterator(root / folder)) {
            const auto extension = found.path().extension();
            if (extension == ".cpp" || extension == ".hpp")
                tree.push_back(
                    {fs::relative(found.path(), root).generic_string(), read_file(found.path())});
        }
    std::sort(tree.begin(), tree.end(),
              [](auto& left, auto& right) { return left.path < right.path; });
    return tree;
}

bool is_header(const File& file) {
    return file.path.ends_with(".hpp");
}

bool in_folder(const std::string& path, const std::string& folder) {
    return path == folder || path.starts_with(folder + "/");
}

Faults operator+(Faults left, const Faults& right) {
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

}  // namespace trail::structure
