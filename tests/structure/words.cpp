// Each rule: what is looked for, in which reading of the text, and where it is at home.
#include "structure/words.hpp"

#include <algorithm>
#include <regex>

namespace trail::structure {
namespace {

using Reading = std::vector<std::string> Readings::*;

struct Rule {
    const char* name;
    Reading reading;
    const char* pattern;
    std::vector<std::string> homes;  // folders or files
};

const std::vector<std::string> system_homes{"src/system", "include/trail/system", "src/main.cpp"};

const std::vector<Rule>& rules() {
    static const std::vector<Rule> all{
        {"SQL",
         &Readings::literals,
         R"(\b(SELECT|INSERT|UPDATE|DELETE FROM|CREATE (TABLE|VIRTUAL|INDEX|TRIGGER))(\s|$))",
         {"src/store"}},
        {"a stream of the process", &Readings::code,
         R"(\bstd::(cout|cerr|clog|cin)\b|\bf?printf\s*\(|\bputs\s*\()", system_homes},
        {"the environment", &Readings::code, R"(\b(secure_)?getenv\b|\bsetenv\b|\benviron\b)",
         system_homes},
        {"the clock", &Readings::code,
         R"(\bsystem_clock::now\b|\bclock_gettime\b|\bgettimeofday\b|\btime\s*\(\s*(nullptr|NULL|0)\s*\))",
         system_homes},
        {"the terminal", &Readings::code, R"(\bisatty\s*\(|\bioctl\s*\()", system_homes},
        {"a process", &Readings::code,
         R"(\bfork\s*\(|\bposix_spawn|\bexecv|\bpopen\s*\(|\bstd::system\s*\()", system_homes},
        {"leaving the program", &Readings::code, R"(\b(std::|_|quick_)?exit\s*\(|\babort\s*\()",
         system_homes},
        {"a time zone of the C library",
         &Readings::code,
         R"(\blocaltime|\bmktime\b|\btzset\b|\bstrftime\b)",
         {"src/time/zone.cpp"}},
        {"SQLite", &Readings::includes, R"(sqlite3\.h|SQLiteCpp)", {"src/store/engine"}},
        {"PostgreSQL", &Readings::includes, R"(libpq)", {"src/store/engine"}},
        {"CLI11", &Readings::includes, R"(<CLI/)", {"src/cli"}},
        {"Abseil", &Readings::includes, R"(<absl/)", {"src/time/zone.cpp"}},
        {"utf8proc", &Readings::includes, R"(utf8proc)", {"src/text"}},
        {"RapidJSON", &Readings::includes, R"(rapidjson)", {"src/text"}},
        {"toml++", &Readings::includes, R"(toml\+\+|<toml)", {"src/config"}},
        {"xxHash", &Readings::includes, R"(xxhash)", {"src/store"}},
    };
    return all;
}

std::string join(const std::vector<std::string>& words) {
    std::string all;
    for (const auto& word : words) all += (all.empty() ? "" : ", ") + word;
    return all;
}

bool at_home(const File& file, const Rule& rule) {
    return std::any_of(rule.homes.begin(), rule.homes.end(),
                       [&](auto& home) { return in_folder(file.path, home); });
}

Faults check_rule(const File& file, const Readings& readings, const Rule& rule) {
    const std::regex pattern(rule.pattern);
    const auto& lines = readings.*rule.reading;
    Faults faults;
    for (std::size_t line = 0; line < lines.size(); ++line)
        if (std::regex_search(lines[line], pattern))
            faults.push_back(file.path + ":" + std::to_string(line + 1) + ": " + rule.name +
                             " is at home in " + join(rule.homes));
    return faults;
}

}  // namespace

Faults check_words(const Tree& tree) {
    Faults faults;
    for (const auto& file : tree) {
        const auto readings = read_text(file.text);
        for (const auto& rule : rules())
            if (!at_home(file, rule)) faults = faults + check_rule(file, readings, rule);
    }
    return faults;
}

Faults check_public_includes(const Tree& tree) {
    static const std::regex foreign(R"(<.*[./].*>)");  // the standard library's names have neither
    Faults faults;
    for (const auto& file : tree) {
        if (!in_folder(file.path, "include")) continue;
        for (const auto& include : read_text(file.text).includes)
            if (std::regex_match(include, foreign))
                faults.push_back(file.path + ": a public header shows " + include);
    }
    return faults;
}

}  // namespace trail::structure
