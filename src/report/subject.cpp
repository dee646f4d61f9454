// What a commit's subject says.
//
// Sources: Conventional Commits 1.0.0; the subjects that git writes for reverts and merges, and
// dependency bots for their updates.
#include "report/subject.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace trail::report {
namespace {

struct Type {
    std::string_view name;
    Rank rank;
};

constexpr std::array<Type, 21> types{{
    {"feat", Rank::feature},   {"feature", Rank::feature}, {"fix", Rank::fix},
    {"bugfix", Rank::fix},     {"hotfix", Rank::fix},      {"security", Rank::fix},
    {"perf", Rank::change},    {"revert", Rank::change},   {"breaking", Rank::change},
    {"docs", Rank::chore},     {"doc", Rank::chore},       {"style", Rank::chore},
    {"refactor", Rank::chore}, {"test", Rank::chore},      {"tests", Rank::chore},
    {"build", Rank::chore},    {"ci", Rank::chore},        {"chore", Rank::chore},
    {"deps", Rank::chore},     {"lint", Rank::chore},      {"release", Rank::change},
}};

constexpr std::array<Type, 12> verbs{{
    {"add", Rank::feature},
    {"adds", Rank::feature},
    {"added", Rank::feature},
    {"allow", Rank::feature},
    {"implement", Rank::feature},
    {"implemented", Rank::feature},
    {"introduce", Rank::feature},
    {"support", Rank::feature},
    {"fix", Rank::fix},
    {"fixes", Rank::fix},
    {"fixed", Rank::fix},
    {"fixing", Rank::fix},
}};

constexpr std::array<std::string_view, 6> merges{
    "Merge branch '", "Merge branches '", "Merge pull request #", "Merge remote-tracking branch '",
    "Merge commit '", "Merge tag '"};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowered(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), lower);
    return result;
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

template <std::size_t count>
std::optional<Rank> find(const std::array<Type, count>& table, std::string_view name) {
    const auto found = std::ranges::find(table, name, &Type::name);
    if (found == table.end()) return std::nullopt;
    return found->rank;
}

// "type(scope)!: rest".
struct Prefix {
    std::string type;   // lower case
    std::string scope;  // lower case, may be empty
    bool breaking = false;
    std::string_view rest;  // never empty
};

std::optional<Prefix> read_prefix(std::string_view line) {
    std::size_t at = 0;
    while (at < line.size() && is_letter(line[at])) ++at;
    // Most lines have none, which the sign behind their first word tells.
    if (at == 0 || at == line.size() || !contains("(!:", line.substr(at, 1))) return std::nullopt;
    Prefix prefix;
    prefix.type = lowered(line.substr(0, at));
    if (line[at] == '(') {
        const auto end = line.find(')', at);
        if (end == std::string_view::npos) return std::nullopt;
        prefix.scope = lowered(line.substr(at + 1, end - at - 1));
        at = end + 1;
    }
    if (at < line.size() && line[at] == '!') {
        prefix.breaking = true;
        ++at;
    }
    if (!line.substr(at).starts_with(": ")) return std::nullopt;
    const auto start = line.find_first_not_of(' ', at + 1);
    if (start == std::string_view::npos) return std::nullopt;
    prefix.rest = line.substr(start);
    return prefix;
}

// " (#123)" at the end, or nothing.
std::string_view reference_at_end(std::string_view text) {
    const auto start = text.rfind(" (#");
    if (start == std::string_view::npos || !text.ends_with(')')) return {};
    const auto digits = text.substr(start + 3, text.size() - start - 4);
    const bool number = !digits.empty() && std::ranges::all_of(digits, is_digit);
    return number ? text.substr(start) : std::string_view{};
}

// Nothing when the line is no revert.
std::optional<Subject> read_revert(std::string_view line) {
    constexpr std::string_view opening = "Revert \"";
    const auto reference = reference_at_end(line);
    auto inner = line.substr(0, line.size() - reference.size());
    std::size_t depth = 0;
    constexpr auto around = opening.size() + 1;
    while (inner.starts_with(opening) && inner.ends_with('"') && inner.size() > around) {
        inner = inner.substr(opening.size(), inner.size() - around);
        ++depth;
    }
    if (depth == 0) return std::nullopt;
    Subject revert{.rank = Rank::change};
    const std::string word = depth % 2 == 0 ? "Reapply" : "Revert";
    if (depth > 1) revert.text = word + " \"" + std::string(inner) + '"' + std::string(reference);
    return revert;
}

bool is_dependency_text(std::string_view text) {
    const auto words = lowered(text);
    if (words.starts_with("bump version")) return false;
    if (words.starts_with("bump "))
        return (contains(words, " from ") && contains(words, " to ")) ||
               (words.starts_with("bump the ") && contains(words, " group"));
    if (words.starts_with("update "))
        return contains(words, " requirement") || words.starts_with("update dependenc") ||
               contains(words, "-major dependenc");
    return words.starts_with("pin dependenc") || words.starts_with("lock file maintenance");
}

