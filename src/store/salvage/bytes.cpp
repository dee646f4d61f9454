// Numbers as SQLite writes them into a file.
#include "trail/store/salvage/bytes.hpp"
