// Normalisation form C, with or without case and accents.
//
// utf8proc's own whole-text functions put combining marks in order by swapping neighbours, which is
// quadratic in a long run of marks; here the order comes from a sort.
#include "text/normal_form.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <vector>

#include "text/utf8.hpp"

namespace trail::text {
namespace {

using Points = std::vector<utf8proc_int32_t>;

utf8proc_option_t decomposition(Fold fold) {
    const int form = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    const int folding = fold == Fold::nothing ? 0 : UTF8PROC_CASEFOLD;
    return static_cast<utf8proc_option_t>(form | folding);
}

utf8proc_int32_t ascii_form(char32_t point, Fold fold) {
    const bool lowers = fold != Fold::nothing && point >= 'A' && point <= 'Z';
    return static_cast<utf8proc_int32_t>(lowers ? point - 'A' + 'a' : point);
}

Points decomposed(std::string_view utf8, Fold fold) {
    Points points;
    points.reserve(utf8.size());
    std::array<utf8proc_int32_t, 32> parts{};  // the longest decomposition known has 18
    int boundary = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const CodePoint point = decode(utf8, at);
        at += point.length;
        if (point.value < 0x80) {
            points.push_back(ascii_form(point.value, fold));
            continue;
        }
        const auto count =
            utf8proc_decompose_char(static_cast<utf8proc_int32_t>(point.value), parts.data(),
                                    parts.size(), decomposition(fold), &boundary);
        if (count > 0) points.insert(points.end(), parts.begin(), parts.begin() + count);
    }
    return points;
}

// The diacritics of Latin, Greek and Cyrillic. Marks of other scripts are vowels or change the
// consonant, so leaving them out would make another word.
bool is_accent(utf8proc_int32_t point) {
    return (point >= 0x0300 && point <= 0x036F) || (point >= 0x1AB0 && point <= 0x1AFF) ||
           (point >= 0x1DC0 && point <= 0x1DFF) || (point >= 0x20D0 && point <= 0x20FF) ||
           (point >= 0xFE20 && point <= 0xFE2F);
}

int combining_class(utf8proc_int32_t point) {
    return utf8proc_get_property(point)->combining_class;
}

void order_marks(Points& points) {
    const auto is_mark = [](utf8proc_int32_t point) { return combining_class(point) != 0; };
    for (auto run = points.begin(); run != points.end();) {
        run = std::find_if(run, points.end(), is_mark);
        const auto end = std::find_if_not(run, points.end(), is_mark);
        if (end - run > 1) std::ranges::stable_sort(run, end, {}, combining_class);
        run = end;
    }
}

void compose(Points& points) {
    const auto length = utf8proc_normalize_utf32(
        points.data(), static_cast<utf8proc_ssize_t>(points.size()), decomposition(Fold::nothing));
    points.resize(static_cast<std::size_t>(length));
}

}  // namespace

std::string normal_form(std::string_view utf8, Fold fold) {
    Points points = decomposed(utf8, fold);
    if (fold == Fold::letter_case_and_accents) std::erase_if(points, is_accent);
    order_marks(points);
    compose(points);
    std::string out;
    out.reserve(utf8.size());
    for (const auto point : points) append_utf8(out, static_cast<char32_t>(point));
    return out;
}

}  // namespace trail::text
