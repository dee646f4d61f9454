// The header lines of a mail, folded, other scripts in encoded words.
#include "render/mail_header.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/mail_encoding.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/pieces.hpp"

namespace trail::render {
namespace {

constexpr std::size_t longest_line = 76;  // of a line with an encoded word (RFC 2047, section 2)
constexpr std::size_t longest_word = 60;  // beside any name of a field

bool is_printable_ascii(char c) {
    return c >= ' ' && c <= '~';
}

// RFC 5322, section 3.2.3, and the blank between atoms.
bool is_atom_character(char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') ||
           std::string_view(" !#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

std::vector<std::string> split(std::string_view line) {
    const auto words = text::between(line, " ");
    return {words.begin(), words.end()};
}

// What a reader of mail would decode, or no line can hold, must be encoded.
bool needs_encoding(const std::string& word) {
    return !std::ranges::all_of(word, is_printable_ascii) || word.size() > longest_word ||
           word.find("=?") != std::string::npos;
}

std::string joined(std::vector<std::string>::const_iterator begin,
                   std::vector<std::string>::const_iterator end) {
    std::string text;
    for (auto word = begin; word != end; ++word) text += (text.empty() ? "" : " ") + *word;
    return text;
}

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + '"';
}

}  // namespace

std::string word_field(std::string_view name, const std::vector<std::string>& words) {
    std::string line = std::string(name) + ':';
    std::size_t column = line.size();
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool fold = i > 0 && column + 1 + words[i].size() > longest_line;
        line += (fold ? "\n " : " ") + words[i];
        column = (fold ? 0 : column) + 1 + words[i].size();
    }
    return line + '\n';
}

// From the first word that needs it to the last one: blanks between encoded words are no text.
std::string text_field(std::string_view name, std::string_view text) {
    const auto words = split(text::for_terminal_line(text));
    const auto first = std::ranges::find_if(words, needs_encoding);
    if (first == words.end()) return word_field(name, words);
    const auto last = std::find_if(words.rbegin(), words.rend(), needs_encoding).base();
    std::vector<std::string> all(words.begin(), first);
    std::ranges::copy(encoded_words(joined(first, last)), std::back_inserter(all));
    all.insert(all.end(), last, words.end());
    return word_field(name, all);
}

std::vector<std::string> phrase(std::string_view text) {
    const auto words = split(text::for_terminal_line(text));
    const auto whole = joined(words.begin(), words.end());
    const bool plain = std::ranges::all_of(whole, is_atom_character) &&
                       std::ranges::none_of(words, needs_encoding);
    if (plain) return words;
    const auto in_quotes = quoted(whole);
    if (!needs_encoding(in_quotes)) return {in_quotes};
    return encoded_words(whole);
}

std::string mailbox_field(std::string_view name, const std::vector<model::Mailbox>& mailboxes) {
    std::vector<std::string> words;
    for (const auto& mailbox : mailboxes) {
        if (!words.empty()) words.back() += ',';
        auto name_words = phrase(mailbox.name);
        const bool named = !name_words.empty();
        std::ranges::move(name_words, std::back_inserter(words));
        words.push_back(named ? '<' + mailbox.address + '>' : mailbox.address);
    }
    if (words.empty()) words.emplace_back("undisclosed-recipients:;");
    return word_field(name, words);
}

std::string mail_date(const time::Stamp& stamp) {
    const auto local = time::local_time(stamp);
    const auto day = time::day_of(local);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(local - day);
    const auto minutes = stamp.offset.count();
    const auto distance = minutes < 0 ? -minutes : minutes;
    return fmt::format("{}, {} {} {} {:02}:{:02}:{:02} {}{:02}{:02}", time::weekday_name(day),
                       static_cast<unsigned>(date.day()), time::month_name(date.month()),
                       static_cast<int>(date.year()), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count(), minutes < 0 ? '-' : '+',
                       distance / 60, distance % 60);
}

}  // namespace trail::render
