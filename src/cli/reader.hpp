// The reader of this run, as renderers need to know them.
#pragma once

#include "cli/context.hpp"
#include "trail/render/entry_list.hpp"

namespace trail::cli {

// For standard output: its width and looks, the reader's zone and dates. Away from a terminal
// nothing is cut.
render::Reader reader(Context& context, bool whole_texts = false);

// For a file: the same, whole and in plain text.
render::Reader file_reader(Context& context);

}  // namespace trail::cli
