// The index of a site's search.
#include "render/site_search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

constexpr std::size_t most_in_file = largest_site_file * 9 / 10;
constexpr std::size_t most_in_piece = largest_site_file / 4;
constexpr std::size_t longest_word = 32;  // code points

std::string base36(std::uint32_t number) {
    constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    constexpr std::uint32_t base = digits.size();
    std::string text;
    do {
        text += digits[number % base];
        number /= base;
    } while (number > 0);
    return {text.rbegin(), text.rend()};
}

std::vector<std::string_view> characters(std::string_view utf8) {
    std::vector<std::string_view> found;
    for (std::size_t at = 0; at < utf8.size();) {
        std::size_t end = at + 1;
        while (end < utf8.size() && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80) ++end;
        found.push_back(utf8.substr(at, end - at));
        at = end;
    }
    return found;
}

// A value of JSON in the form the search takes it.
std::string as_script(std::string_view name, std::string_view json) {
    return fmt::format("trail.put(\"{}\",{});\n", name, json);
}

}  // namespace

std::vector<std::string> search_words(std::string_view text) {
    std::vector<std::string> found;
    const auto folded = text::without_accents(text);
    for (const auto word : text::words(folded)) {
        if (word.size() <= longest_word && !text::has_unspaced_script(word)) {
            found.emplace_back(word);
            continue;
        }
        const auto letters = characters(word);
        if (text::has_unspaced_script(word)) {
            for (std::size_t i = 0; i + 1 < letters.size(); ++i)
                found.push_back(std::string(letters[i]) + std::string(letters[i + 1]));
            found.emplace_back(letters.back());
        } else {
            std::string begin;
            for (std::size_t i = 0; i < std::min(letters.size(), longest_word); ++i)
                begin += letters[i];
            found.push_back(std::move(begin));
        }
    }
    std::ranges::sort(found);
    // Clang 14 cannot read the ranges of this library.
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

void SiteSearch::add(const SearchHit& hit, std::string_view words) {
    text::JsonWriter json;
    json.begin_array().value(hit.target).value(hit.text).value(hit.facts).end_array();
    if (hits_.size() + json.text().size() > most_in_file) write_hits();
    if (hits_.empty()) first_entries_.push_back(entries_);
    hits_ += (hits_.empty() ? "[" : ",\n") + std::string(json.text());
    for (const auto& word : search_words(words)) add_word(word);
    ++entries_;
}

void SiteSearch::add_word(std::string_view word) {
    auto& postings = words_[std::string(word)];
    const bool begins = postings.pieces.empty() || postings.pieces.back().size() > most_in_piece;
    if (begins) {
        postings.pieces.push_back(base36(entries_));
    } else {
        postings.pieces.back() += ' ' + base36(entries_ - postings.last);
    }
    postings.last = entries_;
}

void SiteSearch::write(std::string_view name, std::string_view json) {
    write_(fmt::format("search/{}.js", name), as_script(name, json));
}

void SiteSearch::write_hits() {
    if (hits_.empty()) return;
    write(fmt::format("entries-{}", first_entries_.size() - 1), hits_ + "]");
    hits_.clear();
}

// Pairs, not members: a word may be "__proto__".
void SiteSearch::write_words() {
    std::vector<const std::pair<const std::string, Postings>*> sorted;
    for (const auto& word : words_) sorted.push_back(&word);
    std::ranges::sort(sorted, {},
                      [](const auto* word) -> const std::string& { return word->first; });
    std::string file;
    const auto end_file = [&] {
        if (!file.empty()) write(fmt::format("words-{}", first_words_.size() - 1), file + "]");
        file.clear();
    };
    text::JsonWriter json;
    for (const auto* word : sorted) {
        for (const auto& piece : word->second.pieces) {
            json.clear();
            json.begin_array().value(word->first).value(piece).end_array();
            if (file.size() + json.text().size() > most_in_file) end_file();
            if (file.empty()) first_words_.push_back(word->first);
            file += (file.empty() ? "[" : ",\n") + std::string(json.text());
        }
    }
    end_file();
}

void SiteSearch::finish() {
    write_hits();
    write_words();
    text::JsonWriter json;
    json.begin_object().key("total").value(static_cast<std::int64_t>(entries_));
    json.key("entries").begin_array();
    for (const auto first : first_entries_) json.value(static_cast<std::int64_t>(first));
    json.end_array().key("words").begin_array();
    for (const auto& first : first_words_) json.value(first);
    json.end_array().end_object();
    write("table", json.text());
    write_("search/search.js", site_script());
}

}  // namespace trail::render
