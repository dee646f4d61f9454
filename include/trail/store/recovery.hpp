// Getting back what a damaged record still holds.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "trail/model/id.hpp"

namespace trail::store::recovery {

struct Recovered {
    std::size_t entries = 0;
    std::size_t operations = 0;
    std::size_t lost = 0;                 // entries that are known to have been there
    std::vector<model::ItemId> lost_ids;  // as far as the damaged file tells them
    std::size_t older = 0;                // entries of which only an earlier state was left
    std::size_t lost_details = 0;         // decisions without their options and dates
    std::size_t lost_names = 0;           // people, projects, tags: replaced by "lost-4"
    std::size_t unread = 0;               // times that the disk did not give what is in the file
};

// Reads the file page by page, whatever is wrong with its trees and whatever lies beside it, and
// writes each row that can still be read into the new file, ids, times and authors kept. The
// damaged file stays as it is. Throws Error{io} when it cannot be read or `fresh` cannot be made,
// Error{data} when nothing was found; there is then no new file.
Recovered recover(const std::string& damaged, const std::string& fresh);

}  // namespace trail::store::recovery
