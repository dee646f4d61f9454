// A look at a record changes nothing, not even beside it.
#include "trail/store/look.hpp"

#include <filesystem>
#include <fstream>
#include <set>

#include "support/catch.hpp"
#include "support/records.hpp"
#include "support/scratch_folder.hpp"
#include "trail/error.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/known_names.hpp"
#include "trail/store/store.hpp"

using namespace trail;
using store::Change;
using store::Look;
using store::Store;

namespace {

namespace fs = std::filesystem;

class Place {
public:
    Place() : path(folder_.file("trail.db")) {}

    store::Actor actor() const { return actor_; }

    void log(const std::string& line, const std::string& project = "api") const {
        Store record({.path = path}, [this] { return actor_; });
        record.change("log", [&](Change& change) {
            auto entry = test::entry(line);
            entry.project = project;
            entry.tags = {"Parser"};
            store::entries::add(change, entry);
        });
    }

    std::set<std::string> files() const {
        std::set<std::string> names;
        for (const auto& file : fs::directory_iterator(folder_.path())) {
            names.insert(file.path().filename().string());
        }
        return names;
    }

    std::size_t seen() const { return store::entries::newest(Look(path).record(), 10).size(); }

private:
    test::ScratchFolder folder_;
    store::Actor actor_ = test::ana();  // one, so that no id comes twice

public:
    std::string path;
};

}  // namespace

TEST_CASE("a look sees what was written, and leaves every file as it was") {
    const Place place;
    place.log("Fixed the parser crash");
    const auto before = place.files();
    CHECK(place.seen() == 1);
    CHECK(place.files() == before);
}

TEST_CASE("a look makes no log beside a record that has none") {
    const Place place;
    place.log("Fixed the parser crash");
    Store({.path = place.path}, [] { return test::ana(); }).rewrite();
    fs::remove(place.path + "-wal");
    fs::remove(place.path + "-shm");
    const auto before = place.files();
    CHECK(place.seen() == 1);
    CHECK(place.files() == before);
}

TEST_CASE("a log without its index is left alone") {
    const Place place;
    place.log("Fixed the parser crash");
    fs::remove(place.path + "-shm");
    const auto before = place.files();
    try {
        place.seen();  // whatever of it is in the file already
    } catch (const Error&) {
    }
    CHECK(place.files() == before);
}

TEST_CASE("a look waits for nobody who writes") {
    const Place place;
    place.log("Fixed the parser crash");
    Store record({.path = place.path}, [&] { return place.actor(); });
    record.change("log", [&](Change& change) {
        auto entry = test::entry("Half written");
        store::entries::add(change, entry);
        CHECK(place.seen() == 1);
    });
    CHECK(place.seen() == 2);
}

TEST_CASE("where there is no record, a look makes none") {
    const Place place;
    CHECK_THROWS_AS(Look(place.path), Error);
    CHECK(place.files().empty());
    std::ofstream(place.path) << "no database";
    CHECK_THROWS_AS(Look(place.path), Error);
    fs::resize_file(place.path, 0);
    CHECK_THROWS_AS(Look(place.path), Error);
    CHECK(fs::file_size(place.path) == 0);
}

TEST_CASE("names are known by their beginning, without case") {
    const Place place;
    place.log("one", "api");
    place.log("two", "Apps");
    place.log("three", "web");
    const Look look(place.path);
    const auto projects = store::known_names::projects(look.record(), "AP", 10);
    REQUIRE(projects.size() == 2);
    CHECK(projects[0].name == "api");
    CHECK(projects[1].name == "Apps");
    CHECK(store::known_names::projects(look.record(), "", 1).size() == 1);
    CHECK(store::known_names::projects(look.record(), "x", 10).empty());
    CHECK(store::known_names::tags(look.record(), "par", 10).front().name == "Parser");
    const auto people = store::known_names::people(look.record(), "an", 10);
    REQUIRE(people.size() == 1);
    CHECK(people[0].full_name == "Ana Ruiz");
}
