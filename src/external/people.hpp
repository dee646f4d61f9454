// How people are written in commits and settings: addresses are compared in lower case.
#pragma once

#include <string>
#include <string_view>

namespace trail::external {

// ASCII only: the rest of an address is the same in both cases or nobody's to change.
inline std::string lower_case(std::string_view text) {
    std::string result(text);
    for (auto& c : result) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

}  // namespace trail::external
