// toml++'s library part, compiled once; see Packages.cmake.
#define TOML_IMPLEMENTATION
#include <toml++/toml.h>
