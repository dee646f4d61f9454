// Each rule: what is looked for, in which reading of the text, and where it is at home.
#include "structure/words.hpp"

#include <algorithm>
#include <cctype>
#include <regex>

namespace trail::structure {
namespace {

using Reading = std::vector<std::string> Readings::*;
using Words = std::vector<std::string>;

struct Rule {
    std::string name;
    Reading reading;
    Words words;  // whole ones, or the beginning of one before a "*"
    Words homes;  // folders or files
};

Rule call(const char* name, const Words& words) {
    return {name, &Readings::code, words, {"src/system", "include/trail/system", "src/main.cpp"}};
}

Rule package(const char* name, const Words& words, const char* home) {
    return {name, &Readings::includes, words, {home}};
}

const Words sql{"SELECT", "INSERT", "UPDATE", "DELETE FROM", "CREATE TABLE", "CREATE INDEX"};
const Words calendar{"localtime(", "localtime_r(", "mktime(", "tzset(", "strftime("};

const std::vector<Rule> rules{
    {"SQL", &Readings::literals, sql, {"src/store"}},
    {"the C library's time zone", &Readings::code, calendar, {"src/time/zone.cpp"}},
    call("a stream of the process", {"std::cout", "std::cerr", "std::clog", "std::cin"}),
    call("a stream of the process", {"printf(", "fprintf(", "puts("}),
    call("the environment", {"getenv", "secure_getenv", "setenv", "environ"}),
    call("the clock", {"system_clock::now", "clock_gettime", "gettimeofday"}),
    call("the clock", {"time(nullptr)", "time(NULL)", "time(0)"}),
    call("the terminal", {"isatty(", "ioctl("}),
    call("a process",
         {"fork(", "posix_spawn*", "execv", "execve", "execvp", "popen(", "std::system("}),
    call("leaving the program", {"exit(", "_exit(", "quick_exit(", "abort("}),
    package("SQLite", {"<sqlite3.h>", "<SQLiteCpp/*"}, "src/store/engine"),
    package("PostgreSQL", {"libpq*"}, "src/store/engine"),
    package("CLI11", {"<CLI/*"}, "src/cli"),
    package("Abseil", {"<absl/*"}, "src/time/zone.cpp"),
    package("utf8proc", {"utf8proc*"}, "src/text"),
    package("RapidJSON", {"rapidjson*"}, "src/text"),
    package("toml++", {"<toml*"}, "src/config"),
    package("md4c", {"<md4c*"}, "src/render"),
    package("mustache", {"<kainjow*"}, "src/render/template.cpp"),
    {"xxHash",
     &Readings::includes,
     {"<xxh*"},
     {"src/store", "src/importers", "src/render/mail.cpp"}},
};

bool is_part_of_a_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool says(const std::string& line, const std::string& word) {
    const bool open = word.ends_with('*');
    const auto text = word.substr(0, word.size() - (open ? 1 : 0));
    for (auto at = line.find(text); at != std::string::npos; at = line.find(text, at + 1)) {
        const auto end = at + text.size();
        const bool starts =
            at == 0 || !is_part_of_a_word(text.front()) || !is_part_of_a_word(line[at - 1]);
        const bool ends = open || end == line.size() || !is_part_of_a_word(text.back()) ||
                          !is_part_of_a_word(line[end]);
        if (starts && ends) return true;
    }
    return false;
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
    const auto& lines = readings.*rule.reading;
    Faults faults;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        const auto said = [&](auto& word) { return says(lines[line], word); };
        if (std::any_of(rule.words.begin(), rule.words.end(), said))
            faults.push_back(file.path + ":" + std::to_string(line + 1) + ": " + rule.name +
                             " is at home in " + join(rule.homes));
    }
    return faults;
}

}  // namespace

Faults check_words(const Tree& tree) {
    Faults faults;
    for (const auto& file : tree) {
        const auto readings = read_text(file.text);
        for (const auto& rule : rules)
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
