// The one door, with streams in memory.
#include "cli/run.hpp"

#include "support/catch.hpp"
#include "trail/error.hpp"

using namespace trail;
using namespace trail::cli;

namespace {

class NoProcesses : public system::Processes {
public:
    system::Finished run(const system::Command&) override { return {.status = 127}; }
    system::Finished stream(const system::Command&,
                            const std::function<bool(std::string_view)>&) override {
        return {.status = 127};
    }
    int interact(const system::Command&) override { return 127; }
};

struct Nothing {};

struct Result {
    int code;
    std::string output;
    std::string errors;
};

Program sample() {
    Program program;
    program.add<Nothing>(
        {.name = "list", .summary = "timeline"}, [](Declaration&, Nothing&) {},
        [](Context& context, const Nothing&) {
            context.print(context.options().quiet ? "quiet\n" : "listed\n");
            return exit_no;
        });
    program.add<Nothing>(
        {.name = "show", .summary = "one item"}, [](Declaration&, Nothing&) {},
        [](Context& context, const Nothing&) -> int {
            context.print("before\n");
            throw Error(Failure::io, "cannot read \"x\"", "trail doctor");
        });
    program.add<Nothing>(
        {.name = "fail", .summary = "fails without a hint"}, [](Declaration&, Nothing&) {},
        [](Context& context, const Nothing&) -> int {
            if (context.options().yes) throw Error(Failure::busy, "somebody writes");
            if (context.options().verbose) throw Error(Failure::io, "cannot read \"x\"");
            throw Error(Failure::usage, "it cannot be");
        });
    return program;
}

Result ran(const std::vector<std::string>& arguments) {
    system::MemoryStreams streams;
    const system::Environment environment{{"HOME", "/nowhere"}};
    NoProcesses processes;
    const auto program = sample();
    const int code = run(program,
                         World{.streams = streams,
                               .environment = environment,
                               .processes = processes,
                               .random_bits = [] { return std::uint64_t{7}; }},
                         arguments);
    return {code, streams.output, streams.errors};
}

}  // namespace

TEST_CASE("the code of a command is the code of the run") {
    const auto result = ran({});
    CHECK(result.code == exit_no);
    CHECK(result.output == "listed\n");
    CHECK(result.errors.empty());
    CHECK(ran({"list", "-q"}).output == "quiet\n");
}

TEST_CASE("a failure is printed, becomes its code, and keeps what was printed before") {
    const auto result = ran({"show"});
    CHECK(result.code == 74);
    CHECK(result.output == "before\n");
    CHECK(result.errors == "trail: cannot read \"x\"\nhint: trail doctor\n");
    CHECK(ran({"shwo"}).code == 2);
}

TEST_CASE("quiet hides no failure") {
    CHECK(ran({"-q", "show"}).errors == "trail: cannot read \"x\"\nhint: trail doctor\n");
}

TEST_CASE("help goes to standard output and is no failure") {
    for (const std::string option : {"-h", "--help"}) {
        const auto result = ran({"show", option});
        CHECK(result.code == exit_done);
        CHECK(result.output.find("trail show: one item\n") != std::string::npos);
        CHECK(result.errors.empty());
    }
}

TEST_CASE("the version names what the program is built of") {
    const auto result = ran({"--version"});
    CHECK(result.code == exit_done);
    CHECK(result.output.starts_with("trail "));
    CHECK(result.output.find("\nSQLite 3.") != std::string::npos);
    CHECK(result.output.find(", Unicode 1") != std::string::npos);
    CHECK(ran({"-V"}).output == result.output);
}

TEST_CASE("an error that has no hint gets the one its kind suggests") {
    CHECK(ran({"fail"}).errors == "trail: it cannot be\nhint: trail fail -h\n");
    CHECK(ran({"fail", "-v"}).errors == "trail: cannot read \"x\"\nhint: trail doctor\n");
    CHECK(ran({"fail", "--yes"}).errors == "trail: somebody writes\nhint: trail fail --yes\n");
}
