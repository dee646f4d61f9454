// Where tokens may begin and end in a text, and which characters make a name.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace trail::capture {

struct Character {
    char32_t code = 0;     // U+FFFD for a byte that is not UTF-8
    std::size_t size = 1;  // bytes
};

// The text must not be empty.
Character first_character(std::string_view text);
Character last_character(std::string_view text);

bool is_digit(char c);
bool is_letter(char c);
std::string lower_case(std::string_view text);  // ASCII only, the same in every locale

bool is_in_any_case(std::string_view text, std::string_view lower);

bool is_space(char32_t code);          // of any script, the one that does not break included
bool is_sentence_mark(char32_t code);  // . , ; : ! ? and their wide forms
bool is_opening(char32_t code);
bool is_closing(char32_t code);

// Whether a token may begin here.
enum class Start {
    no,
    bracket,  // behind a bracket that belongs to a word, as in "f(#x)"
    word,
};
Start start_behind(char32_t code, Start before);

// The bytes in front behind which no token may begin; a few may be left out.
std::size_t plain_run(std::string_view text);

// True when a token may end before `rest`: at a space, a closing bracket, punctuation. A sentence
// mark followed by a letter or digit does not end it ("#42.5", "std::string").
bool ends_token(std::string_view rest);

// As above, and at a quotation mark or apostrophe ("@mei's").
bool ends_word(std::string_view rest);

// The longest name the text begins with, punctuation at its end left out; empty when there is none.
std::string_view name_at(std::string_view text);

bool begins_with_letter(std::string_view name);

// Without white space at either end.
std::string_view trimmed(std::string_view text);
std::string_view trimmed_end(std::string_view text);

}  // namespace trail::capture
