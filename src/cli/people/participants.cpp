// The people of a decision as clocks.
#include "cli/people/participants.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/moment.hpp"
#include "trail/store/people.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {

Participants participants(Context& context, const std::vector<std::string>& names) {
    Participants found;
    auto ordered = names;
    std::stable_partition(ordered.begin(), ordered.end(),
                          [&](const std::string& name) { return name == context.me().name; });
    for (const auto& name : ordered) {
        const bool is_me = name == context.me().name;
        const auto person = store::people::find(context.store().record(), name);
        const auto zone =
            is_me ? std::optional(context.zone()) : time::Zone::named(person ? person->zone : "");
        if (!zone || (!is_me && person->zone.empty())) {
            found.without_zone.push_back(name);
            continue;
        }
        found.people.push_back({name, *zone});
        auto known = person.value_or(model::Person{});
        if (is_me) known.zone = zone->name();
        found.works.push_back(model::working_time(known, *zone));
    }
    return found;
}

void note_foreign_clocks(Context& context, const std::vector<std::string>& names,
                         time::Instant moment) {
    const auto found = participants(context, names);
    for (std::size_t i = 0; i < found.people.size(); ++i) {
        const auto& [name, zone] = found.people[i];
        const bool same_clock = zone.local(moment) == context.zone().local(moment);
        // Up to the end of a shift is still work: "due 17:00" is for people who go at 17:00.
        const bool is_work = found.works[i].is_working(moment - time::Seconds{1});
        if (same_clock || is_work) continue;
        const auto local = zone.local(moment);
        context.note(fmt::format("for {} that is {} {}, outside working hours",
                                 text::for_terminal_line(name),
                                 time::short_date(time::day_of(local)), time::clock_text(local)));
    }
}

}  // namespace trail::cli
