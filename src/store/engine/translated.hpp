// What SQLite reports, as an error of ours.
#pragma once

#include <SQLiteCpp/Exception.h>

#include <string>

#include "trail/error.hpp"

namespace trail::store::engine {

// The file, or one that belongs beside it, cannot be made or written to.
class Unwritable : public Error {
public:
    using Error::Error;
};

// `path` is the record's file, as people know it.
[[noreturn]] void throw_translated(const SQLite::Exception& exception, const std::string& path);

}  // namespace trail::store::engine
