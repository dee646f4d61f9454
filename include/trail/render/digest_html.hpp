// A digest as one page of HTML that needs nothing else: no script, no image, no other file.
#pragma once

#include <string>

#include "trail/report/digest.hpp"

namespace trail::render {

// For eyes, screen readers and paper; light and dark; from 320 pixels of width on. Texts of people
// are data: nothing in them becomes markup, except links to http, https and mailto, and the
// Markdown of bodies within the limits of `html_body`. A page shows at most a megabyte of bodies.
// With `report::add_overview` before, the page has bodies, a calendar and bars. Throws
// Error{unavailable} when there are bodies and Markdown cannot be read.
std::string html(const report::Digest& digest);

}  // namespace trail::render
