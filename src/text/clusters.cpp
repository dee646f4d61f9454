// Grapheme clusters (UAX #29): what a reader takes for one character, and how wide it is.
#include "text/clusters.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "text/utf8.hpp"

namespace trail::text {
namespace {

constexpr char32_t zero_width_joiner = 0x200D;
constexpr char32_t emoji_selector = 0xFE0F;
constexpr char32_t first_mark = 0x300;  // no code point below joins its neighbour, CR LF apart

const utf8proc_property_t& property(char32_t point) {
    return *utf8proc_get_property(static_cast<utf8proc_int32_t>(point));
}

bool is_pictograph(char32_t point) {
    return property(point).boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

bool has_emoji_form(char32_t point) {
    return is_pictograph(point) || (point >= '0' && point <= '9') || point == '#' || point == '*';
}

std::size_t columns_alone(char32_t point) {
    if (point < 0x7F) return point < ' ' ? 0 : 1;
    return static_cast<std::size_t>(utf8proc_charwidth(static_cast<utf8proc_int32_t>(point)));
}

bool is_regional(char32_t point) {
    return property(point).boundclass == UTF8PROC_BOUNDCLASS_REGIONAL_INDICATOR;
}

// The width of a cluster after `next` has joined it behind `previous`. Parts of one character share
// its columns; only a spacing vowel that has columns of its own (Thai sara am) adds them.
std::size_t joined_columns(std::size_t columns, char32_t first, char32_t previous, char32_t next) {
    if (next == emoji_selector && has_emoji_form(first)) return 2;
    if (previous == zero_width_joiner && is_pictograph(next)) return 2;
    if (is_regional(previous) && is_regional(next)) return 2;
    const std::size_t alone = columns_alone(next);
    if (property(next).boundclass == UTF8PROC_BOUNDCLASS_SPACINGMARK) return columns + alone;
    return std::max(columns, alone);
}

bool breaks_between(char32_t previous, char32_t next, utf8proc_int32_t& state) {
    if (previous < first_mark && next < first_mark) return previous != '\r' || next != '\n';
    return utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(previous),
                                            static_cast<utf8proc_int32_t>(next), &state);
}

}  // namespace

Cluster cluster_by_tables(std::string_view utf8, std::size_t at) {
    CodePoint previous = decode(utf8, at);
    const char32_t first = previous.value;
    Cluster cluster{previous.length, columns_alone(first)};
    utf8proc_int32_t state = 0;
    while (at + cluster.length < utf8.size()) {
        const CodePoint next = decode(utf8, at + cluster.length);
        if (breaks_between(previous.value, next.value, state)) break;
        cluster.columns = joined_columns(cluster.columns, first, previous.value, next.value);
        cluster.length += next.length;
        previous = next;
    }
    return cluster;
}

}  // namespace trail::text
