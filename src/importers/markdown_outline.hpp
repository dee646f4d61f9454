// A Markdown file as lines, headings, front matter and blocks, each with its place in the text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace trail::importers {

// Bytes of a text, from `begin` up to `end`.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;

    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
    bool operator==(const Span&) const = default;
};

// Lines by number, from `first` up to `last`.
struct Range {
    std::size_t first = 0;
    std::size_t last = 0;
};

struct OutlineLine {
    Span span;             // without its newline
    std::size_t next = 0;  // where the next line begins
    bool fenced = false;   // code
    bool comment = false;  // inside <!-- -->, or nothing but one
};

struct Heading {
    int level = 1;
    std::size_t line = 0;
    Span title;  // without closing marks
};

// The text must outlive it.
struct Outline {
    std::string_view text;
    std::string newline = "\n";
    std::vector<OutlineLine> lines;
    Range front;  // lines between the marks; empty when there is none
    bool has_front = false;
    bool front_ends = true;
    std::vector<Heading> headings;  // "# Title"; none in code, comments and front matter
    std::string unclosed;           // what ends the code or the comment that the text leaves open

    std::string_view line(std::size_t number) const { return lines[number].span.of(text); }
    bool is_blank(std::size_t number) const;
    // Where a range begins and ends in the text, without blank lines around it; both are the same
    // place when nothing else is there.
    Span content(Range range) const;
};

Outline outline_of(std::string_view text);

// An item of a list with all that is indented under it, or a paragraph.
struct Block {
    Span span;         // ends before its last newline
    std::string text;  // in one line, without the mark, without what is nested
    bool is_item = false;
};
std::vector<Block> blocks(const Outline& outline, Range range);

// How many bytes the mark of a list item takes with the blanks around it; 0 for no item.
std::size_t item_mark(std::string_view line);

// Without blanks at both ends; without comments.
std::string_view trimmed(std::string_view text);
std::string without_comments(std::string_view text);

}  // namespace trail::importers
