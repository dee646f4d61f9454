// Numbers that look random and are the same on every machine: SplitMix64 and Zipf's law.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace trail::bench {

class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return mixed ^ (mixed >> 31);
    }

    std::uint64_t below(std::uint64_t end) { return next() % end; }
    bool percent(std::uint64_t share) { return below(100) < share; }
    double fraction() { return static_cast<double>(next() >> 11) * 0x1p-53; }

    template <class List>
    const auto& of(const List& list) {
        return list[below(list.size())];
    }

private:
    std::uint64_t state_;
};

// Ranks from 0; rank r comes up in proportion to 1 / (r + 1) ^ steepness.
class Zipf {
public:
    Zipf(std::size_t ranks, double steepness) {
        double sum = 0;
        for (std::size_t rank = 0; rank < ranks; ++rank) {
            sum += std::pow(static_cast<double>(rank + 1), -steepness);
            up_to_.push_back(sum);
        }
    }

    std::size_t pick(Random& random) const {
        const auto found = std::ranges::lower_bound(up_to_, random.fraction() * up_to_.back());
        return std::min(static_cast<std::size_t>(found - up_to_.begin()), up_to_.size() - 1);
    }

    double share(std::size_t rank) const {
        return (up_to_[rank] - (rank == 0 ? 0 : up_to_[rank - 1])) / up_to_.back();
    }

private:
    std::vector<double> up_to_;
};

}  // namespace trail::bench
