// Sections of a decision file written anew, with as few bytes changed as can be.
#pragma once

#include <string>
#include <string_view>

#include "importers/decision_layout.hpp"
#include "trail/importers/decision_file.hpp"
#include "trail/importers/decision_parts.hpp"

namespace trail::importers {

// The text with other words in one place; their newlines become those of the text.
std::string replaced(const Outline& outline, Span span, std::string_view with);

// The text with context, drivers, options, outcome, consequences or confirmation as wanted.
std::string with_section_part(std::string_view text, const DecisionLayout& layout,
                              const DecisionFile& wanted, Part part);

// The text with one section more, where the format has it.
std::string with_new_section(const DecisionLayout& layout, Section kind, DecisionFormat format,
                             std::string_view content);

}  // namespace trail::importers
