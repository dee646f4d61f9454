// Which of many things a page with room for few shows.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace trail::report {

// Of `all` things in the order of time the places of at most so many, spread evenly over them: what
// is read of a year tells of the whole year.
std::vector<std::size_t> spread(std::size_t all, std::size_t most);

// Keeps those of a list.
template <class Thing>
void thin_out(std::vector<Thing>& list, std::size_t most) {
    std::vector<Thing> kept;
    for (const auto place : spread(list.size(), most)) kept.push_back(std::move(list[place]));
    list = std::move(kept);
}

}  // namespace trail::report
