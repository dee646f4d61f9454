// Secrets in a text, found by their published forms in one pass from left to right.
#include "trail/capture/secrets.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <optional>

#include "capture/words.hpp"

namespace trail::capture {
namespace {

constexpr std::string_view letters_and_digits =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
constexpr std::string_view with_underscore =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
constexpr std::string_view with_dashes =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
constexpr std::string_view with_slashes =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_/";
constexpr std::string_view base64 =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/";
constexpr std::string_view capitals_and_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

// Where a secret may begin. A prefix that also occurs inside words or key material needs an edge.
enum class Edge { any, word };

// A fixed beginning and a run of characters behind it.
struct Pattern {
    std::string_view kind;
    std::string_view prefix;
    std::string_view characters;
    std::size_t least;
    std::size_t most = no_limit;
    Edge edge = Edge::any;
};

constexpr std::array patterns{
    Pattern{"AWS access key", "AKIA", capitals_and_digits, 16, 16, Edge::word},
    Pattern{"AWS access key", "ASIA", capitals_and_digits, 16, 16, Edge::word},
    Pattern{"GitHub token", "ghp_", letters_and_digits, 36},
    Pattern{"GitHub token", "gho_", letters_and_digits, 36},
    Pattern{"GitHub token", "ghu_", letters_and_digits, 36},
    Pattern{"GitHub token", "ghs_", letters_and_digits, 36},
    Pattern{"GitHub token", "ghr_", letters_and_digits, 36},
    Pattern{"GitHub token", "github_pat_", with_underscore, 36},
    Pattern{"GitLab token", "glpat-", with_dashes, 20},
    Pattern{"Slack token", "xoxb-", with_dashes, 10},
    Pattern{"Slack token", "xoxa-", with_dashes, 10},
    Pattern{"Slack token", "xoxp-", with_dashes, 10},
    Pattern{"Slack token", "xoxr-", with_dashes, 10},
    Pattern{"Slack token", "xoxs-", with_dashes, 10},
    Pattern{"Slack webhook", "hooks.slack.com/services/", with_slashes, 20},
    Pattern{"Stripe key", "sk_live_", letters_and_digits, 16, no_limit, Edge::word},
    Pattern{"Stripe key", "rk_live_", letters_and_digits, 16, no_limit, Edge::word},
    Pattern{"npm token", "npm_", letters_and_digits, 36},
};

// Which secrets may begin with three given characters: a bit for each pattern, and one for each
// form that has a function of its own. Nearly every place of a text is ruled out by it.
class Beginnings {
public:
    static constexpr std::size_t aws_secret = patterns.size();
    static constexpr std::size_t private_key = aws_secret + 1;

    constexpr Beginnings() {
        for (std::size_t i = 0; i < patterns.size(); ++i) add(i, patterns[i].prefix);
        add(aws_secret, "sec");
        add(aws_secret, "SEC");
        add(private_key, "---");
    }

    constexpr std::uint32_t at(std::string_view text, std::size_t place) const {
        std::uint32_t possible = ~std::uint32_t{0};
        for (std::size_t i = 0; i < looked_at; ++i) {
            possible &= of_[i][static_cast<unsigned char>(text[place + i])];
        }
        return possible;
    }

    static constexpr std::size_t looked_at = 3;

private:
    constexpr void add(std::size_t number, std::string_view prefix) {
        for (std::size_t i = 0; i < looked_at; ++i) {
            of_[i][static_cast<unsigned char>(prefix[i])] |= std::uint32_t{1} << number;
        }
    }

    std::array<std::array<std::uint32_t, 256>, looked_at> of_{};
};
constexpr Beginnings beginnings;
static_assert(Beginnings::private_key < 32);

// Looks at one place after the other, never back.
class Search {
public:
    explicit Search(std::string_view text) : text_(text) {}

    std::optional<Secret> at(std::size_t place);

private:
    bool is_word_edge(std::size_t place) const;
    bool ends_line(std::size_t place) const;
    std::size_t run(std::size_t place, std::string_view characters) const;
    std::optional<Secret> match(const Pattern& pattern, std::size_t place) const;
    std::optional<Secret> aws_secret_at(std::size_t place) const;
    std::optional<Secret> private_key_at(std::size_t place);
    std::size_t key_end_behind(std::size_t place);

