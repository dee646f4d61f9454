// Reading a record where nothing can be written.
#pragma once

#include <optional>
#include <string>

namespace trail::store::engine {

// Where no file can be made beside the record, SQLite reads it only when its name says that it
// stays as it is. Nothing when the file cannot be read at all. Throws Error{io} when a log beside
// it holds newer entries, which then would be left out.
std::optional<std::string> name_where_nothing_changes(const std::string& path);

// Under this name SQLite, opening for reading, makes no file beside the record: a record in
// write-ahead mode stays as it is unless its log and the log's index are there already.
std::string name_that_makes_no_file(const std::string& path);

}  // namespace trail::store::engine
