// What completion answers: candidates that begin as the word was typed, or a wish for paths.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace trail::cli::completion {

// What the shell completes itself.
enum class Paths { none, files, directories };

class Answer {
public:
    explicit Answer(std::string word) : word_(std::move(word)) {}

    // So much of the word stays as it is: "--json=id," of "--json=id,te". Candidates follow it.
    void keep(std::size_t bytes);

    // The part of the word that candidates begin with.
    std::string_view typed() const { return std::string_view(word_).substr(kept_); }

    // Takes what begins as typed. A text with control characters is no candidate, because a shell
    // would insert them; in a meaning, which is only shown, they are spelled out.
    void add(std::string_view text, std::string_view meaning = {});

    void leave_to_shell(Paths paths) { paths_ = paths; }

    // A line for each candidate, "TEXT TAB MEANING"; or one line, ":files" or ":directories", TAB,
    // and the part of the word that stands before the path.
    std::string text() const;

private:
    std::string word_;
    std::size_t kept_ = 0;
    std::string lines_;
    Paths paths_ = Paths::none;
};

}  // namespace trail::cli::completion
