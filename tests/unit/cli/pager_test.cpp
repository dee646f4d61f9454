// A pager is only started when there is somebody to turn pages and more than one of them.
#include "cli/pager.hpp"

#include "support/catch.hpp"

using namespace trail;
using namespace trail::cli;

namespace {

class OnePager : public system::Processes {
public:
    system::Finished run(const system::Command&) override { return {.status = 127}; }
    system::Finished stream(const system::Command&,
                            const std::function<bool(std::string_view)>&) override {
        return {.status = 127};
    }
    int interact(const system::Command& command) override {
        started.push_back(command);
        return status;
    }

    std::vector<system::Command> started;
    int status = 0;
};

// A terminal of ten lines and forty columns. `cat -u` stands for a pager that is installed.
struct Desk {
    Desk() {
        streams.device.terminal = true;
        streams.device.width = 40;
        streams.device.height = 10;
    }

    bool shows(std::string_view text, const system::Environment& environment,
               const GlobalOptions& options = {}) {
        Context context({.streams = streams,
                         .environment = environment,
                         .processes = processes,
                         .random_bits = [] { return std::uint64_t{7}; }});
        context.apply(options);
        return shown_by_pager(context, text);
    }

    std::string command() const {
        return processes.started.empty() ? "" : processes.started.back().arguments.back();
    }

    system::MemoryStreams streams;
    OnePager processes;
};

system::Environment with_pager(const std::string& pager) {
    return {{"HOME", "/nowhere"}, {"PATH", "/usr/bin:/bin"}, {"PAGER", pager}};
}

std::string lines(std::size_t count) {
    std::string text;
    while (count-- > 0) text += "a line\n";
    return text;
}

}  // namespace

TEST_CASE("a text longer than the terminal goes through the pager, run by the shell") {
    Desk desk;
    CHECK(desk.shows(lines(10), with_pager("cat -u | cat")));
    REQUIRE(desk.processes.started.size() == 1);
    CHECK(desk.processes.started[0].arguments ==
          std::vector<std::string>{"sh", "-c", "cat -u | cat"});
    CHECK(desk.processes.started[0].input == lines(10));
}

TEST_CASE("a text that leaves a line for the prompt needs no pager") {
    Desk desk;
    CHECK_FALSE(desk.shows(lines(9), with_pager("cat -u")));
    CHECK(desk.processes.started.empty());
}

TEST_CASE("a line that the terminal would break counts as too long, colours take no columns") {
    Desk desk;
    CHECK_FALSE(desk.shows("\x1b[1m" + std::string(40, 'x') + "\x1b[0m\n", with_pager("cat -u")));
    CHECK(desk.shows(std::string(41, 'x') + "\n", with_pager("cat -u")));
}

TEST_CASE("a terminal whose height is not known leaves the choice to the pager") {
    Desk desk;
    desk.streams.device.height = 0;
    CHECK(desk.shows("short\n", with_pager("cat -u")));
}

TEST_CASE("no pager without a terminal, without a text, or when it is switched off") {
    Desk desk;
    CHECK_FALSE(desk.shows(lines(50), with_pager("cat -u"), {.no_pager = true}));
    CHECK_FALSE(desk.shows("", with_pager("cat -u")));
    desk.streams.device.terminal = false;
    CHECK_FALSE(desk.shows(lines(50), with_pager("cat -u")));
    CHECK(desk.processes.started.empty());
}

TEST_CASE("cat and an empty setting mean none") {
    Desk desk;
    CHECK_FALSE(desk.shows(lines(50), with_pager("cat")));
    CHECK_FALSE(desk.shows(lines(50), with_pager("")));
    CHECK_FALSE(
        desk.shows(lines(50), {{"HOME", "/nowhere"}, {"PAGER", "cat -u"}, {"TRAIL_PAGER", ""}}));
    CHECK(desk.processes.started.empty());
}

TEST_CASE("the pager for trail comes before the setting, and that before the general one") {
    Desk desk;
    const GlobalOptions options{.settings = {"core.pager=cat -u -b"}};
    desk.shows(lines(50), with_pager("cat -u"), options);
    CHECK(desk.command() == "cat -u -b");
    desk.shows(lines(50), {{"HOME", "/nowhere"},
                           {"PATH", "/usr/bin:/bin"},
                           {"PAGER", "cat -u"},
                           {"TRAIL_PAGER", "cat -u -e"}});
    CHECK(desk.command() == "cat -u -e");
}

TEST_CASE("nobody's own pager is started on a terminal that cannot scroll") {
    Desk desk;
    CHECK_FALSE(
        desk.shows(lines(50), {{"HOME", "/nowhere"}, {"PATH", "/usr/bin:/bin"}, {"TERM", "dumb"}}));
    CHECK(desk.processes.started.empty());
    CHECK(desk.streams.errors.empty());
}

TEST_CASE("a pager that is missing is told in one line, and the text is still to be printed") {
    Desk desk;
    CHECK_FALSE(desk.shows(lines(50), with_pager("no-such-pager -x")));
    CHECK(desk.streams.errors == "trail: warning: no pager \"no-such-pager\"\n");
    desk.processes.status = 127;
    CHECK_FALSE(desk.shows(lines(50), with_pager("A=b no-such-pager")));
}

TEST_CASE("a reader who leaves early, or a pager that fails, has had the text") {
    Desk desk;
    desk.processes.status = 1;
    CHECK(desk.shows(lines(50), with_pager("cat -u")));
}

TEST_CASE("less and lv are told how to behave unless the user has") {
    Desk desk;
    desk.shows(lines(50), with_pager("cat -u"));
    CHECK(desk.processes.started.back().environment.at("LESS") == "FRX");
    CHECK(desk.processes.started.back().environment.at("LV") == "-c");
    desk.shows(lines(50), {{"HOME", "/nowhere"},
                           {"PATH", "/usr/bin:/bin"},
                           {"PAGER", "cat -u"},
                           {"LESS", "-S"},
                           {"LV", ""}});
    CHECK(desk.processes.started.back().environment.empty());
}
