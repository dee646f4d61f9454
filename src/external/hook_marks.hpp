// How trail's lines are found in a hook file and taken out of it.
#pragma once

#include <string>
#include <string_view>

#include "external/hook_text.hpp"
#include "trail/external/hooks.hpp"

namespace trail::external::hooks {

enum class Condition {
    absent,
    current,
    outdated,  // another version of trail wrote it
    damaged,   // a mark is missing, or it is there twice
};

struct Reading {
    Condition condition = Condition::absent;
    Form form = Form::inserted;
    std::string program;

    bool operator==(const Reading&) const = default;
};

// What of ours a file holds.
Reading read(std::string_view content, Event event);

// `content` with `ours` after its first line if that names the program that reads it, else before
// it.
std::string with(std::string_view content, const std::string& ours);

// `content` without anything of ours: of a file that `with` gave, what it was given.
std::string without(std::string_view content, Event event);

}  // namespace trail::external::hooks
