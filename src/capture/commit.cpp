// What a git commit means as an entry.
#include "trail/capture/commit.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "capture/lines.hpp"
#include "capture/trailers.hpp"
#include "capture/words.hpp"
#include "trail/capture/tokens.hpp"
#include "trail/model/entry.hpp"
#include "trail/model/id.hpp"
#include "trail/model/person.hpp"

namespace trail::capture {
namespace {

// Other words before a colon are names of subsystems ("net: ipv4: ..."), not types.
constexpr std::array<std::string_view, 11> commit_types{
    "build", "chore", "ci", "docs", "feat", "fix", "perf", "refactor", "revert", "style", "test"};

constexpr std::array<std::string_view, 17> programs{
    "allcontributors", "dependabot", "dependabot-preview", "github actions",
    "github-actions",  "gitlab-ci",  "greenkeeper",        "imgbot",
    "jenkins",         "mergify",    "pre-commit-ci",      "pre-commit.ci",
    "pyup.io",         "renovate",   "renovate bot",       "transifex",
    "weblate"};

constexpr std::array<std::string_view, 5> program_addresses{
    "action@github.com", "actions@github.com", "bot@renovateapp.com", "support@dependabot.com",
    "bot@pyup.io"};

template <std::size_t count>
bool contains(const std::array<std::string_view, count>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

// "type(scope)!: text" (Conventional Commits 1.0.0).
struct Header {
    std::string type;
    std::string_view scopes;
    bool is_breaking = false;
};

std::optional<Header> header_of(std::string_view subject) {
    const auto is_type_character = [](char c) { return is_letter(c) || is_digit(c) || c == '-'; };
    const auto type_end = std::ranges::find_if_not(subject, is_type_character);
    const auto size = static_cast<std::size_t>(type_end - subject.begin());
    if (size == 0 || !is_letter(subject.front())) return std::nullopt;
    Header header{lower_case(subject.substr(0, size)), {}};
    std::string_view rest = subject.substr(size);
    if (rest.starts_with('(')) {
        const auto close = rest.find(')');
        if (close == std::string_view::npos) return std::nullopt;
        header.scopes = rest.substr(1, close - 1);
        rest.remove_prefix(close + 1);
    }
    header.is_breaking = rest.starts_with('!');
    if (header.is_breaking) rest.remove_prefix(1);
    if (!rest.starts_with(": ")) return std::nullopt;
    return header;
}

std::vector<std::string_view> words_of(std::string_view text) {
    constexpr std::string_view separators = " ,;\t";
    std::vector<std::string_view> words;
    while (true) {
        const auto start = text.find_first_not_of(separators);
        if (start == std::string_view::npos) return words;
        text.remove_prefix(start);
        const auto end = std::min(text.find_first_of(separators), text.size());
        words.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
}

// A hook must not fail, so what goes beyond the limit is left out instead of refused.
void add_once(std::vector<std::string>& list, std::string_view text, std::size_t most) {
    if (list.size() < most && std::ranges::find(list, text) == list.end()) list.emplace_back(text);
}

void add_tag(CommitMeaning& meaning, std::string_view tag) {
    if (model::is_name(tag)) add_once(meaning.tags, tag, model::most_tags);
}

void read_header(CommitMeaning& meaning) {
    const auto header = header_of(meaning.line);
    if (!header) return;
    meaning.breaking = meaning.breaking || header->is_breaking;
    if (!contains(commit_types, header->type)) return;
    add_tag(meaning, header->type);
    for (const std::string_view scope : words_of(header->scopes)) add_tag(meaning, scope);
}

// Decisions, asks and replies have numbers, deadlines and people that a trailer cannot give.
void read_kind(CommitMeaning& meaning, std::string_view value) {
    const auto kind = model::parse_kind(lower_case(value));
    if (!kind || *kind >= model::Kind::decision) return;
    meaning.kind = *kind;
}

void read_tags(CommitMeaning& meaning, std::string_view value) {
    for (std::string_view tag : words_of(value)) {
        if (tag.starts_with('+') || tag.starts_with('#')) tag.remove_prefix(1);
        add_tag(meaning, tag);
    }
}

void read_closes(CommitMeaning& meaning, std::string_view value) {
    constexpr std::size_t most_closed = 64;
    for (const std::string_view id : words_of(value)) {
        if (model::parse_id_prefix(id)) add_once(meaning.closes, id, most_closed);
    }
}

// The address in "Name <address>"; nothing when there is none or it is a program's.
std::optional<std::string> person_address(std::string_view value) {
    const auto open = value.rfind('<');
    if (open == std::string_view::npos || !value.ends_with('>')) return std::nullopt;
    std::string address = lower_case(trimmed(value.substr(open + 1, value.size() - open - 2)));
    const auto at = address.find('@');
    const bool is_address = at != std::string::npos && at > 0 && at + 1 < address.size() &&
                            std::ranges::none_of(address, [](char c) {
                                return static_cast<unsigned char>(c) <= ' ' || c == 0x7F;
                            });
    if (!is_address || is_bot(trimmed(value.substr(0, open)), address)) return std::nullopt;
    return address;
}

void read_trailer(CommitMeaning& meaning, const Trailer& trailer) {
    if (trailer.key == "trail") {
        read_kind(meaning, trailer.value);
    } else if (trailer.key == "trail-project") {
        if (model::is_name(trailer.value)) meaning.project = trailer.value;
    } else if (trailer.key == "trail-tags") {
        read_tags(meaning, trailer.value);
    } else if (trailer.key == "closes") {
        read_closes(meaning, trailer.value);
    } else if (trailer.key == "co-authored-by") {
        const auto address = person_address(trailer.value);
        if (address) add_once(meaning.co_authors, *address, model::most_people);
    }
}

// Values of trailers stand behind the body, each on a line of its own: "Closes:#12" is read, too.
std::vector<std::string> references_in(const MessageParts& parts) {
    std::string text = parts.subject + '\n' + parts.body;
    for (const Trailer& trailer : parts.trailers) text += '\n' + trailer.value;
    return references(text);
}

bool is_work_in_progress(std::string_view subject) {
    if (subject.starts_with('[') || subject.starts_with('(')) subject.remove_prefix(1);
    constexpr std::string_view mark = "wip";
    if (lower_case(subject.substr(0, mark.size())) != mark) return false;
    if (subject.size() == mark.size()) return true;
    const char next = subject[mark.size()];
    return !is_letter(next) && !is_digit(next) && next != '-' && next != '_';
}

bool is_fixup(std::string_view subject) {
    return subject.starts_with("fixup!") || subject.starts_with("squash!") ||
           subject.starts_with("amend!");
}

bool asks_to_be_left_out(const MessageParts& parts) {
    return std::ranges::any_of(parts.trailers, [](const Trailer& trailer) {
        return trailer.key == "trail" && lower_case(trailer.value) == "skip";
    });
}

bool is_program_name(std::string_view name) {
    return contains(programs, name) || name.ends_with("[bot]") || name.ends_with("-bot");
}

// The id on a line that is nothing but it between the two.
std::optional<std::string> id_between(std::string_view line, std::string_view before,
                                      std::string_view after) {
    if (!line.starts_with(before) || !line.ends_with(after)) return std::nullopt;
    line.remove_prefix(before.size());
    line.remove_suffix(std::min(after.size(), line.size()));
    if (!model::is_commit_id(line)) return std::nullopt;
    return std::string(line);
}

}  // namespace

CommitMeaning meaning(std::string_view message) {
    MessageParts parts = parts_of(message);
    CommitMeaning meaning;
    meaning.breaking = parts.announces_breaking;
    meaning.refs = references_in(parts);
    meaning.line = std::move(parts.subject);
    if (!parts.body.empty()) meaning.body = std::move(parts.body);
    read_header(meaning);
    for (const Trailer& trailer : parts.trailers) read_trailer(meaning, trailer);
    return meaning;
}

std::optional<LeftOut> left_out(const Commit& commit) {
    if (commit.parents >= 2) return LeftOut::merge;
    const MessageParts parts = parts_of(commit.message);
    if (is_fixup(parts.subject)) return LeftOut::fixup;
    if (is_work_in_progress(parts.subject)) return LeftOut::work_in_progress;
    if (is_bot(commit.author_name, commit.author_address)) return LeftOut::bot;
    if (asks_to_be_left_out(parts)) return LeftOut::asked;
    if (parts.subject.empty()) return LeftOut::empty;
    if (commit.is_skipped) return LeftOut::skipped;
    return std::nullopt;
}

bool begins_with_any(std::string_view message, std::span<const std::string> beginnings) {
    if (beginnings.empty()) return false;
    const auto subject = parts_of(message).subject;
    return std::ranges::any_of(
        beginnings, [&](const std::string& beginning) { return subject.starts_with(beginning); });
}

bool is_bot(std::string_view name, std::string_view address) {
    if (is_program_name(lower_case(trimmed(name)))) return true;
    const std::string lower = lower_case(trimmed(address));
    if (contains(program_addresses, lower)) return true;
    // Forges put a number before the account: "49699333+dependabot[bot]@users.noreply.example".
    std::string_view account = std::string_view(lower).substr(0, lower.find('@'));
    const auto number_end = account.find_first_not_of("0123456789");
    if (number_end != std::string_view::npos && number_end > 0 && account[number_end] == '+') {
        account.remove_prefix(number_end + 1);
    }
    return is_program_name(account);
}

std::vector<std::string> originals_in(std::string_view message) {
    std::vector<std::string> ids;
    bool is_squash = false;
    for (const auto line : lines_of(message)) {
        is_squash = is_squash || line == "Squashed commit of the following:";
        auto id = id_between(line, "(cherry picked from commit ", ")");
        if (!id && is_squash) id = id_between(line, "commit ", "");
        if (id) ids.push_back(*std::move(id));
    }
    return ids;
}

}  // namespace trail::capture
