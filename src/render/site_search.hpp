// The index of a site's search: which words are in which entries, in files that a page can load.
//
// A word's entries are numbers in ascending order, written as differences in base 36. Files are
// scripts that hand one JSON value to the search; what they hold is sorted, so that a table of
// their beginnings tells which of them to load.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "trail/render/site.hpp"
#include "trail/text/json.hpp"

namespace trail::render {

// What a search shows of an entry.
struct SearchHit {
    std::string target;  // from the top of the site
    std::string text;
    std::string facts;
};

class SiteSearch {
public:
    explicit SiteSearch(const WriteFile& write) : write_(write) {}

    // The next entry. `words` is all that it is found by.
    void add(const SearchHit& hit, std::string_view words);

    // Writes what is left, the table and the script.
    void finish();

private:
    struct Postings {
        std::vector<std::string> pieces;
        std::uint32_t last = 0;
    };
    void add_word(std::string_view word);
    void write_hits();
    void write_words();
    void write(std::string_view name, std::string_view json);

    const WriteFile& write_;
    std::uint32_t entries_ = 0;
    std::unordered_map<std::string, Postings> words_;
    std::string hits_;                          // of the file that is being filled
    std::vector<std::uint32_t> first_entries_;  // of each file of hits
    std::vector<std::string> first_words_;      // of each file of words
};

// What a word is looked up by: folded, without accents, at most 32 characters of it; of a script
// without spaces each pair of neighbours, and the last character. The script does the same.
std::vector<std::string> search_words(std::string_view text);

// The script of the first page.
std::string_view site_script();

}  // namespace trail::render
