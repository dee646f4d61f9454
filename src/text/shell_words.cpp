// A command line as a shell would split it into words.
#include "trail/text/shell_words.hpp"

#include <algorithm>
#include <utility>

namespace trail::text {
namespace {

// What a backslash takes the meaning of between double marks (POSIX, "Double-Quotes").
constexpr std::string_view special = "\"\\$`";

class Words {
public:
    explicit Words(std::string_view line) : rest_(line) {}

    // False when a quotation mark is not closed.
    bool read() {
        while (!rest_.empty()) {
            const char c = take();
            if (c == ' ' || c == '\t') {
                finish();
            } else if (c == '\'' || c == '"') {
                if (!quoted(c)) return false;
            } else {
                add(c == '\\' && !rest_.empty() ? take() : c);
            }
        }
        finish();
        return true;
    }

    std::vector<std::string> words;

private:
    char take() {
        const char c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }
    void add(char c) {
        word_ += c;
        begun_ = true;
    }
    bool quoted(char mark) {
        begun_ = true;
        while (!rest_.empty()) {
            const char c = take();
            if (c == mark) return true;
            const bool escapes = mark == '"' && c == '\\' && !rest_.empty() &&
                                 special.find(rest_.front()) != std::string_view::npos;
            add(escapes ? take() : c);
        }
        return false;
    }
    void finish() {
        if (begun_) words.push_back(std::move(word_));
        word_.clear();
        begun_ = false;
    }

    std::string_view rest_;
    std::string word_;
    bool begun_ = false;
};

}  // namespace

std::optional<std::vector<std::string>> shell_words(std::string_view line) {
    Words words(line);
    if (!words.read()) return std::nullopt;
    return std::move(words.words);
}

std::string program_of(std::string_view command) {
    if (command.find_first_of("|&;<>()$`\\\"'*?[#~=%") != std::string_view::npos) return {};
    const auto start = std::min(command.find_first_not_of(' '), command.size());
    command.remove_prefix(start);
    const auto word = command.substr(0, command.find(' '));
    // The shell's own word in front of a program.
    return word == "exec" ? program_of(command.substr(word.size())) : std::string(word);
}

}  // namespace trail::text
