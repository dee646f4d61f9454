// Entries and decisions as lines of a digest.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "report/work.hpp"
#include "trail/report/digest.hpp"

namespace trail::report {

// An entry as it was written.
Line line_of(const model::Entry& entry);

// Finished work: a commit's subject is read, anything else stays as written. Keeps a pointer to
// `entry`.
Work work_of(const model::Entry& entry);

// True for work that others must react to.
bool is_breaking(const model::Entry& entry);

// Blockers, plans and asks that ended in the period, by what ended them.
class Endings {
public:
    // Keeps pointers into `material`.
    Endings(const Material& material, time::Instant end);

    // What `closer` ended, oldest first.
    std::vector<Ended> by(model::ItemId closer) const;

    // Blockers and plans that no work in the period ended; each has a line of its own.
    const std::vector<Work>& alone() const { return alone_; }

    std::size_t blockers() const { return blockers_; }

private:
    // By id; null for those that are not in the material.
    using Closers = std::unordered_map<std::uint64_t, const model::Entry*>;
    void add(const model::Entry& item, const Closers& closers);

    std::unordered_map<std::uint64_t, std::vector<Ended>> by_closer_;
    std::vector<Work> alone_;
    std::size_t blockers_ = 0;
};

DecisionLine line_of(const model::Decision& decision, const time::Zone& zone);

}  // namespace trail::report
