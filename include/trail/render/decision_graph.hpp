// Which decision took the place of which: as a tree for a terminal, as a drawing for Graphviz.
#pragma once

#include <span>
#include <string>

#include "trail/model/decision.hpp"
#include "trail/render/entry_list.hpp"

namespace trail::render {

// The newest of each chain at the margin, what it superseded indented below it, by number. A
// decision whose successor is not among them stands at the margin and names it.
std::string decision_tree(std::span<const model::Decision> decisions, const Reader& reader);

// The same in the DOT language (https://graphviz.org/doc/info/lang.html): an arrow from each
// decision to what it superseded.
std::string decision_dot(std::span<const model::Decision> decisions);

}  // namespace trail::render
