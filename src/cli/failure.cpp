// The one place where an error becomes text and an exit code.
#include "cli/failure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <new>
#include <optional>
#include <string_view>
#include <vector>

#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

struct Code {
    Failure kind;
    int number;
};
constexpr std::array codes{
    Code{Failure::usage, 2},     Code{Failure::data, 65}, Code{Failure::unavailable, 69},
    Code{Failure::internal, 70}, Code{Failure::io, 74},   Code{Failure::busy, 75},
    Code{Failure::config, 78},
};

constexpr std::string_view prefix = "trail: ";
constexpr std::string_view indent = "  ";
constexpr std::string_view gap = "...";
constexpr std::string_view report_command = "trail doctor --report";
constexpr std::string_view look_command = "trail doctor";
constexpr std::string_view changes_command = "trail undo --list -n 1";

// More bytes than any line shows.
constexpr std::size_t most_shown_bytes = 600;

// Columns of a message's line; only what was typed or stored can be longer.
constexpr std::size_t longest_line = 600;

struct Place {
    std::size_t line;  // of the message
    std::size_t column;
    std::size_t length;
};

std::size_t character_start(std::string_view text, std::size_t offset) {
    offset = std::min(offset, text.size());
    const auto continues = [&](std::size_t at) {
        return at > 0 && at < text.size() &&
               (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    };
    while (continues(offset)) --offset;
    return offset;
}

std::size_t character_end(std::string_view text, std::size_t offset) {
    const auto start = character_start(text, offset);
    if (start >= offset) return start;
    std::size_t end = start + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    return end;
}

// The excerpt in three pieces, as bytes.
struct Pieces {
    std::string_view before, spot, after;
};

Pieces pieces(const Excerpt& excerpt) {
    const std::string_view text = excerpt.text;
    const auto begin = character_start(text, excerpt.offset);
    const auto room = text.size() - begin;
    const auto end = character_end(text, begin + std::min(excerpt.length, room));
    return {text.substr(0, begin), text.substr(begin, end - begin), text.substr(end)};
}

std::size_t shown_width(std::string_view bytes) {
    return text::width(text::for_terminal_line(bytes));
}

std::string carets(std::size_t column, std::size_t length) {
    std::string line(column, ' ');
    line += '^';
    line.append(length > 0 ? length - 1 : 0, '~');
    return line + "\n";
}

// Lines after the first are indented, so that no text inside a message passes for a hint.
std::vector<std::string> message_lines(std::string_view message) {
    std::vector<std::string> lines;
    for (;;) {
        const auto end = message.find('\n');
        const auto shown = text::for_terminal_line(message.substr(0, end));
        const auto lead = shown.starts_with(indent) ? std::string_view() : indent;
        lines.push_back(fmt::format("{}{}", lines.empty() ? prefix : lead,
                                    text::cut(shown, longest_line, gap)));
        if (end == std::string_view::npos) return lines;
        message.remove_prefix(end + 1);
    }
}

// Where the message quotes the excerpt, if it does so in one line that fits.
std::optional<Place> place_in(std::string_view message, const Excerpt& excerpt,
                              std::size_t columns) {
    const auto [before, spot, after] = pieces(excerpt);
    auto quote = message.find(fmt::format("\"{}\"", excerpt.text));
    if (quote == std::string_view::npos) {
        quote = message.find(fmt::format("\"{}\"", text::for_terminal_line(excerpt.text)));
    }
    if (quote == std::string_view::npos) return std::nullopt;
    if (excerpt.text.find('\n') != std::string::npos) return std::nullopt;
    const auto newline = message.substr(0, quote).rfind('\n');
    const auto start = newline == std::string_view::npos ? 0 : newline + 1;
    const auto lead = message.substr(start, quote - start);
    const auto line = static_cast<std::size_t>(std::ranges::count(message.substr(0, quote), '\n'));
    std::size_t column = shown_width(lead) + 1 + shown_width(before);
    if (line == 0) column += prefix.size();
    if (line > 0 && !lead.starts_with(indent)) column += indent.size();
    const auto length = shown_width(spot);
    if (column + std::max<std::size_t>(length, 1) > columns) return std::nullopt;
    return Place{line, column, length};
}

// The end of a text that fits `columns`, marked when something was left out.
std::string tail(std::string_view bytes, std::size_t columns) {
    bool is_cut = bytes.size() > most_shown_bytes;
    if (is_cut) bytes.remove_prefix(character_start(bytes, bytes.size() - most_shown_bytes));
    if (!is_cut && shown_width(bytes) <= columns) return text::for_terminal_line(bytes);
    while (!bytes.empty() && shown_width(bytes) + gap.size() > columns) {
        bytes.remove_prefix(character_end(bytes, 1));
    }
    return fmt::format("{}{}", gap, text::for_terminal_line(bytes));
}

std::string head(std::string_view bytes, std::size_t columns) {
    bytes = bytes.substr(0, character_start(bytes, most_shown_bytes));
    return text::cut(text::for_terminal_line(bytes), columns, gap);
}

// The excerpt on a line of its own, cut around the spot when it is long.
std::string own_lines(const Excerpt& excerpt, std::size_t columns) {
    constexpr std::size_t least_room = 24;
    const auto room = std::max(columns, least_room) - indent.size() - 1;
    const auto [before, spot, after] = pieces(excerpt);
    const auto shown_spot = head(spot, room / 2);
    const auto spot_width = text::width(shown_spot);
    const auto after_room = std::min(shown_width(after.substr(0, most_shown_bytes)), room / 4);
    const auto shown_before = tail(before, room - spot_width - after_room);
    const auto before_width = text::width(shown_before);
    return fmt::format("{}{}{}{}\n{}", indent, shown_before, shown_spot,
                       head(after, room - before_width - spot_width),
                       carets(indent.size() + before_width, spot_width));
}

Error as_bug(std::string_view what) {
    return {Failure::internal, fmt::format("internal error: {}", what)};
}

Error as_error(const std::exception_ptr& failure) {
    try {
        std::rethrow_exception(failure);
    } catch (const Error& error) {
        return error;
    } catch (const std::filesystem::filesystem_error& error) {
        return {Failure::io, fmt::format("cannot use \"{}\": {}", error.path1().string(),
                                         error.code().message())};
    } catch (const std::bad_alloc&) {
        return {Failure::internal, "out of memory"};
    } catch (const std::exception& error) {
        return as_bug(error.what());
    } catch (...) {
        return as_bug("something unknown was thrown");
    }
}

std::string usual_hint(Failure kind, const UsualHints& hints) {
    if (kind == Failure::busy && !hints.again.empty()) return hints.again;
    const bool is_about_arguments =
        kind == Failure::usage || kind == Failure::data || kind == Failure::busy;
    if (is_about_arguments) return hints.help;
    return std::string(kind == Failure::internal ? report_command : look_command);
}

// What failed after the change, such as a full disk behind standard output, undid nothing of it.
Error with_what_is_done(const Error& error, const UsualHints& hints) {
    // Who waits for somebody else and says for what knows what was done.
    const bool says_nothing_of_it =
        error.kind() == Failure::io || (error.kind() == Failure::busy && error.hint().empty());
    if (!hints.record_changed || !says_nothing_of_it || error.excerpt()) return error;
    const std::string what = error.what();
    const auto end = std::min(what.find('\n'), what.size());
    return {
        error.kind(),
        fmt::format("{}; the record was changed before{}", what.substr(0, end), what.substr(end)),
        error.hint().empty() ? std::string(changes_command) : error.hint()};
}

Error with_hint(const Error& error, const UsualHints& hints) {
    if (!error.hint().empty()) return error;
    auto hint = usual_hint(error.kind(), hints);
    if (!error.excerpt()) return {error.kind(), error.what(), std::move(hint)};
    return {error.kind(), error.what(), std::move(hint), *error.excerpt()};
}

}  // namespace

int exit_code(Failure kind) {
    return std::ranges::find(codes, kind, &Code::kind)->number;
}

std::string failure_text(const Error& error, std::size_t columns) {
    const std::string_view message = error.what();
    const auto lines = message_lines(message);
    std::optional<Place> place;
    if (error.excerpt()) place = place_in(message, *error.excerpt(), columns);
    std::string text;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        text += lines[line] + "\n";
        if (place && place->line == line) text += carets(place->column, place->length);
    }
    if (error.excerpt() && !place) text += own_lines(*error.excerpt(), columns);
    if (error.hint().empty()) return text;
    return text + fmt::format("hint: {}\n", text::for_terminal_line(error.hint()));
}

int report_failure(system::Streams& streams, const std::exception_ptr& failure,
                   const UsualHints& hints) {
    try {
        const auto error = with_hint(with_what_is_done(as_error(failure), hints), hints);
        streams.err(failure_text(error, streams.err_device().width));
        return exit_code(error.kind());
    } catch (...) {
        streams.err("trail: out of memory\n");
        return exit_code(Failure::internal);
    }
}

}  // namespace trail::cli
