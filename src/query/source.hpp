// The text of a query, and errors that mark a part of it.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "trail/error.hpp"

namespace trail::query {

// Tokens and values are views into `text`, so a part knows its own place.
struct Source {
    std::string_view text;

    Excerpt excerpt(std::string_view part) const {
        return {std::string(text), static_cast<std::size_t>(part.data() - text.data()),
                part.size()};
    }

    Error error(std::string_view part, const std::string& message,
                std::string hint = "trail help query") const {
        return {Failure::usage, message, std::move(hint), excerpt(part)};
    }
};

}  // namespace trail::query
