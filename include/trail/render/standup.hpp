// Stand-ups to be read, pasted and piped.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "trail/render/entry_fields.hpp"
#include "trail/render/text_style.hpp"
#include "trail/report/standup.hpp"

namespace trail::render {

// One block for each person who has something to tell or was asked for alone, then who is away and
// who wrote nothing, a line each. Texts are wrapped where the style cuts, else whole.
std::string standup_text(std::span<const report::Standup> standups, const TextStyle& style);

// The same as Markdown, with a heading for each person.
std::string standup_markdown(std::span<const report::Standup> standups);

// "person part id at project text", separated by tabs; the part is done, next or blocked.
std::string standup_lines(std::span<const report::Standup> standups);

std::vector<FieldHelp> standup_fields();

// One array with one object for each person.
std::string standup_json(std::span<const report::Standup> standups,
                         std::span<const std::string> fields);

}  // namespace trail::render
