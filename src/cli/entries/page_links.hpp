// Web addresses on the page of one item, as links where the terminal follows them.
#pragma once

#include <string>

#include "cli/context.hpp"
#include "trail/render/entry_page.hpp"

namespace trail::cli {

// `text` is the page as it is shown; what is a link is looked up in what people wrote.
std::string with_page_links(Context& context, const std::string& text,
                            const render::EntryPage& page);

}  // namespace trail::cli
