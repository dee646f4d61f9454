// Rules on the table that names for each promise the tests that prove it.
#include "structure/proofs.hpp"

#include <sstream>

namespace trail::structure {
namespace {

// What stands between backquotes; a bar in a cell is written `\|`.
std::vector<std::string> quoted(const std::string& cell) {
    std::vector<std::string> found;
    for (std::size_t begin = cell.find('`'); begin != std::string::npos;) {
        const auto end = cell.find('`', begin + 1);
        if (end == std::string::npos) break;
        auto text = cell.substr(begin + 1, end - begin - 1);
        for (auto bar = text.find("\\|"); bar != std::string::npos; bar = text.find("\\|", bar))
            text.erase(bar, 1);
        found.push_back(text);
        begin = cell.find('`', end + 1);
    }
    return found;
}

// The last cell of a row; nothing for other lines, for headings and for the ruler below them.
std::string last_cell(const std::string& line) {
    constexpr std::string_view end = " |";
    if (!line.starts_with("| ") || !line.ends_with(end) || line.ends_with("| proof |")) return {};
    const auto inside = line.substr(0, line.size() - end.size());
    auto begin = inside.rfind(" | ");
    return begin == std::string::npos ? std::string() : inside.substr(begin);
}

Faults check_proof(const std::string& proof, const std::string& place, const Look& look) {
    const auto colon = proof.find(": ");
    const auto path = proof.substr(0, colon);
    const auto text = look(path);
    if (!text) return {place + "there is no " + path};
    if (colon == std::string::npos) return {};
    const auto wanted = proof.substr(colon + 2);
    if (text->find(wanted) != std::string::npos) return {};
    return {place + path + " has no \"" + wanted + '"'};
}

}  // namespace

Faults check_proofs(const std::string& table, const Look& look) {
    Faults faults;
    std::istringstream lines(table);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        const auto cell = last_cell(line);
        if (cell.empty()) continue;
        const auto place = "tests/README.md:" + std::to_string(number) + ": ";
        const auto proofs = quoted(cell);
        if (proofs.empty()) faults.push_back(place + "a promise without proof");
        for (const auto& proof : proofs) faults = faults + check_proof(proof, place, look);
    }
    return faults;
}

Faults check_named(const std::string& table, const std::vector<std::string>& files) {
    Faults faults;
    for (const auto& file : files) {
        if (table.find('`' + file) == std::string::npos)
            faults.push_back("tests/" + file + ": proves nothing that tests/README.md promises");
    }
    return faults;
}

}  // namespace trail::structure