    std::string_view text_;
    std::size_t next_key_end_ = 0;  // found for an earlier place, and good for all up to it
};

// The letter of an escape such as "\n" in quoted text is no part of a word.
bool Search::is_word_edge(std::size_t place) const {
    if (place == 0) return true;
    const char before = text_[place - 1];
    return (!is_letter(before) && !is_digit(before)) || (place > 1 && text_[place - 2] == '\\');
}

std::size_t Search::run(std::size_t place, std::string_view characters) const {
    const auto end = text_.find_first_not_of(characters, place);
    return std::min(end, text_.size()) - place;
}

std::optional<Secret> Search::match(const Pattern& pattern, std::size_t place) const {
    if (!text_.substr(place).starts_with(pattern.prefix)) return std::nullopt;
    if (pattern.edge == Edge::word && !is_word_edge(place)) return std::nullopt;
    const std::size_t size = run(place + pattern.prefix.size(), pattern.characters);
    if (size < pattern.least || size > pattern.most) return std::nullopt;
    return Secret{pattern.kind, place, pattern.prefix.size() + size};
}

// "aws_secret_access_key = ...", "SecretAccessKey": "...": the secret has no form of its own but
// forty characters, so it is known by its name.
std::optional<Secret> Search::aws_secret_at(std::size_t place) const {
    constexpr std::size_t secret_size = 40;
    for (const std::string_view word : {"secret", "access", "key"}) {
        if (!is_in_any_case(text_.substr(place, word.size()), word)) return std::nullopt;
        place += word.size();
        if (word != "key" && place < text_.size() && (text_[place] == '_' || text_[place] == '-'))
            ++place;
    }
    const std::size_t gap = run(place, " \t\"'\\:=>");
    if (gap == 0 || run(place + gap, base64) != secret_size) return std::nullopt;
    return Secret{"AWS secret key", place + gap, secret_size};
}

// The end of the first "-----END ... PRIVATE KEY...-----" behind a place; npos when there is none.
std::size_t Search::key_end_behind(std::size_t place) {
    constexpr std::string_view end_mark = "-----END ";
    constexpr std::string_view dashes = "-----";
    if (next_key_end_ > place) return next_key_end_;
    std::size_t mark = place;
    while ((mark = text_.find(end_mark, mark)) != std::string_view::npos) {
        mark += end_mark.size();
        const std::size_t label = run(mark, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ");
        const bool is_key = text_.substr(mark, label).find("PRIVATE KEY") != std::string_view::npos;
        mark += label;
        if (!is_key || !text_.substr(mark).starts_with(dashes)) continue;
        return next_key_end_ = mark + dashes.size();
    }
    return next_key_end_ = std::string_view::npos;
}

// PEM (RFC 7468) and OpenPGP armour. A block without an end goes to the end of the text, if its
// first line stands alone; otherwise it is a sentence about keys.
std::optional<Secret> Search::private_key_at(std::size_t place) {
    constexpr std::string_view begin_mark = "-----BEGIN ";
    constexpr std::string_view dashes = "-----";
    constexpr std::size_t longest_label = 48;
    if (!text_.substr(place).starts_with(begin_mark)) return std::nullopt;
    const std::size_t start = place + begin_mark.size();
    const std::string_view label = text_.substr(start, longest_label);
    const std::string_view name = label.substr(0, label.find(dashes));
    if (name.size() == label.size()) return std::nullopt;
    if (!name.ends_with("PRIVATE KEY") && !name.ends_with("PRIVATE KEY BLOCK")) return std::nullopt;

    constexpr std::string_view kind = "private key";
    const std::size_t end = key_end_behind(place);
    if (end != std::string_view::npos) return Secret{kind, place, end - place};
    const std::size_t behind = start + name.size() + dashes.size();
    if (!ends_line(behind) ||
        text_.find_first_not_of(" \t\r\n", behind) == std::string_view::npos) {
        return std::nullopt;
    }
    return Secret{kind, place, text_.size() - place};
}

// At the end of a line, or at one that quoted text spells "\n".
bool Search::ends_line(std::size_t place) const {
    place = text_.find_first_not_of(" \t\r", place);
    if (place == std::string_view::npos) return true;
    const std::string_view rest = text_.substr(place);
    return rest.starts_with('\n') || rest.starts_with("\\n") || rest.starts_with("\\r");
}

std::optional<Secret> Search::at(std::size_t place) {
    auto possible = beginnings.at(text_, place);
    while (possible != 0) {
        const auto number = static_cast<std::size_t>(std::countr_zero(possible));
        possible &= possible - 1;
        auto secret = number == Beginnings::private_key  ? private_key_at(place)
                      : number == Beginnings::aws_secret ? aws_secret_at(place)
                                                         : match(patterns.at(number), place);
        if (secret) return secret;
    }
    return std::nullopt;
}

}  // namespace

std::vector<Secret> secrets(std::string_view text) {
    std::vector<Secret> found;
    Search search(text);
    std::size_t place = 0;
    while (place + Beginnings::looked_at <= text.size()) {
        if (const auto secret = search.at(place)) {
            found.push_back(*secret);
            place = secret->offset + secret->length;
        } else {
            ++place;
        }
    }
    return found;
}

std::string without_secrets(std::string_view text) {
    const auto found = secrets(text);
    if (found.empty()) return std::string(text);
    std::string clean;
    std::size_t copied = 0;
    for (const Secret& secret : found) {
        clean += text.substr(copied, secret.offset - copied);
        clean += "[secret removed]";
        copied = secret.offset + secret.length;
    }
    clean += text.substr(copied);
    return clean;
}

}  // namespace trail::capture
