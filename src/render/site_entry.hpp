// Entries on the pages of a site: in full in their week, as one line that leads there elsewhere.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "trail/model/decision.hpp"
#include "trail/model/entry.hpp"
#include "trail/time/zone.hpp"

namespace trail::render {

// An item that can be linked to by its id, with the body folded behind it.
std::string site_entry(const model::Entry& entry, const time::Zone& zone);

// An item that leads to `target`.
std::string site_line(const model::Entry& entry, std::string_view target, const time::Zone& zone);

// A text as far as a line of a page shows it, with "…" when that is not all.
std::string site_text(std::string_view text, std::size_t most);

// A body or another long text, the beginning of it when it would fill the page; `more` is the
// command that shows the rest.
std::string site_body(std::string_view markdown, std::string_view more);

// "D12 accepted" in its shape.
std::string status_label(int number, model::DecisionStatus status);

// "Fri 20 Nov 2026", as a time.
std::string site_day(time::Day day);

}  // namespace trail::render
