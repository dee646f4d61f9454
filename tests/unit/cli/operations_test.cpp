// Operations as people see them.
#include "cli/operations.hpp"

#include "support/catch.hpp"
#include "trail/store/entries.hpp"
#include "unit/cli/home.hpp"

using namespace trail;
using namespace trail::cli;

namespace {

struct Fixture {
    test::Home home;
    Context& context = home.context();

    model::Entry added(const std::string& line, model::Kind kind,
                       std::vector<model::ItemId> closes = {}) {
        model::Entry entry;
        entry.line = line;
        entry.kind = kind;
        entry.closes = std::move(closes);
        entry.at = context.zone().stamp(context.now());
        entry.created_at = context.now();
        context.store().change("log",
                               [&](store::Change& change) { store::entries::add(change, entry); });
        return entry;
    }

    std::vector<store::history::Operation> operations() {
        return store::history::operations(context.store().record(), 10);
    }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "a list tells number, time, author, what and text in columns") {
    const auto blocker = added("CI is down\x1b[31m", model::Kind::blocker);
    const auto end = added("CI is up", model::Kind::done, {blocker.id});
    context.store().change("rm", [&](store::Change& change) {
        store::entries::remove(change, end.id);
        store::entries::remove(change, blocker.id);
    });
    context.store().change("undo", [](store::Change& change) { store::history::undo(change, 3); });
    const auto first = model::letters(blocker.id).substr(0, 4);
    const auto second = model::letters(end.id).substr(0, 4);
    const auto list = operation_list(context, operations());
    CHECK(list.find("  op 4  Sun 11:02  ana  undo 3  ") == 0);
    CHECK(list.find("  op 2  Sun 11:02  ana  log " + second + "  CI is up; closed " + first +
                    "\n") != std::string::npos);
    CHECK(list.find("  op 1  Sun 11:02  ana  log " + first + "  CI is down\\x1b[31m\n") !=
          std::string::npos);
    CHECK(list.find("(undone by op 4)\n") != std::string::npos);
}

TEST_CASE_METHOD(Fixture, "the pipe form has seven fields, whatever the text holds") {
    added("one\ttwo", model::Kind::done);
    const auto line = operation_pipe_line(context, operations().front());
    CHECK(std::count(line.begin(), line.end(), '\t') == 6);
    CHECK(line.starts_with("1\t2026-11-22T11:02:00+01:00\tana\tlog\t"));
    CHECK(line.ends_with("\t\tone two\n"));
}

TEST_CASE_METHOD(Fixture, "JSON has the fields that help tells") {
    added("one", model::Kind::done);
    OutputOptions output;
    output.json = "op,command,undone_by";
    CHECK(operations_json(context, operations(), output) ==
          "[{\"op\":1,\"command\":\"log\",\"undone_by\":null}]\n");
    CHECK(operation_fields().front().name == "op");
}
