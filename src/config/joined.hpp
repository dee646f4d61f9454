// Words in a row, with something between them.
#pragma once

#include <string>
#include <string_view>

namespace trail::config {

template <class Words>
std::string joined(const Words& words, std::string_view between) {
    std::string text;
    bool first = true;
    for (const auto& word : words) {
        if (!first) text += between;
        text += word;
        first = false;
    }
    return text;
}

}  // namespace trail::config
