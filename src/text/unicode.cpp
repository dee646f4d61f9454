// Unicode as a terminal and a reader see it: validity, width, cutting, wrapping, folding.
#include "trail/text/unicode.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "text/clusters.hpp"
#include "text/normal_form.hpp"
#include "text/utf8.hpp"

namespace trail::text {
namespace {

constexpr unsigned char first_mark_lead = 0xCC;  // lead byte of U+0300: all text below is NFC

bool is_printable_ascii(char byte) {
    return byte >= ' ' && byte <= '~';
}

std::size_t printable_count(std::string_view ascii) {
    return static_cast<std::size_t>(std::ranges::count_if(ascii, is_printable_ascii));
}

// ASCII that no following mark can change: the last letter belongs to what comes after it.
std::size_t settled_ascii(std::string_view utf8, std::size_t at) {
    const std::size_t length = ascii_length(utf8, at);
    return at + length == utf8.size() || length == 0 ? length : length - 1;
}

std::string ascii_lower(std::string_view ascii) {
    std::string lower(ascii);
    for (char& letter : lower)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return lower;
}

std::string folded_as(std::string_view utf8, Fold fold) {
    if (ascii_length(utf8, 0) == utf8.size()) return ascii_lower(utf8);
    return normal_form(utf8, fold);
}

std::size_t fitting_length(std::string_view utf8, std::size_t room) {
    std::size_t used = 0;
    std::size_t at = 0;
    while (at < utf8.size()) {
        const Cluster cluster = next_cluster(utf8, at);
        if (used + cluster.columns > room) break;
        used += cluster.columns;
        at += cluster.length;
    }
    return at;
}

// Fills lines with one paragraph. Each line is a piece of the source, so indentation and inner runs
// of spaces stay; only the spaces at a break go.
class Paragraph {
public:
    Paragraph(std::string_view text, std::size_t columns) : text_(text), columns_(columns) {}

    void append_to(std::vector<std::string>& lines) {
        for (std::size_t at = 0; at < text_.size();) {
            const Cluster cluster = next_cluster(text_, at);
            if (cluster.length == 1 && text_[at] == ' ')
                pass_space(at);
            else
                while (used_ + cluster.columns > columns_ && at > begin_) break_before(at, lines);
            used_ += cluster.columns;
            at += cluster.length;
            if (word_begin_ == at) used_at_word_ = used_;
        }
        lines.emplace_back(without_last_spaces(text_.substr(begin_)));
    }

private:
    void pass_space(std::size_t at) {
        if (word_begin_ != at) word_end_ = at;
        word_begin_ = at + 1;
    }

    void break_before(std::size_t at, std::vector<std::string>& lines) {
        const bool at_space = word_begin_ > begin_;
        const auto line = text_.substr(begin_, (at_space ? word_end_ : at) - begin_);
        const bool only_indentation = line.empty();
        if (!only_indentation) lines.emplace_back(line);
        begin_ = at_space ? word_begin_ : at;
        used_ -= at_space ? used_at_word_ : used_;
        used_at_word_ = 0;
    }

    static std::string_view without_last_spaces(std::string_view line) {
        return line.substr(0, line.find_last_not_of(' ') + 1);
    }

    std::string_view text_;
    std::size_t columns_;
    std::size_t begin_ = 0;         // of the line being filled
    std::size_t used_ = 0;          // its columns so far
    std::size_t word_end_ = 0;      // where the last run of spaces begins
    std::size_t word_begin_ = 0;    // where it ends; a break is possible there if after `begin_`
    std::size_t used_at_word_ = 0;  // columns of the line up to `word_begin_`
};

struct Range {
    char32_t first;
    char32_t last;
};

// Blocks rather than single letters, in ascending order; unassigned places between do no harm.
constexpr Range unspaced_scripts[] = {
    {0x0E01, 0x0E3A},    // Thai, without the baht sign
    {0x0E40, 0x0EDF},    // Thai, Lao
    {0x1000, 0x109F},    // Myanmar
    {0x1100, 0x11FF},    // Hangul
    {0x1780, 0x17FF},    // Khmer
    {0x19E0, 0x19FF},    // Khmer symbols
    {0x2E80, 0x2FDF},    // Han radicals
    {0x3005, 0x3007},    // Han
    {0x3021, 0x302F},    // Han numerals, Hangul tone marks
    {0x3038, 0x303B},    // Han
    {0x3041, 0x30FF},    // Hiragana, Katakana
    {0x3131, 0x318E},    // Hangul
    {0x31F0, 0x321E},    // Katakana, Hangul
    {0x3260, 0x327E},    // Hangul
    {0x32D0, 0x3357},    // Katakana
    {0x3400, 0x4DBF},    // Han
    {0x4E00, 0x9FFF},    // Han
    {0xA960, 0xA97F},    // Hangul
    {0xA9E0, 0xA9FF},    // Myanmar
    {0xAA60, 0xAA7F},    // Myanmar
    {0xAC00, 0xD7FF},    // Hangul
    {0xF900, 0xFAFF},    // Han
    {0xFF66, 0xFFDC},    // Katakana, Hangul
    {0x1AFF0, 0x1B16F},  // Katakana, Hiragana
    {0x20000, 0x3FFFF},  // Han
};

bool is_unspaced(char32_t point) {
    if (point < unspaced_scripts[0].first) return false;
    const auto* range = std::ranges::lower_bound(unspaced_scripts, point, {}, &Range::last);
    return range != std::end(unspaced_scripts) && range->first <= point;
}

// Letters, marks and numbers; the three are neighbours in the table.
bool is_of_a_word(char32_t point) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO) ||
           category == UTF8PROC_CATEGORY_CO;
}

}  // namespace

