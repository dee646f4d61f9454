// The people a page about everybody is about.
#include "cli/people/team.hpp"

#include <algorithm>
#include <chrono>

#include "cli/people/people.hpp"
#include "trail/report/presence.hpp"
#include "trail/store/activity.hpp"
#include "trail/store/people.hpp"

namespace trail::cli {
namespace {

constexpr std::chrono::days lately{28};
constexpr std::chrono::days ahead{2};  // it is tomorrow elsewhere

}  // namespace

std::vector<model::Person> team(Context& context) {
    const auto& record = context.store().record();
    const auto writers =
        store::activity::authors(record, {{context.now() - lately, context.now() + ahead}, {}});
    std::vector<model::Person> people{find_person(context, "me")};
    for (auto& person : store::people::all(record)) {
        if (person.name == people.front().name) continue;
        const bool wrote =
            std::ranges::find(writers, person.name, &store::activity::Named::name) != writers.end();
        if (wrote || report::told_when_they_work(person)) people.push_back(std::move(person));
    }
    return people;
}

std::vector<model::Person> people_asked_for(Context& context,
                                            const std::optional<std::string>& author) {
    if (author == "all") return team(context);
    return {find_person(context, author.value_or("me"))};
}

}  // namespace trail::cli
