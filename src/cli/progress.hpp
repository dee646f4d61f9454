// How far long work is: a line on standard error of a terminal, gone when the work is over.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "cli/context.hpp"

namespace trail::cli {

// Says nothing during the first half second, away from a terminal, and with --quiet. Afterwards
// "Importing git history: 1,200 of 4,031 commits" is written anew at most four times a second; with
// ui.progress=plain a line of its own every five seconds.
class Progress {
public:
    // `total` is asked once, when the first line is shown, and may not know.
    using Total = std::function<std::optional<std::size_t>()>;

    // "Importing git history", "commits".
    Progress(Context& context, std::string act, std::string things, Total total = {});
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();

    // One more of the things is done.
    void step() {
        ++done_;
        if (is_wanted_) look();
    }

private:
    void look();
    void show();
    std::string line() const;

    Context& context_;
    std::string act_;
    std::string things_;
    Total ask_total_;
    std::optional<std::size_t> total_;
    bool is_wanted_;
    bool is_plain_ = false;
    std::size_t done_ = 0;
    std::chrono::milliseconds next_;
    std::size_t shown_columns_ = 0;  // of the line that stands on the terminal now
};

}  // namespace trail::cli
