// A commit read from its own file: a zlib stream of a heading, a few lines, and the message.
//
// Source: gitformat-loose-object / git-cat-file(1), "commit <size>\0tree <id>\nparent <id>\n...".
#include <zlib.h>

#include <algorithm>
#include <array>

#include "external/people.hpp"
#include "external/raw_date.hpp"
#include "trail/error.hpp"
#include "trail/external/commits.hpp"

namespace trail::external {
namespace {

constexpr std::size_t largest_file = 1024 * 1024;
constexpr std::size_t largest_object = 2 * 1024 * 1024;

// A stream that ends itself.
struct Inflation {
    Inflation() { is_open = inflateInit(&stream) == Z_OK; }
    ~Inflation() {
        if (is_open) inflateEnd(&stream);
    }
    Inflation(const Inflation&) = delete;
    Inflation& operator=(const Inflation&) = delete;

    z_stream stream{};
    bool is_open = false;
};

std::optional<std::string> inflated(std::string& packed) {
    Inflation inflation;
    if (!inflation.is_open) return std::nullopt;
    auto& stream = inflation.stream;
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    std::string content;
    std::array<char, 4096> piece;
    int state = Z_OK;
    while (state == Z_OK && content.size() <= largest_object) {
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        state = inflate(&stream, Z_NO_FLUSH);
        content.append(piece.data(), piece.size() - stream.avail_out);
    }
    if (state != Z_STREAM_END) return std::nullopt;
    return content;
}

std::optional<std::string> object_of(const Repository& repository, std::string_view revision) try {
    namespace fs = std::filesystem;
    if (revision.size() < 40) return std::nullopt;
    const auto file =
        fs::path(repository.common) / "objects" / revision.substr(0, 2) / revision.substr(2);
    auto packed = system::read_file(file, largest_file);
    if (!packed) return std::nullopt;
    return inflated(*packed);
} catch (const Error&) {
    return std::nullopt;
}

// "Ana Ruiz <ana@team.example> 1700000000 +0100"
struct Signature {
    std::string_view name;
    std::string_view address;
    std::string_view date;
};

std::optional<Signature> signature_in(std::string_view text) {
    const auto open = text.find('<');
    const auto close = text.find('>');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
        return std::nullopt;
    }
    auto name = text.substr(0, open);
    while (name.ends_with(' ')) name.remove_suffix(1);
    const auto date = std::min(close + 2, text.size());
    // Two addresses in one line: git has its own ways with that.
    if (text.find_first_of("<>", close + 1) != std::string_view::npos) return std::nullopt;
    return Signature{name, text.substr(open + 1, close - open - 1), text.substr(date)};
}

// The line's value when it has this key.
std::optional<std::string_view> value_of(std::string_view line, std::string_view key) {
    if (!line.starts_with(key) || line.size() <= key.size() || line[key.size()] != ' ') {
        return std::nullopt;
    }
    return line.substr(key.size() + 1);
}

struct Heading {
    CommitFacts facts;
    bool has_author = false;
    bool has_committer = false;
    bool is_odd = false;
};

void read_line(Heading& heading, std::string_view line) {
    auto& facts = heading.facts;
    if (const auto tree = value_of(line, "tree")) {
        facts.tree = *tree;
    } else if (const auto parent = value_of(line, "parent")) {
        facts.parents.emplace_back(*parent);
    } else if (const auto author = value_of(line, "author")) {
        const auto signature = signature_in(*author);
        heading.is_odd |= !signature || heading.has_author;
        if (!signature) return;
        facts.commit.author_name = signature->name;
        facts.commit.author_address = lower_case(signature->address);
        facts.commit.authored = stamp_in(signature->date);
        heading.has_author = true;
    } else if (const auto committer = value_of(line, "committer")) {
        const auto signature = signature_in(*committer);
        heading.is_odd |= !signature || heading.has_committer;
        if (!signature) return;
        facts.committer_name = signature->name;
        facts.committer_address = lower_case(signature->address);
        heading.has_committer = true;
    } else if (value_of(line, "encoding")) {
        heading.is_odd = true;
    }
}

}  // namespace

std::optional<CommitFacts> loose_commit(const Repository& repository, std::string_view revision) {
    const auto object = object_of(repository, revision);
    if (!object || !object->starts_with("commit ")) return std::nullopt;
    std::string_view rest = *object;
    const auto end = rest.find('\0');
    if (end == std::string_view::npos) return std::nullopt;
    rest.remove_prefix(end + 1);
    Heading heading;
    while (!rest.empty() && rest.front() != '\n') {
        const auto newline = std::min(rest.find('\n'), rest.size());
        read_line(heading, rest.substr(0, newline));
        rest.remove_prefix(std::min(newline + 1, rest.size()));
    }
    const bool has_nul = rest.find('\0') != std::string_view::npos;
    if (heading.is_odd || !heading.has_author || !heading.has_committer || has_nul) {
        return std::nullopt;
    }
    auto& facts = heading.facts;
    facts.commit.revision = revision;
    facts.commit.parents = facts.parents.size();
    facts.commit.message = rest.substr(std::min<std::size_t>(1, rest.size()));
    return facts;
}

}  // namespace trail::external
