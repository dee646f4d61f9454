// People: a list with who is at work, one in full, and as named fields.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "trail/render/entry_fields.hpp"
#include "trail/report/presence.hpp"

namespace trail::render {

// One a line, in columns: name, full name, zone, hours, their clock, at work or off until when.
std::string people_list(std::span<const report::Presence> people, const Reader& reader);

std::string person_page(const report::Presence& presence, const Reader& reader);

// "Thu 24 Dec to Sun 3 Jan", "Thu 24 Dec", "from Thu 24 Dec on" for ever; with years when they are
// far from `today`.
std::string days_text(time::Day begin, time::Day end, time::Day today);

// "Mon 09:00" in the next days, else with the date, as a clock of this zone shows it.
std::string coming_text(time::Instant moment, time::Instant now, const time::Zone& zone);

// What people call a zone: "New York".
std::string city(const time::Zone& zone);

// "name full mail tz hours state next_start", separated by tabs, with the newline; addresses are
// separated by commas, the state is working, off or away.
std::string pipe_line(const report::Presence& presence);

std::vector<FieldHelp> person_fields();
void write_person(text::JsonWriter& json, const report::Presence& presence,
                  std::span<const std::string> fields = {});

}  // namespace trail::render
