// What a typed line means: reads it from left to right and leaves out the tokens that are settings.
#include "trail/capture/tokens.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "capture/line_builder.hpp"
#include "capture/lines.hpp"
#include "capture/references.hpp"
#include "capture/token_reader.hpp"
#include "capture/words.hpp"

namespace trail::capture {
namespace {

using Lines = std::span<const std::string_view>;

std::string read_line(std::string_view text, TokenReader& reader) {
    LineBuilder line;
    Start start = Start::word;
    while (!text.empty()) {
        std::size_t size = start == Start::word ? reader.read_setting(text) : 0;
        if (size > 0) {
            line.leave_out();
            start = Start::no;
        } else {
            if (start != Start::no) size = reader.read_mention(text);
            const Character next = first_character(text);
            start = size > 0 ? Start::no : start_behind(next.code, start);
            size = std::max(size, next.size);
            line.add(text.substr(0, size));
        }
        text.remove_prefix(size);
    }
    return line.take();
}

// Calls `read` wherever a token may begin; it returns the bytes of the token it found there, or 0.
template <class Read>
void read_tokens(std::string_view text, Read read) {
    Start start = Start::word;
    while (!text.empty()) {
        if (start == Start::no) text.remove_prefix(plain_run(text));
        if (text.empty()) return;
        const std::size_t size = start == Start::no ? 0 : read(text, start);
        const Character next = first_character(text);
        start = size > 0 ? Start::no : start_behind(next.code, start);
        text.remove_prefix(std::max(size, next.size));
    }
}

void read_body_line(std::string_view line, TokenReader& reader) {
    read_tokens(line, [&reader](std::string_view text, Start start) {
        const std::size_t size = start == Start::word ? reader.read_setting(text) : 0;
        return size > 0 ? size : reader.read_mention(text);
    });
}

enum class Fence { none, backticks, tildes };

// The fence a line opens or closes (CommonMark 0.31, section 4.5).
Fence fence_in(std::string_view line) {
    const std::string_view text = trimmed(line);
    if (text.starts_with("~~~")) return Fence::tildes;
    const bool only_in_front =
        text.find('`', text.find_first_not_of('`')) == std::string_view::npos;
    return text.starts_with("```") && only_in_front ? Fence::backticks : Fence::none;
}

// Fenced code is skipped: decorators, preprocessor lines and patches look like tokens.
void read_body(Lines lines, TokenReader& reader) {
    Fence open = Fence::none;
    for (const std::string_view line : lines) {
        const Fence fence = fence_in(line);
        if (fence != Fence::none && open == Fence::none) {
            open = fence;
        } else if (fence != Fence::none && open == fence) {
            open = Fence::none;
        } else if (open == Fence::none) {
            read_body_line(line, reader);
        }
    }
}

std::optional<std::string> body_of(Lines lines) {
    std::string body = joined(lines);
    if (body.empty()) return std::nullopt;
    return body;
}

bool is_comment(std::string_view line) {
    return line.starts_with("# ") || trimmed_end(line) == "#";
}

}  // namespace

Captured capture(std::string_view text) {
    const auto lines = lines_of(text);
    const Lines content = without_outer_blanks(lines);
    Captured captured;
    if (content.empty()) return captured;
    TokenReader reader(captured);
    captured.line = read_line(content.front(), reader);
    read_body(content.subspan(1), reader);
    captured.body = body_of(content.subspan(1));
    captured.refs = reader.references().take();
    return captured;
}

Captured capture_action(std::string_view line) {
    Captured captured;
    TokenReader reader(captured, TokenReader::Of::action);
    captured.line = read_line(line, reader);
    captured.refs = reader.references().take();
    return captured;
}

Captured verbatim(std::string_view text) {
    const auto lines = lines_of(text);
    const Lines content = without_outer_blanks(lines);
    Captured captured;
    if (content.empty()) return captured;
    captured.line = trimmed(content.front());
    captured.body = body_of(content.subspan(1));
    return captured;
}

std::vector<std::string> references(std::string_view text) {
    References found;
    read_tokens(text, [&found](std::string_view rest, Start) -> std::size_t {
        const auto reference = reference_at(rest);
        if (!reference) return 0;
        found.add(*reference);
        return reference->size();
    });
    return found.take();
}

std::string without_comments(std::string_view text) {
    std::vector<std::string_view> kept;
    for (const std::string_view line : lines_of(text)) {
        if (trimmed_end(line) == scissors) break;
        if (!is_comment(line)) kept.push_back(line);
    }
    return joined(kept);
}

}  // namespace trail::capture
