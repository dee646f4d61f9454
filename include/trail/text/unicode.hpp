// Unicode as a terminal and a reader see it: validity, width, cutting, wrapping, folding.
//
// Tables come from utf8proc, never from the C library, so results do not depend on the locale.
// Every function takes UTF-8 and is linear in its length.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace trail::text {

// True when the bytes are well-formed UTF-8 (Unicode 15, table 3-7) without U+0000.
bool is_clean_utf8(std::string_view bytes);

// Each maximal ill-formed sequence and each U+0000 becomes one U+FFFD; clean text is returned as
// is.
std::string repaired(std::string_view bytes);

// Columns a terminal needs. Grapheme clusters (UAX #29) count as a whole: an emoji with a variation
// selector or joined with others is 2, a combining mark 0, a control character 0.
// East Asian ambiguous characters are 1.
std::size_t width(std::string_view utf8);

// The longest prefix of whole grapheme clusters that fits `columns`, the mark included, when
// something had to be left out; otherwise the text itself. A mark wider than `columns` is left out
// too.
std::string cut(std::string_view utf8, std::size_t columns, std::string_view mark);

// Lines of at most `columns`, broken at spaces; a longer word is broken between clusters.
// Newlines in the text start a new line; spaces at its start stay, spaces at a break go. A cluster
// wider than `columns` has a line of its own. Never empty: empty text is one empty line.
std::vector<std::string> wrap(std::string_view utf8, std::size_t columns);

// `utf8` followed by spaces up to `columns`; never cuts.
std::string padded(std::string_view utf8, std::size_t columns);

// For comparing names: full case folding ("Straße" and "STRASSE" are equal) in NFC, the same in
// every locale.
std::string folded(std::string_view utf8);

// As `folded`, and without accents: what search compares ("Café" and "cafe"). Marks that make
// another letter, as in Japanese or Hindi, stay.
std::string without_accents(std::string_view utf8);

// The text in Unicode normalisation form C.
std::string composed(std::string_view utf8);

std::size_t code_points(std::string_view utf8);

// Runs of letters and digits of any script, with the marks on them; what stands between is left
// out.
std::vector<std::string_view> words(std::string_view utf8);

// True when the text holds a character of a script written without spaces between words
// (Han, Hiragana, Katakana, Hangul, Thai, Lao, Khmer, Myanmar).
bool has_unspaced_script(std::string_view utf8);

// The Unicode version of the tables, such as "15.0.0".
std::string unicode_version();

}  // namespace trail::text
