// Builds the line that stays when tokens are taken out of what was typed.
#pragma once

#include <string>
#include <string_view>

namespace trail::capture {

// Runs of tabs and spaces become one space. Where a token stood no double space, no empty bracket
// and no lonely punctuation is left: "Fixed it +a, +b (+c)." becomes "Fixed it."
class LineBuilder {
public:
    // One character, or a token as a whole.
    void add(std::string_view piece);
    void leave_out();
    std::string take();

private:
    void add_space();
    bool close_bracket();
    bool add_mark();
    void trim_end();
    char32_t last() const;

    std::string line_;
    bool gap_ = false;       // nothing but space has been added since a token was left out
    bool touching_ = false;  // not even space
};

}  // namespace trail::capture
