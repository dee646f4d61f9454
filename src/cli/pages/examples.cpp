// Examples with what they print.
#include "cli/pages/examples.hpp"

#include <algorithm>
#include <utility>

namespace trail::cli::pages {
namespace {

// Where a transcript has its scratch home.
std::string in_reader_s_home(std::string_view line) {
    constexpr std::string_view mark = "{{home}}";
    std::string text(line);
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
        text.replace(at, mark.size(), "/home/ana");
    }
    return text;
}

class Reader {
public:
    void take(std::string_view line) {
        if (line == "<!--" || line == "-->") {
            is_hidden_ = line == "<!--";
        } else if (line.starts_with("```")) {
            in_block_ = !in_block_;
            if (in_block_ && !is_hidden_) shown_.push_back({std::exchange(text_, {}), {}});
        } else if (in_block_) {
            if (!is_hidden_) take_of_block(line);
        } else if (!line.empty()) {
            text_ += std::string(line) + " ";
        } else {
            text_.clear();
        }
    }

    std::vector<Shown> shown() { return std::move(shown_); }

private:
    void take_of_block(std::string_view line) {
        auto& steps = shown_.back().steps;
        if (steps.empty() && !line.starts_with("$ ")) steps.emplace_back();
        if (line.starts_with("$ ")) {
            steps.push_back({std::string(line.substr(2)), ""});
        } else if (steps.back().output.empty() && steps.back().command.ends_with('\\')) {
            steps.back().command += "\n" + std::string(line);
        } else {
            steps.back().output += in_reader_s_home(line) + "\n";
        }
    }

    std::vector<Shown> shown_;
    std::string text_;
    bool is_hidden_ = false;
    bool in_block_ = false;
};

}  // namespace

std::vector<Shown> read_examples(std::string_view markdown) {
    Reader reader;
    while (!markdown.empty()) {
        const auto end = std::min(markdown.find('\n'), markdown.size());
        // A blank line ends a paragraph, but not between a paragraph and its block.
        const auto line = markdown.substr(0, end);
        markdown.remove_prefix(std::min(end + 1, markdown.size()));
        if (line.empty() && markdown.starts_with("```")) continue;
        reader.take(line);
    }
    return reader.shown();
}

std::optional<std::string> output_of(const std::vector<Shown>& examples, std::string_view command) {
    for (const auto& shown : examples) {
        const auto step = std::ranges::find(shown.steps, command, &Step::command);
        if (step != shown.steps.end()) return step->output;
    }
    return std::nullopt;
}

}  // namespace trail::cli::pages
