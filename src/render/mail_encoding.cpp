// Text as mail may carry it: quoted-printable bodies and encoded words in headers.
#include "render/mail_encoding.hpp"

#include <charconv>

#include "render/base64.hpp"
#include "trail/render/mail.hpp"
#include "trail/text/pieces.hpp"

namespace trail::render {
namespace {

constexpr std::size_t longest_body_line = 76;
constexpr std::size_t longest_encoded_text = 48;  // of an encoded word, without its frame of 12

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string escaped(char c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    return {'=', digits[byte >> 4U], digits[byte & 0xFU]};
}

// One line of a body on its way out, broken softly where it grows too long.
class BodyLine {
public:
    explicit BodyLine(std::string_view line) : rest_(line) {}

    std::string encoded() {
        for (; !rest_.empty(); rest_.remove_prefix(1)) {
            const auto piece = next();
            // The "=" of a soft break needs room, except behind the last character.
            const std::size_t room = longest_body_line - (rest_.size() > 1 ? 1 : 0);
            if (used_ + piece.size() > room) {
                out_ += "=\n";
                used_ = 0;
                append(next());
            } else {
                append(piece);
            }
        }
        return std::move(out_);
    }

private:
    std::string next() const {
        const char c = rest_.front();
        const bool at_start = used_ == 0;
        if (at_start && (c == '.' || rest_.starts_with("From "))) return escaped(c);
        if (c == ' ' || c == '\t') return rest_.size() == 1 ? escaped(c) : std::string(1, c);
        return c > ' ' && c <= '~' && c != '=' ? std::string(1, c) : escaped(c);
    }
    void append(const std::string& piece) {
        out_ += piece;
        used_ += piece.size();
    }

    std::string_view rest_;
    std::string out_;
    std::size_t used_ = 0;
};

// Only letters, digits and few signs stand for themselves, so that the word may be in a phrase.
std::string q_encoded(std::string_view bytes) {
    std::string text;
    for (const char c : bytes) {
        if (c == ' ') {
            text += '_';
        } else if (is_letter_or_digit(c) || c == '-' || c == '!' || c == '*' || c == '+') {
            text += c;
        } else {
            text += escaped(c);
        }
    }
    return text;
}

std::size_t q_size(std::string_view bytes) {
    return q_encoded(bytes).size();
}

std::size_t b_size(std::string_view bytes) {
    return (bytes.size() + 2) / 3 * 4;
}

std::string encoded_word(std::string_view bytes, bool q) {
    const std::string frame = q ? "=?UTF-8?Q?" : "=?UTF-8?B?";
    return frame + (q ? q_encoded(bytes) : base64(bytes)) + "?=";
}

std::string_view first_character(std::string_view utf8) {
    std::size_t end = 1;
    while (end < utf8.size() && (static_cast<unsigned char>(utf8[end]) & 0xC0U) == 0x80U) ++end;
    return utf8.substr(0, end);
}

}  // namespace

std::string quoted_printable(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        out += BodyLine(line).encoded();
        text.remove_prefix(line.size());
        if (text.empty()) break;
        out += '\n';
        text.remove_prefix(1);
    }
    return out;
}

namespace {

// The parts without what stands above each for programs.
std::string bodies_of(std::string_view message) {
    std::string bodies;
    bool is_header = true;
    bool is_behind_mark = false;  // between two parts
    for (const auto line : text::lines(message)) {
        if (is_behind_mark && line.starts_with("Content-")) is_header = true;
        is_behind_mark = line.starts_with("--");
        if (!is_header) bodies.append(line).append("\n");
        if (line.empty()) is_header = false;
    }
    return bodies;
}

}  // namespace

std::string mail_words(std::string_view mail) {
    const auto message = bodies_of(mail);
    std::string words;
    for (std::size_t i = 0; i < message.size(); ++i) {
        const auto code = std::string_view(message).substr(i, 3);
        int byte = 0;
        if (code.starts_with("=\n")) {
            i += 1;
        } else if (code.size() == 3 && code[0] == '=' &&
                   std::from_chars(code.data() + 1, code.data() + 3, byte, 16).ptr ==
                       code.data() + 3) {
            words += static_cast<char>(byte);
            i += 2;
        } else {
            words += message[i];
        }
    }
    return words;
}

std::vector<std::string> encoded_words(std::string_view utf8) {
    // Q can be read by people who have to, as long as most of it is ASCII.
    const bool q = 2 * q_size(utf8) <= 3 * b_size(utf8);
    const auto size = [q](std::string_view bytes) { return q ? q_size(bytes) : b_size(bytes); };
    std::vector<std::string> words;
    std::string held;
    while (!utf8.empty()) {
        const auto character = first_character(utf8);
        utf8.remove_prefix(character.size());
        if (size(held + std::string(character)) > longest_encoded_text) {
            words.push_back(encoded_word(held, q));
            held.clear();
        }
        held += character;
    }
    if (!held.empty()) words.push_back(encoded_word(held, q));
    return words;
}

}  // namespace trail::render
