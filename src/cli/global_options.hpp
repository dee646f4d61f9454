// The options every command takes, declared once.
#pragma once

#include "cli/context.hpp"
#include "cli/declaration.hpp"

namespace trail::cli {

// What can be asked of the program instead of running a command.
struct Questions {
    bool short_help = false;
    bool full_help = false;
    bool version = false;

    bool any() const { return short_help || full_help || version; }
};

void declare_global_options(Declaration& declaration, GlobalOptions& options, Questions& questions);

}  // namespace trail::cli
