// What is fuzzed: each grammar and reader that takes text of others.
#pragma once

#include <span>
#include <string_view>

namespace trail::fuzz {

// Reads `bytes` and does what a user could do with the result. Ends the program when a promise is
// broken: another failure than one of the text's, or a result that cannot be.
struct Target {
    std::string_view name;
    void (*read)(std::string_view bytes);
    unsigned costs = 1;  // as many of the others take as long
};

// The target "recover".
void read_damaged(std::string_view bytes);

std::span<const Target> targets();

}  // namespace trail::fuzz