bool is_clean_utf8(std::string_view bytes) {
    return clean_length(bytes, Nul::refused) == bytes.size();
}

std::string repaired(std::string_view bytes) {
    return repaired(bytes, Nul::refused);
}

std::size_t width(std::string_view utf8) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t plain = settled_ascii(utf8, at);
        columns += printable_count(utf8.substr(at, plain));
        at += plain;
        if (at == utf8.size()) break;
        const Cluster cluster = next_cluster(utf8, at);
        columns += cluster.columns;
        at += cluster.length;
    }
    return columns;
}

std::string cut(std::string_view utf8, std::size_t columns, std::string_view mark) {
    if (utf8.size() <= columns) return std::string(utf8);  // no cluster is wider than its bytes
    if (fitting_length(utf8, columns) == utf8.size()) return std::string(utf8);
    const std::size_t mark_columns = width(mark);
    if (mark_columns > columns) return std::string(utf8.substr(0, fitting_length(utf8, columns)));
    std::string shortened(utf8.substr(0, fitting_length(utf8, columns - mark_columns)));
    return shortened += mark;
}

std::vector<std::string> wrap(std::string_view utf8, std::size_t columns) {
    std::vector<std::string> lines;
    while (true) {
        const std::size_t end = utf8.find('\n');
        std::string_view paragraph = utf8.substr(0, end);
        if (end != std::string_view::npos && paragraph.ends_with('\r')) paragraph.remove_suffix(1);
        Paragraph(paragraph, columns).append_to(lines);
        if (end == std::string_view::npos) return lines;
        utf8.remove_prefix(end + 1);
    }
}

std::string padded(std::string_view utf8, std::size_t columns) {
    std::string out(utf8);
    const std::size_t used = width(utf8);
    if (used < columns) out.append(columns - used, ' ');
    return out;
}

std::string folded(std::string_view utf8) {
    return folded_as(utf8, Fold::letter_case);
}

std::string without_accents(std::string_view utf8) {
    return folded_as(utf8, Fold::letter_case_and_accents);
}

std::string composed(std::string_view utf8) {
    const auto below_marks = [](char byte) {
        return static_cast<unsigned char>(byte) < first_mark_lead;
    };
    if (std::ranges::all_of(utf8, below_marks)) return repaired(utf8, Nul::allowed);
    return normal_form(utf8, Fold::nothing);
}

std::size_t code_points(std::string_view utf8) {
    const auto begins_one = [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    };
    return static_cast<std::size_t>(std::ranges::count_if(utf8, begins_one));
}

std::vector<std::string_view> words(std::string_view utf8) {
    std::vector<std::string_view> found;
    std::size_t start = 0;
    const auto end_word = [&](std::size_t end) {
        if (end > start) found.push_back(utf8.substr(start, end - start));
    };
    for (std::size_t at = 0; at < utf8.size();) {
        const CodePoint point = decode(utf8, at);
        if (!is_of_a_word(point.value)) {
            end_word(at);
            start = at + point.length;
        }
        at += point.length;
    }
    end_word(utf8.size());
    return found;
}

bool has_unspaced_script(std::string_view utf8) {
    for (std::size_t at = ascii_length(utf8, 0); at < utf8.size(); at += ascii_length(utf8, at)) {
        const CodePoint point = decode(utf8, at);
        if (is_unspaced(point.value)) return true;
        at += point.length;
    }
    return false;
}

std::string unicode_version() {
    return utf8proc_unicode_version();
}

}  // namespace trail::text
