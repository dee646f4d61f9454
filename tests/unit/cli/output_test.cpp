// Which shape a result takes, and which fields of it are printed.
#include "cli/output.hpp"

#include "support/catch.hpp"
#include "trail/error.hpp"
#include "trail/system/files.hpp"
#include "unit/cli/home.hpp"

using namespace trail;
using namespace trail::cli;
using trail::cli::test::Home;

namespace {

model::Entry fixed_it() {
    model::Entry entry;
    entry.line = "Fixed it";
    entry.author = "ana";
    return entry;
}

OutputOptions json(const std::string& fields) {
    OutputOptions output;
    output.json = fields;
    return output;
}

std::string message(const OutputOptions& output) {
    try {
        json_fields(output, {"id", "text", "project"});
    } catch (const Error& error) {
        return std::string(error.what()) + " / " + error.hint();
    }
    return "no error";
}

}  // namespace

TEST_CASE("a person gets the human form, a pipe one record a line, a program what it asks for") {
    Home home;
    CHECK(shape(home.context(), {}) == Shape::pipe);
    home.streams.device.terminal = true;
    CHECK(shape(home.context(), {}) == Shape::human);
    CHECK(shape(home.context(), json("")) == Shape::json);
    CHECK(shape(home.context(), {.format = "json"}) == Shape::json);
}

TEST_CASE("a file is no terminal, whoever stands at one") {
    Home home;
    home.streams.device.terminal = true;
    CHECK(shape(home.context(), {.file = "out.txt"}) == Shape::pipe);
    CHECK(shape(home.context(), {.file = "-"}) == Shape::human);
}

TEST_CASE("fields are named after an equals sign, separated by commas") {
    CHECK(json_fields(json("text,id"), {"id", "text"}) == std::vector<std::string>{"text", "id"});
    CHECK(json_fields(json(""), {"id", "text"}).empty());
    CHECK(json_fields({}, {"id", "text"}).empty());
}

TEST_CASE("a field that does not exist is told with those that do") {
    CHECK(message(json("txet")) ==
          "unknown field \"txet\"; there are id, text, project / did you mean \"text\"?");
    CHECK(message(json("id,")) == "unknown field \"\"; there are id, text, project / ");
    CHECK(message(json("\x1b[2J")).find('\x1b') == std::string::npos);
}

TEST_CASE("the help for fields is a table for a person and lines for a program") {
    Home home;
    const std::vector<render::FieldHelp> known{{"id", "text", "16 letters"},
                                               {"open", "true or false", "waits"}};
    CHECK_FALSE(answered_fields(home.context(), json("id"), known));
    CHECK(home.streams.output.empty());
    CHECK(answered_fields(home.context(), json("help"), known));
    CHECK(home.streams.output == "id\ttext\t16 letters\nopen\ttrue or false\twaits\n");
    home.streams.output.clear();
    home.streams.device.terminal = true;
    CHECK(answered_fields(home.context(), json("help"), known));
    CHECK(home.streams.output ==
          "  id    text           16 letters\n"
          "  open  true or false  waits\n");
}

TEST_CASE("a wrong field is told before anything is done") {
    Home home;
    CHECK_THROWS_AS(answered_fields(home.context(), json("nope"), render::entry_fields()), Error);
}

TEST_CASE("a list is one array and an item one object, each with a final newline") {
    Home home;
    print_entries_json(home.context(), {fixed_it()}, json("text,author"));
    print_entry_json(home.context(), fixed_it(), json("text"));
    print_entries_json(home.context(), {}, json(""));
    CHECK(home.streams.output ==
          "[{\"text\":\"Fixed it\",\"author\":\"ana\"}]\n{\"text\":\"Fixed it\"}\n[]\n");
}

TEST_CASE("a document goes to its file, relative to where the run stands") {
    Home home;
    home.write("work/here", "");
    print_document(home.context("work"), "text\n", {.file = "out.txt"});
    CHECK(home.streams.output.empty());
    CHECK(system::read_file(home.path() + "/work/out.txt", 100) == "text\n");
    print_document(home.context("work"), "text\n", {.file = "-"});
    CHECK(home.streams.output == "text\n");
}

TEST_CASE("a short result for a person needs no pager") {
    Home home;
    home.streams.device.terminal = true;
    home.streams.device.height = 24;
    print_paged(home.context(), "one line\n");
    CHECK(home.streams.output == "one line\n");
}
