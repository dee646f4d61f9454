// Words that are purged from the record, in texts that were typed and not recorded yet.
#include "cli/entries/purged_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>

#include "trail/capture/tokens.hpp"
#include "trail/error.hpp"
#include "trail/external/kept_texts.hpp"
#include "trail/system/files.hpp"
#include "trail/system/locks.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/pieces.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

bool is_of_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) != 0;
}

// "Fix" goes where it was typed, and stays in "Fixed".
std::string without(std::string draft, const std::string& text) {
    for (auto at = draft.find(text); !text.empty() && at != std::string::npos;) {
        const auto end = at + text.size();
        const bool is_inside =
            (at > 0 && is_of_word(draft[at - 1]) && is_of_word(text.front())) ||
            (end < draft.size() && is_of_word(draft[end]) && is_of_word(text.back()));
        if (!is_inside) draft.erase(at, text.size());
        at = draft.find(text, is_inside ? end : at);
    }
    return draft;
}

bool says_nothing(const std::string& draft) {
    try {
        const auto left = capture::capture(capture::without_comments(draft));
        return left.line.empty() && !left.body;
    } catch (const Error&) {
        return false;
    }
}

// The words of a text alone, with a blank around each.
std::string bare(std::string_view text) {
    const auto folded = text::folded(text);
    std::string words = " ";
    for (const auto word : text::words(folded)) {
        words += word;
        words += ' ';
    }
    return words;
}

std::string without_tokens(std::string_view line) {
    try {
        return capture::capture(line).line;
    } catch (const Error&) {
        return {};
    }
}

class Purged {
public:
    explicit Purged(std::vector<std::string> texts) : texts_(std::move(texts)) {
        // What begins like another goes before it, or its end would stay.
        std::ranges::sort(texts_, std::ranges::greater{}, &std::string::size);
        for (const auto& text : texts_) {
            for (const auto line : text::lines(text)) {
                const auto words = bare(line);
                add(words);
                // What a terminal or a mail shows of it.
                if (auto shown = bare(text::for_terminal_line(line)); shown != words)
                    add(std::move(shown));
            }
        }
    }

    std::string taken_out_of(std::string draft) const {
        for (const auto& text : texts_) draft = without(std::move(draft), text);
        std::string left;
        for (const auto line : text::lines(draft)) {
            if (says_one(line)) continue;
            left += line;
            left += '\n';
        }
        if (!draft.ends_with('\n') && !left.empty()) left.pop_back();
        return left;
    }

    // Lines may be broken where they were not. One or two words are in many a sentence of others:
    // they are meant where a line is about them.
    bool are_in(std::string_view text) const {
        constexpr std::ptrdiff_t few = 2;
        const auto words = bare(text);
        return std::ranges::any_of(lines_, [&](const std::string& line) {
            return number_of_words(line) <= few ? is_told(line, text)
                                                : words.find(line) != std::string::npos;
        });
    }

private:
    static std::ptrdiff_t number_of_words(std::string_view words) {
        return std::ranges::count(words, ' ') - 1;
    }

    // "- utf-8 (ana, `wkqz`)", "Blocker: utf-8".
    static bool is_told(std::string_view words, std::string_view text) {
        constexpr std::ptrdiff_t most_details = 6;
        const auto begins = [&](std::string_view line) {
            const auto form = bare(line);
            return form.starts_with(words) &&
                   number_of_words(form) <= number_of_words(words) + most_details;
        };
        for (const auto line : text::lines(text)) {
            const auto label = line.find(": ");
            if (begins(line)) return true;
            if (label != std::string_view::npos && begins(line.substr(label))) return true;
        }
        return false;
    }

    void add(std::string words) {
        if (words != " ") lines_.push_back(std::move(words));
    }

    bool says_one(std::string_view line) const {
        const std::array forms{bare(line), bare(without_tokens(line))};
        return std::ranges::any_of(lines_, [&](const std::string& words) {
            const bool is_one_word = number_of_words(words) == 1;
            return std::ranges::any_of(forms, [&](const std::string& form) {
                return is_one_word ? form == words : form.find(words) != std::string::npos;
            });
        });
    }

    std::vector<std::string> texts_;
    std::vector<std::string> lines_;  // bare
};

using Path = std::filesystem::path;

// The text without the words, when it had them.
std::optional<std::string> cleaned(const Path& file, const Purged& purged) {
    const auto draft = system::read_file(file, external::largest_text).value_or("");
    auto left = purged.taken_out_of(draft);
    return left == draft ? std::nullopt : std::optional(std::move(left));
}

// Why the words may still be in the file; `hold` gives something while nobody else uses it.
template <class Hold>
std::string trouble_with(const Path& file, const Purged& purged, Hold hold) {
    try {
        if (!cleaned(file, purged)) return {};
        const auto held = hold();
        if (!held) return "somebody is writing in it";
        const auto left = cleaned(file, purged);
        if (!left) return {};
        if (says_nothing(*left)) {
            system::remove_durably(file);
        } else {
            system::write_file_durably(file, *left);
        }
        return {};
    } catch (const Error& error) {
        return error.what();
    }
}

}  // namespace

std::vector<KeptText> forget_words(Context& context, std::vector<std::string> words) {
    const Purged purged(std::move(words));
    const std::filesystem::path directory = context.directories().state;
    std::vector<KeptText> left;
    const auto clean = [&](const Path& file, const auto& hold) {
        std::error_code failed;
        auto trouble = trouble_with(file, purged, hold);
        if (trouble.empty() && !std::filesystem::exists(file, failed)) return;
        left.push_back(
            {system::shown_path(file.string(), context.directories().home), std::move(trouble)});
    };
    for (const auto& file : external::kept_texts(directory))
        clean(file, [&] { return external::hold(file); });
    clean(directory / "checkin-draft",
          [&] { return system::FileLock::take(directory / "checkin.lock", 0); });
    return left;
}

bool say(const std::vector<std::string>& words, std::string_view text) {
    return Purged(words).are_in(text);
}

}  // namespace trail::cli
