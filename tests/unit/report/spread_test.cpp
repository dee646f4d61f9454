// A few of many, over the whole of them.
#include "trail/report/spread.hpp"

#include "support/catch.hpp"

using trail::report::spread;
using Places = std::vector<std::size_t>;

TEST_CASE("few of many are spread evenly, neither the first nor the last of them") {
    CHECK(spread(12, 3) == Places{2, 6, 10});
    CHECK(spread(7, 3) == Places{1, 3, 5});
    CHECK(spread(4, 3) == Places{0, 2, 3});
}

TEST_CASE("all that fit are shown, and nothing twice") {
    CHECK(spread(3, 3) == Places{0, 1, 2});
    CHECK(spread(3, 1'000'000) == Places{0, 1, 2});
    CHECK(spread(0, 3).empty());
    CHECK(spread(3, 0).empty());
    for (std::size_t all = 1; all < 40; ++all) {
        for (std::size_t most = 1; most <= all; ++most) {
            const auto places = spread(all, most);
            for (std::size_t i = 1; i < places.size(); ++i) CHECK(places[i - 1] < places[i]);
            CHECK(places.back() < all);
        }
    }
}
