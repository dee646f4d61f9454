// The text of a template, checked, and prepared for an engine that knows lines less well.
#include "render/template_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <vector>

#include "trail/error.hpp"
#include "trail/text/escape.hpp"

namespace trail::render {
namespace {

constexpr std::size_t deepest = 64;

// A piece of a template: a tag, or text up to the next tag or behind the next line end.
struct Piece {
    std::string_view text;
    char kind = ' ';  // of a tag: # ^ / ! & { or v for a variable; of a text: a blank
    std::string_view name{};
    std::size_t line = 1;
};

struct Section {
    std::string_view name;
    std::size_t line = 1;
};

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

class Reader {
public:
    Reader(std::string_view source, std::string_view file) : rest_(source), file_(file) {}

    std::vector<Piece> pieces() {
        std::vector<Piece> all;
        while (!rest_.empty()) {
            all.push_back(rest_.starts_with("{{") ? tag() : text());
            check(all.back());
            line_ += static_cast<std::size_t>(std::ranges::count(all.back().text, '\n'));
            rest_.remove_prefix(all.back().text.size());
        }
        if (!open_.empty())
            refuse(open_.back().line, fmt::format("{} is not closed", shown(open_.back().name)));
        return all;
    }

private:
    [[noreturn]] void refuse(std::size_t line, const std::string& what) const {
        throw Error(Failure::config, fmt::format("{}:{}: {}", file_, line, what),
                    "trail digest --print-template");
    }

    static std::string shown(std::string_view name) {
        constexpr std::size_t most = 64;
        return fmt::format("section \"{}\"", text::for_terminal_line(name.substr(0, most)));
    }

    Piece text() const {
        const auto end = std::min(rest_.find("{{"), rest_.size());
        const auto newline = rest_.find('\n');
        return {rest_.substr(0, newline < end ? newline + 1 : end), ' ', {}, line_};
    }

    Piece tag() const {
        const bool raw = rest_.starts_with("{{{");
        const std::string_view closing = raw ? "}}}" : "}}";
        const auto end = rest_.find(closing, closing.size());
        if (end == std::string_view::npos) refuse(line_, "a tag is not closed");
        const auto content = trimmed(rest_.substr(closing.size(), end - closing.size()));
        Piece piece{rest_.substr(0, end + closing.size()), 'v', content, line_};
        if (raw) piece.kind = '{';
        if (!raw && !content.empty() &&
            std::string_view("#^/!&>=").find(content[0]) != std::string_view::npos) {
            piece.kind = content[0];
            piece.name = trimmed(content.substr(1));
        }
        return piece;
    }

    void check(const Piece& piece) {
        if (piece.kind == '>') refuse(piece.line, "partials are not known here");
        if (piece.kind == '=') refuse(piece.line, "delimiters other than {{ }} are not known here");
        if (piece.kind == '#' || piece.kind == '^') {
            if (open_.size() == deepest) refuse(piece.line, "sections are nested too deeply");
            open_.push_back({piece.name, piece.line});
        }
        if (piece.kind == '/') close(piece);
    }

    void close(const Piece& piece) {
        if (open_.empty())
            refuse(piece.line, fmt::format("{} was never opened", shown(piece.name)));
        if (open_.back().name != piece.name)
            refuse(open_.back().line, fmt::format("{} is not closed", shown(open_.back().name)));
        open_.pop_back();
    }

    std::string_view rest_;
    std::string_view file_;
    std::size_t line_ = 1;
    std::vector<Section> open_;
};

bool is_blank(const Piece& piece) {
    return piece.kind == ' ' && trimmed(piece.text).empty();
}

bool ends_line(const Piece& piece) {
    return piece.kind == ' ' && piece.text.ends_with('\n');
}

// From `begin` to behind the piece that ends the line.
std::size_t line_end(const std::vector<Piece>& pieces, std::size_t begin) {
    while (begin < pieces.size() && !ends_line(pieces[begin])) ++begin;
    return std::min(begin + 1, pieces.size());
}

bool stands_alone(std::span<const Piece> line) {
    const auto is_structure = [](const Piece& piece) {
        return std::string_view("#^/!").find(piece.kind) != std::string_view::npos;
    };
    return std::ranges::count_if(line, is_structure) == 1 &&
           std::ranges::all_of(
               line, [&](const Piece& piece) { return is_structure(piece) || is_blank(piece); });
}

void append_line(std::string& out, std::span<const Piece> line) {
    const bool alone = stands_alone(line);
    for (const auto& piece : line) {
        if (piece.kind == '!' || (alone && piece.kind == ' ')) continue;
        if (!ends_line(piece)) {
            out += piece.text;
            continue;
        }
        out += piece.text.substr(0, piece.text.size() - 1);
        out += fmt::format("{{{{{{{}}}}}}}", newline_name);
    }
}

}  // namespace

std::string prepared_template(std::string_view source, std::string_view file) {
    const auto pieces = Reader(source, file).pieces();
    const std::span<const Piece> all(pieces);
    std::string out;
    for (std::size_t begin = 0; begin < pieces.size();) {
        const auto end = line_end(pieces, begin);
        append_line(out, all.subspan(begin, end - begin));
        begin = end;
    }
    return out;
}

}  // namespace trail::render
