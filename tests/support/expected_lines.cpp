// A pattern is a regex made from the text around its marks; lines are paired from the top down.
#include "support/expected_lines.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <regex>
#include <sstream>

namespace trail::test {
namespace {

const std::string letters = "[ghjkmnpqrstvwxyz]";  // of ids
const std::string hexadecimal = "[0-9a-f]{7,40}";  // of commits

std::string quoted(const std::string& text) {
    static const std::regex special(R"([\\^$.|?*+()\[\]{}])");
    return std::regex_replace(text, special, R"(\$&)");
}

// The regex for a {{class}}; an unknown name is plain text.
std::string pattern_class(const std::string& name) {
    static const std::map<std::string, std::string> classes{
        {"id", letters + "{4,16}"},
        {"fullid", letters + "{16}"},
        {"commit", hexadecimal},
        {"any", ".*"},
        {"number", R"(\d+)"},
        {"date", R"(\d{4}-\d\d-\d\d)"},
        {"time", R"(\d\d:\d\d)"},
        {"instant", R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d))"}};
    if (name.size() > 2 && name.front() == '/' && name.back() == '/')
        return "(?:" + name.substr(1, name.size() - 2) + ")";
    const auto known = classes.find(name);
    return known == classes.end() ? quoted("{{" + name + "}}") : known->second;
}

// One expected line, ready to be compared.
struct Pattern {
    std::string text;
    std::optional<std::regex> regex;

    explicit Pattern(const std::string& line) : text(line) {
        static const std::regex mark(R"(\{\{(/.*?/|[^{}]*)\}\})");
        std::string all, rest = line;
        for (std::smatch found; std::regex_search(rest, found, mark); rest = found.suffix())
            all += quoted(found.prefix()) + pattern_class(found[1]);
        if (rest != line) regex.emplace(all + quoted(rest));
    }
    bool gap() const { return text == "{{...}}"; }
    bool matches(const std::string& line) const {
        return regex ? std::regex_match(line, *regex) : line == text;
    }
};

using Pairing = std::function<Pattern(const std::string&)>;

// From the top down, each printed line takes the next expected line it matches; what stood before
// that one is missing. Inside a gap only the line that ends the gap is looked for.
Edits pair_up(const Lines& written, const Lines& printed, const Pairing& pattern_of) {
    std::vector<Pattern> expected;
    for (const auto& line : written) expected.push_back(pattern_of(line));
    Edits edits, unexpected;
    std::size_t next = 0;
    const auto catch_up = [&](std::size_t met) {
        for (; next < met; ++next)
            edits.push_back({expected[next].gap() ? Edit::keep : Edit::remove, written[next], ""});
        edits.insert(edits.end(), unexpected.begin(), unexpected.end());
        unexpected.clear();
    };
    for (const auto& line : printed) {
        const bool gap = next < expected.size() && expected[next].gap();
        const auto last = gap ? std::min(next + 2, expected.size()) : expected.size();
        auto met = next;
        while (met < last && !expected[met].matches(line)) ++met;
        if (met < last) {
            catch_up(met);
            edits.push_back({Edit::keep, written[next++], line});
        } else if (!gap) {
            unexpected.push_back({Edit::add, line, ""});
        }
    }
    catch_up(expected.size());
    return edits;
}

// An id, or a commit: hexadecimal with at least one digit, so that no word is taken for one.
const std::regex& document_name() {
    static const std::regex name(R"(\b()" + letters + R"({4,16}|(?=[a-f]*\d))" + hexadecimal +
                                 R"()\b)");
    return name;
}

bool is_commit(const std::string& name) {
    return name.find_first_of("0123456789") != std::string::npos;
}

// `text` with each name replaced by what `meaning` says.
std::string with_names(std::string text,
                       const std::function<std::string(const std::string&)>& meaning) {
    std::string all;
    for (std::smatch found; std::regex_search(text, found, document_name());
         text = found.suffix().str())
        all += found.prefix().str() + meaning(found.str());
    return all + text;
}

}  // namespace

Lines split(const std::string& text) {
    Lines lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

Edits compare(const Lines& expected, const Lines& printed) {
    return pair_up(expected, printed, [](auto& line) { return Pattern(line); });
}

bool differs(const Edits& edits) {
    return std::any_of(edits.begin(), edits.end(),
                       [](auto& edit) { return edit.kind != Edit::keep; });
}

std::string difference(const std::string& stream, const Edits& edits) {
    if (!differs(edits)) return "";
    auto text = "  " + stream + ", - expected, + got\n";
    for (const auto& edit : edits) text += std::string("    ") + char(edit.kind) + edit.text + '\n';
    return text;
}

std::string DocumentNames::in_command(const std::string& command) const {
    return with_names(command, [&](auto& name) {
        const auto bound = bound_.find(name);
        return bound == bound_.end() ? name : bound->second;
    });
}

Edits DocumentNames::compare_once(const Lines& expected, const Lines& printed) const {
    return pair_up(expected, printed, [&](auto& line) {
        if (line == "...") return Pattern("{{...}}");
        return Pattern(with_names(line, [&](auto& name) {
            const auto bound = bound_.find(name);
            if (bound != bound_.end()) return bound->second;
            return std::string(is_commit(name) ? "{{commit}}" : "{{id}}");
        }));
    });
}

Edits DocumentNames::compare(const Lines& expected, const Lines& printed) {
    for (const auto& edit : compare_once(expected, printed)) {
        std::sregex_iterator written(edit.text.begin(), edit.text.end(), document_name()), end;
        std::sregex_iterator met(edit.printed.begin(), edit.printed.end(), document_name());
        for (; written != end && met != end; ++written, ++met)
            bound_.try_emplace(written->str(), met->str());
    }
    return compare_once(expected, printed);
}

}  // namespace trail::test
