// A record that can only be read, such as a copy on a disk that is mounted so.
#include <fstream>
#include <set>
#include <sstream>

#include "support/catch.hpp"
#include "support/child_process.hpp"
#include "support/records.hpp"
#include "support/scratch_folder.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/upkeep.hpp"

using namespace trail;
using store::Change;
using store::Store;
using test::entry;

namespace {

namespace fs = std::filesystem;
using fs::perms;

class Copy {
public:
    explicit Copy(const std::string& name = "trail.db") : path_(folder_.file(name)) {
        Store record({.path = path_}, [] { return test::ana(); });
        record.change("log", [](Change& change) {
            auto one = entry("Fixed the parser crash");
            store::entries::add(change, one);
        });
        record.rewrite();  // empties the log as well
    }

    void remove(const std::string& ending) const { fs::remove(path_ + ending); }

    // Nobody may write; `ending` names the files that stay.
    void protect() const {
        constexpr auto reading = perms::owner_read | perms::group_read | perms::others_read;
        for (const auto& file : fs::directory_iterator(folder_.path())) {
            fs::permissions(file.path(), reading);
        }
        fs::permissions(folder_.path(),
                        reading | perms::owner_exec | perms::group_exec | perms::others_exec);
    }

    // What somebody without any rights sees.
    std::string told(const std::function<std::string(Store&)>& ask) const {
        return test::in_child([&] {
            test::become_nobody();
            Store record({.path = path_}, [] { return test::ana(); });
            return ask(record);
        });
    }

    std::set<std::string> files() const {
        std::set<std::string> names;
        for (const auto& file : fs::directory_iterator(folder_.path())) {
            names.insert(file.path().filename().string());
        }
        return names;
    }

    const std::string& path() const { return path_; }

private:
    test::ScratchFolder folder_;
    std::string path_;
};

store::Actor later() {
    auto ana = test::ana();
    ana.random_bits = [count = std::uint64_t{77}]() mutable {
        return 0x1234'5678'9abc'def1ULL * ++count;
    };
    return ana;
}

std::string checked(Store& record) {
    const auto problem = record.first_problem();
    return (record.is_read_only() ? "read-only, " : "writable, ") +
           (problem.empty() ? std::to_string(store::entries::total(record.record())) : problem);
}

std::string logged(Store& record) {
    record.change("log", [](Change& change) {
        auto one = entry("one more");
        store::entries::add(change, one);
    });
    return "logged";
}

void damage(const std::string& path) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(4096 * 3);
    file << std::string(4096 * 20, 'x');
}

}  // namespace

TEST_CASE("a copy where nothing can be written is read and checked, and stays as it is") {
    const Copy copy("odd %41 ?name#.db");
    for (const auto* ending : {"-wal", "-shm", "-lock"}) copy.remove(ending);
    copy.protect();
    const auto files = copy.files();
    CHECK(copy.told(checked) == "read-only, 1");
    CHECK(copy.files() == files);
}

TEST_CASE("a copy with its side files is read with what its log holds") {
    const Copy copy;
    {
        Store record({.path = copy.path()}, later);
        logged(record);
    }
    copy.protect();
    CHECK(copy.told(checked) == "read-only, 2");
}

TEST_CASE("a copy whose log cannot be read is not taken for the whole record") {
    const Copy copy;
    {
        Store record({.path = copy.path()}, later);
        logged(record);
    }
    copy.remove("-shm");
    copy.protect();
    CHECK(copy.told(checked) == "cannot read " + copy.path() + ": its newest entries are in " +
                                    copy.path() +
                                    "-wal, which needs a directory that can be written to");
}

TEST_CASE("damage is found in a copy that can only be read") {
    const Copy copy;
    for (const auto* ending : {"-wal", "-shm", "-lock"}) copy.remove(ending);
    damage(copy.path());
    copy.protect();
    const auto told = copy.told(checked);
    CAPTURE(told);
    CHECK((told.find("malformed") != std::string::npos || told.find("Page ") != std::string::npos));
}

TEST_CASE("a record that can only be read is not written to, and says so") {
    const Copy copy;
    copy.protect();
    CHECK(copy.told(logged).starts_with("cannot "));
    CHECK(copy.told(checked) == "read-only, 1");
}

TEST_CASE("a record of somebody else in a folder of ours is read") {
    const Copy copy;
    copy.remove("-lock");
    copy.protect();
    fs::permissions(fs::path(copy.path()).parent_path(), perms::all);
    CHECK(copy.told(checked) == "read-only, 1");
    CHECK(copy.told(logged).find("cannot") == 0);
}
