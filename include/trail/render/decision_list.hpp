// Decisions for a person at a terminal, and as lines separated by tabs.
#pragma once

#include <span>
#include <string>

#include "trail/model/decision.hpp"
#include "trail/render/entry_list.hpp"

namespace trail::render {

// "D12  accepted  Fri 20 Nov 2026  ana  api  Use WAL mode: write-ahead  (review Fri 1 May 2027)"; a
// title is cut before its day.
std::string decision_list(std::span<const model::Decision> decisions, const Reader& reader);

// "D12 at author status project title", separated by tabs, with the newline.
std::string pipe_line(const model::Decision& decision);

}  // namespace trail::render
