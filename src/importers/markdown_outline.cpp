// A Markdown file as lines, headings, front matter and blocks.
//
// Source: CommonMark 0.31, as far as headings, fences, comments and lists go.
#include "importers/markdown_outline.hpp"

#include <algorithm>

namespace trail::importers {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
constexpr std::string_view blanks = " \t\r";

std::size_t indentation(std::string_view line) {
    return std::min(line.find_first_not_of(" \t"), line.size());
}

bool is_front_mark(std::string_view line) {
    return trimmed(line) == "---" && !line.starts_with(' ');
}

// The mark that opens or closes code: three or more of one kind.
std::string_view fence_of(std::string_view line) {
    line.remove_prefix(indentation(line));
    if (line.empty() || (line.front() != '`' && line.front() != '~')) return {};
    const auto end = std::min(line.find_first_not_of(line.front()), line.size());
    return end < 3 ? std::string_view{} : line.substr(0, end);
}

class Reader {
public:
    explicit Reader(std::string_view text) { outline_.text = text; }

    Outline read() {
        split();
        auto number = read_front();
        for (; number < outline_.lines.size(); ++number) look_at(number);
        if (!fence_.empty()) outline_.unclosed = fence_;
        if (in_comment_) outline_.unclosed = "-->";
        return std::move(outline_);
    }

private:
    void split() {
        const auto text = outline_.text;
        std::size_t at = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
        while (at < text.size()) {
            const auto newline = std::min(text.find('\n', at), text.size());
            const bool returns = newline > at && text[newline - 1] == '\r';
            outline_.lines.push_back({.span = {at, newline - (returns ? 1 : 0)},
                                      .next = std::min(newline + 1, text.size())});
            if (outline_.lines.size() == 1 && returns) outline_.newline = "\r\n";
            at = newline + 1;
        }
    }

    std::size_t read_front() {
        if (outline_.lines.empty() || !is_front_mark(outline_.line(0))) return 0;
        outline_.has_front = true;
        for (std::size_t i = 1; i < outline_.lines.size(); ++i) {
            if (!is_front_mark(outline_.line(i)) && trimmed(outline_.line(i)) != "...") continue;
            outline_.front = {1, i};
            return i + 1;
        }
        outline_.front_ends = false;
        return outline_.lines.size();
    }

    void look_at(std::size_t number) {
        auto& line = outline_.lines[number];
        const auto text = outline_.line(number);
        if (in_comment_) {
            line.comment = true;
            in_comment_ = text.find("-->") == std::string_view::npos;
            return;
        }
        if (const auto fence = fence_of(text); !fence.empty() || !fence_.empty()) {
            line.fenced = true;
            turn_fence(fence);
            return;
        }
        if (const auto opened = text.rfind("<!--"); opened != std::string_view::npos) {
            in_comment_ = text.find("-->", opened) == std::string_view::npos;
            line.comment = trimmed(text).starts_with("<!--") &&
                           (in_comment_ || trimmed(text).ends_with("-->"));
        }
        if (!line.comment) read_heading(number);
    }

    void turn_fence(std::string_view fence) {
        if (fence_.empty()) {
            fence_ = fence;
        } else if (!fence.empty() && fence.front() == fence_.front() &&
                   fence.size() >= fence_.size()) {
            fence_ = {};
        }
    }

    void read_heading(std::size_t number) {
        const auto text = outline_.line(number);
        const auto begin = indentation(text);
        const auto level = std::min(text.find_first_not_of('#', begin), text.size()) - begin;
        if (begin > 3 || level < 1 || level > 6) return;
        if (begin + level < text.size() && text[begin + level] != ' ' &&
            text[begin + level] != '\t')
            return;
        auto title = trimmed(text.substr(begin + level));
        const auto last = title.find_last_not_of('#');
        if (last == std::string_view::npos) {
            title = title.substr(0, 0);
        } else if (last + 1 < title.size() && (title[last] == ' ' || title[last] == '\t')) {
            title = trimmed(title.substr(0, last));
        }
        const auto at = static_cast<std::size_t>(title.data() - outline_.text.data());
        outline_.headings.push_back({static_cast<int>(level), number, {at, at + title.size()}});
    }

