// Work that is handed over to a second thread.
#include "trail/system/worker.hpp"

#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include "support/catch.hpp"

using trail::system::Worker;

TEST_CASE("every job is done once and in order, in another thread") {
    std::vector<int> done;
    std::thread::id place;
    Worker worker;
    for (int job = 0; job < 2'000; ++job) {
        worker.give([&done, &place, job] {
            done.push_back(job);
            place = std::this_thread::get_id();
        });
    }
    worker.finish();
    REQUIRE(done.size() == 2'000);
    for (int job = 0; job < 2'000; ++job) REQUIRE(done[static_cast<std::size_t>(job)] == job);
    CHECK(place != std::this_thread::get_id());
}

TEST_CASE("nothing given is nothing to wait for") {
    Worker worker;
    CHECK_NOTHROW(worker.finish());
}

TEST_CASE("more may be given after everything was finished") {
    int done = 0;
    Worker worker;
    worker.give([&done] { ++done; });
    worker.finish();
    CHECK(done == 1);
    worker.give([&done] { ++done; });
    worker.finish();
    CHECK(done == 2);
}

TEST_CASE("what a job throws reaches the giver, and later jobs are not done") {
    std::vector<int> done;
    Worker worker;
    const auto give_all = [&] {
        for (int job = 0; job < 1'000; ++job) {
            worker.give([&done, job] {
                if (job == 300) throw std::runtime_error("300 is too much");
                done.push_back(job);
            });
        }
        worker.finish();
    };
    CHECK_THROWS_WITH(give_all(), "300 is too much");
    CHECK(done.size() == 300);
    CHECK_THROWS_WITH(worker.finish(), "300 is too much");
}

TEST_CASE("a giver that fails leaves no thread and no job behind") {
    auto kept = std::make_shared<int>(0);
    const std::weak_ptr<int> still_there = kept;
    const auto fail_halfway = [&kept] {
        Worker worker;
        for (int job = 0; job < 10; ++job) worker.give([mine = kept] { ++*mine; });
        kept.reset();
        throw std::runtime_error("the source is gone");
    };
    CHECK_THROWS_WITH(fail_halfway(), "the source is gone");
    CHECK(still_there.expired());
}
