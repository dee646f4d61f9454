// Reading a record where nothing can be written.
#pragma once

#include <optional>
#include <string>

namespace trail::store::engine {

// Where no file can be made beside the record, SQLite reads it only when its name says that it
// stays as it is. Nothing when the file cannot be read at all. Throws Error{io} when a log beside
// it holds newer entries, which then would be left out.
std::optional<std::string> name_where_nothing_changes(const std::string& path);

}  // namespace trail::store::engine
