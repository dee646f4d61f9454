// Letters that stand for a state: every change gives others, in every copy of a record the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/model/entry.hpp"

namespace trail::store {

// Fields are written with their lengths, so that no two states are written alike.
class WrittenState {
public:
    void add(std::string_view text);
    void add(const std::vector<std::string>& list);
    void add(std::int64_t number);
    void add(const std::optional<std::string>& text);
    void add(const std::optional<time::Instant>& at);
    void add(const std::optional<int>& number);
    void add(const model::Entry& entry);  // which one, its text, its time

    std::string letters() const;

private:
    std::string text_;
};

}  // namespace trail::store
