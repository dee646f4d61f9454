// A commit message taken apart: subject, body, and the trailers at its end.
#include "capture/trailers.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>

#include "capture/lines.hpp"
#include "capture/words.hpp"

namespace trail::capture {
namespace {

using Lines = std::span<const std::string_view>;

constexpr std::string_view breaking_key = "breaking-change";
constexpr std::string_view cherry_pick = "(cherry picked from commit ";

// Keys that mark a block although prose stands in it.
constexpr std::array<std::string_view, 21> well_known{
    "acked-by",    "breaking-change", "change-id",       "cherry-picked-from",
    "closes",      "co-authored-by",  "co-developed-by", "decision",
    "git-svn-id",  "helped-by",       "reported-by",     "reviewed-by",
    "reviewed-on", "signed-off-by",   "suggested-by",    "tested-by",
    "trail",       "trail-project",   "trail-tags",      "cc",
    "refs"};

// Keys of one word that are written for programs, but too common in prose to mark a block.
constexpr std::array<std::string_view, 11> single_words{
    "bug", "fixes",      "implements", "issue",    "issues", "link",
    "ref", "references", "related",    "resolves", "ticket"};

template <std::size_t count>
bool contains(const std::array<std::string_view, count>& keys, std::string_view key) {
    return std::ranges::find(keys, key) != keys.end();
}

bool is_breaking(std::string_view line) {
    return line.starts_with("BREAKING CHANGE:") || line.starts_with("BREAKING-CHANGE:");
}

// "Key: value". A colon followed by a slash is the scheme of a URL.
std::optional<Trailer> trailer_in(std::string_view line) {
    if (is_breaking(line)) {
        const std::string_view text = line.substr(line.find(':') + 1);
        return Trailer{std::string(breaking_key), std::string(trimmed(text))};
    }
    if (line.starts_with(cherry_pick)) return Trailer{"cherry-picked-from", {}};
    const auto is_key = [](char c) { return is_letter(c) || is_digit(c) || c == '-'; };
    const auto key_end = std::ranges::find_if_not(line, is_key);
    const auto key = line.substr(0, static_cast<std::size_t>(key_end - line.begin()));
    std::string_view rest = line.substr(key.size());
    rest = rest.substr(std::min(rest.find_first_not_of(" \t"), rest.size()));
    if (key.empty() || !rest.starts_with(':') || rest.starts_with(":/")) return std::nullopt;
    return Trailer{lower_case(key), std::string(trimmed(rest.substr(1)))};
}

bool is_well_known(const Trailer& trailer) {
    return contains(well_known, trailer.key);
}

bool is_for_readers(const Trailer& trailer) {
    if (trailer.key == breaking_key) return true;
    return trailer.key.find('-') == std::string::npos && !is_well_known(trailer) &&
           !contains(single_words, trailer.key);
}

enum class Role { prose, trailer, continuation, comment };

struct BlockLine {
    std::string_view text;
    Role role = Role::prose;
    bool stays_in_body = true;
};

// A paragraph read as if it were a block of trailers.
struct Block {
    std::vector<BlockLine> lines;
    std::vector<Trailer> trailers;
};

void read_block_line(Block& block, std::string_view line) {
    const bool continues = !block.lines.empty() && (block.lines.back().role == Role::trailer ||
                                                    block.lines.back().role == Role::continuation);
    if (line.starts_with('#')) {
        block.lines.push_back({line, Role::comment});
    } else if (continues && (line.starts_with(' ') || line.starts_with('\t'))) {
        block.trailers.back().value += ' ';
        block.trailers.back().value += trimmed(line);
        block.lines.push_back({line, Role::continuation, block.lines.back().stays_in_body});
    } else if (auto trailer = trailer_in(line)) {
        block.lines.push_back({line, Role::trailer, is_for_readers(*trailer)});
        block.trailers.push_back(std::move(*trailer));
    } else {
        block.lines.push_back({line, Role::prose});
    }
}

Block read_block(Lines paragraph) {
    Block block;
    for (const std::string_view line : paragraph) read_block_line(block, line);
    return block;
}

bool is_trailer_block(const Block& block) {
    if (block.trailers.empty()) return false;
    const auto prose =
        static_cast<std::size_t>(std::ranges::count(block.lines, Role::prose, &BlockLine::role));
    if (prose == 0) return true;
    return std::ranges::any_of(block.trailers, is_well_known) && block.trailers.size() * 3 >= prose;
}

std::string subject_of(Lines paragraph) {
    std::string subject;
    for (const std::string_view line : paragraph) {
        if (!subject.empty()) subject += ' ';
        subject += trimmed_end(line);
    }
    return std::string(trimmed(subject));
}

// The lines up to the first blank one.
std::size_t first_paragraph(Lines lines) {
    return static_cast<std::size_t>(std::ranges::find_if(lines, is_blank) - lines.begin());
}

// Where the lines after the last blank one begin.
std::size_t last_paragraph(Lines lines) {
    std::size_t start = lines.size();
    while (start > 0 && !is_blank(lines[start - 1])) --start;
    return start;
}

}  // namespace

MessageParts parts_of(std::string_view message) {
    const auto all = lines_of(message);
    const Lines lines = without_outer_blanks(all);
    MessageParts parts;
    const std::size_t title = first_paragraph(lines);
    parts.subject = subject_of(lines.first(title));
    parts.announces_breaking = std::ranges::any_of(lines, is_breaking);

    const Lines rest = lines.subspan(title);
    const std::size_t end = last_paragraph(rest);
    Block block = read_block(rest.subspan(end));
    std::vector<std::string_view> body(rest.begin(), rest.end());
    if (is_trailer_block(block)) {
        body.resize(end);
        for (const BlockLine& line : block.lines) {
            if (line.stays_in_body) body.push_back(line.text);
        }
        parts.trailers = std::move(block.trailers);
    }
    parts.body = joined(body);
    return parts;
}

}  // namespace trail::capture