bool is_version(std::string_view word) {
    const auto digit = word.find_first_not_of("v~^=");
    return digit < 2 && is_digit(word[digit]);
}

// "update pnpm to v11.5.2", "update bazel dependencies": work on the product may read the same, so
// only where the type says that it is none.
bool is_upkeep(const Prefix& prefix) {
    const bool by_type = prefix.type == "build" || prefix.type == "chore" || prefix.type == "ci";
    const auto text =
        prefix.rest.substr(0, prefix.rest.size() - reference_at_end(prefix.rest).size());
    const auto words = lowered(text);
    if (!by_type || !words.starts_with("update ")) return false;
    const auto last = std::string_view(words).substr(words.rfind(' ') + 1);
    return last == "dependencies" || words.ends_with(" github actions") ||
           (words.ends_with(" to " + std::string(last)) && is_version(last));
}

bool is_dependency(const Prefix& prefix) {
    const bool scoped = prefix.type == "deps" || prefix.scope == "dependencies" ||
                        prefix.scope == "deps" || prefix.scope.starts_with("deps-");
    if (!scoped) return is_dependency_text(prefix.rest) || is_upkeep(prefix);
    // "fix(deps): handle cycles" is work on a module of that name.
    const auto words = lowered(prefix.rest);
    return find(types, prefix.type) == Rank::chore || words.starts_with("update ") ||
           words.starts_with("bump ");
}

// "t4014: add a case", "Documentation/git.txt: add an example": work that ships nothing, as its
// type would say.
bool is_beside_the_product(std::string_view place) {
    constexpr std::array<std::string_view, 9> places{
        "t", "test", "tests", "doc", "docs", "documentation", "ci", ".github", "readme"};
    const auto first = lowered(place.substr(0, place.find_first_of("/-.", 1)));
    const bool numbered = first.size() == 5 && first.front() == 't' &&
                          std::ranges::all_of(std::string_view(first).substr(1), is_digit);
    return numbered || std::ranges::find(places, first) != places.end();
}

// "fix the leak" of "cat-file: fix the leak" and "add -p: fix the leak": what comes before the
// colon is where it was done, and no verb.
std::string_view without_place(std::string_view line) {
    const auto colon = line.find(": ");
    if (colon == std::string_view::npos) return line;
    const auto place = line.substr(0, colon);
    const bool is_place = !contains(place, " ") || contains(place, " -");
    return is_place ? line.substr(colon + 2) : line;
}

Rank rank_of_plain(std::string_view line) {
    const auto begins = [&](std::string_view merge) { return line.starts_with(merge); };
    if (std::ranges::any_of(merges, begins)) return Rank::merge;
    if (is_dependency_text(line)) return Rank::dependency;
    const auto said = without_place(line);
    if (said.size() < line.size() && is_beside_the_product(line.substr(0, line.find(": "))))
        return Rank::chore;
    return find(verbs, lowered(said.substr(0, said.find(' ')))).value_or(Rank::change);
}

}  // namespace

Subject read_subject(std::string_view line) {
    if (auto revert = read_revert(line)) return *std::move(revert);
    const bool is_breaking = announces_breaking(line);
    const auto prefix = read_prefix(line);
    const auto known = prefix ? find(types, prefix->type) : std::nullopt;
    if (!known) return {.rank = rank_of_plain(line), .breaking = is_breaking};
    const bool is_upkeep = prefix->type != "revert" && is_dependency(*prefix);
    return {.rank = is_upkeep ? Rank::dependency : *known, .breaking = is_breaking};
}

std::string_view without_type(std::string_view line) {
    const auto prefix = read_prefix(line);
    const bool is_work = prefix && prefix->type != "revert" && find(types, prefix->type);
    return is_work ? prefix->rest : line;
}

bool announces_breaking(std::string_view line) {
    if (line.starts_with("BREAKING CHANGE: ") || line.starts_with("BREAKING-CHANGE: ")) return true;
    const auto prefix = read_prefix(line);
    return prefix && (prefix->breaking || prefix->type == "breaking");
}

std::string folded(std::string_view text) {
    std::string result(text.size(), ' ');
    std::size_t size = 0;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\t';
        if (blank && (size == 0 || result[size - 1] == ' ')) continue;
        result[size++] = blank ? ' ' : lower(c);
    }
    while (size > 0 && (result[size - 1] == ' ' || result[size - 1] == '.')) --size;
    result.resize(size);
    return result;
}

bool by_name(std::string_view left, std::string_view right) {
    const auto [here, there] = std::ranges::mismatch(left, right, {}, lower, lower);
    if (here == left.end() && there == right.end()) return left < right;
    if (here == left.end() || there == right.end()) return here == left.end();
    return static_cast<unsigned char>(lower(*here)) < static_cast<unsigned char>(lower(*there));
}

}  // namespace trail::report