    Outline outline_;
    std::string_view fence_;
    bool in_comment_ = false;
};

class Blocks {
public:
    Blocks(const Outline& outline, Range range) : outline_(outline), range_(range) {}

    std::vector<Block> read() {
        for (auto number = range_.first; number < range_.last; ++number) take(number);
        return std::move(found_);
    }

private:
    void take(std::size_t number) {
        if (outline_.is_blank(number)) {
            after_blank_ = true;
            return;
        }
        const auto& line = outline_.lines[number];
        if (line.comment) return;
        const auto text = outline_.line(number);
        const auto mark = line.fenced ? 0 : item_mark(text);
        const bool is_new_item = mark > 0 && (!in_item() || indentation(text) <= indent_);
        const bool goes_on =
            !found_.empty() && !is_new_item &&
            (in_item() ? !after_blank_ || indentation(text) > indent_ : !after_blank_);
        if (goes_on) {
            add_to_last(line, text, mark > 0);
        } else {
            begin(line, text, mark);
        }
        after_blank_ = false;
    }

    bool in_item() const { return !found_.empty() && found_.back().is_item; }

    void begin(const OutlineLine& line, std::string_view text, std::size_t mark) {
        found_.push_back({line.span, {}, mark > 0});
        indent_ = indentation(text);
        is_over_ = false;
        add_words(text.substr(mark));
    }

    void add_to_last(const OutlineLine& line, std::string_view text, bool is_nested) {
        found_.back().span.end = line.span.end;
        is_over_ = is_over_ || (found_.back().is_item && (is_nested || after_blank_));
        if (!is_over_) add_words(text);
    }

    void add_words(std::string_view text) {
        const auto words = without_comments(trimmed(text));
        auto& all = found_.back().text;
        if (!all.empty() && !words.empty()) all += ' ';
        all += trimmed(words);
    }

    const Outline& outline_;
    Range range_;
    std::vector<Block> found_;
    std::size_t indent_ = 0;
    bool after_blank_ = false;
    bool is_over_ = false;  // what follows is nested
};

}  // namespace

bool Outline::is_blank(std::size_t number) const {
    return trimmed(line(number)).empty();
}

Span Outline::content(Range range) const {
    auto first = range.first;
    auto last = range.last;
    while (first < last && is_blank(first)) ++first;
    while (last > first && is_blank(last - 1)) --last;
    if (first == last) {
        const auto at = range.first < lines.size() ? lines[range.first].span.begin : text.size();
        return {at, at};
    }
    return {lines[first].span.begin, lines[last - 1].span.end};
}

Outline outline_of(std::string_view text) {
    return Reader(text).read();
}

std::size_t item_mark(std::string_view line) {
    const auto begin = indentation(line);
    auto end = begin;
    if (end < line.size() && (line[end] == '*' || line[end] == '-' || line[end] == '+')) {
        ++end;
    } else {
        while (end < line.size() && end - begin < 9 && line[end] >= '0' && line[end] <= '9') ++end;
        if (end == begin || end == line.size() || (line[end] != '.' && line[end] != ')')) return 0;
        ++end;
    }
    if (end == line.size()) return end;
    if (line[end] != ' ' && line[end] != '\t') return 0;
    return std::min(line.find_first_not_of(" \t", end), line.size());
}

std::vector<Block> blocks(const Outline& outline, Range range) {
    return Blocks(outline, range).read();
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return text.substr(0, 0);
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string without_comments(std::string_view text) {
    std::string rest;
    while (true) {
        const auto opened = text.find("<!--");
        rest += text.substr(0, opened);
        if (opened == std::string_view::npos) return rest;
        const auto closed = text.find("-->", opened);
        if (closed == std::string_view::npos) return rest;
        text.remove_prefix(closed + 3);
    }
}

}  // namespace trail::importers
