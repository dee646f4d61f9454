// The error that an act ends with.
#pragma once

#include <stdexcept>

#include "trail/error.hpp"

namespace trail::test {

template <class Act>
Error error_of(Act&& act) {
    try {
        act();
    } catch (const Error& error) {
        return error;
    }
    throw std::runtime_error("no error was thrown");
}

}  // namespace trail::test
