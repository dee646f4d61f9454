// Every placeholder in the command tree is known, and the words offered for it can be read.
#include "cli/completion/value_kind.hpp"

#include "cli/command.hpp"
#include "cli/completion/vocabulary.hpp"
#include "cli/global_options.hpp"
#include "support/catch.hpp"
#include "trail/time/date_grammar.hpp"

using namespace trail;
using namespace trail::cli;
using namespace trail::cli::completion;

namespace {

void check_all(const Declaration& declaration, std::string_view command) {
    INFO(command);
    for (const auto& option : declaration.options) {
        if (option.value.empty()) continue;
        INFO("--" << option.name << " " << option.value << ": src/cli/completion/value_kind.cpp");
        CHECK(kind_of(option, command).has_value());
    }
    for (const auto& words : declaration.words) {
        INFO(words.name << ": src/cli/completion/value_kind.cpp");
        CHECK(kind_of(words, command).has_value());
    }
}

const time::Reference sunday{
    time::Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} +
                  std::chrono::hours{10}},
    time::Zone::utc()};

}  // namespace

TEST_CASE("completion knows what every placeholder of every command stands for") {
    GlobalOptions options;
    Questions questions;
    Declaration global;
    declare_global_options(global, options, questions);
    check_all(global, "");
    for (const auto& command : program().commands()) {
        Declaration declaration;
        const auto action = command.prepare(declaration);
        check_all(declaration, command.about.name);
    }
}

TEST_CASE("the same placeholder means what its option and command mean by it") {
    std::optional<std::string> target;
    const Option project{"p", "project", "NAME", "", &target};
    const Option kind{"k", "kind", "NAME", "", &target};
    CHECK(kind_of(project, "list") == ValueKind::project);
    CHECK(kind_of(kind, "list") == ValueKind::kind);
    CHECK(kind_of(kind, "log") == ValueKind::written_kind);
    CHECK(kind_of(Words{"ID", "", &target}, "show") == ValueKind::item);
    CHECK(kind_of(Words{"ID", "", &target}, "decide show") == ValueKind::decision);
    CHECK(kind_of(Words{"bash|zsh|fish", "", &target}, "completion") == ValueKind::choice);
    CHECK_FALSE(kind_of(Words{"NOBODY", "", &target}, "show"));
}

TEST_CASE("every date that is offered can be read where it is offered") {
    for (const auto& moment : moments()) {
        INFO(moment.text);
        CHECK_NOTHROW(time::read_point(moment.text, sunday, time::Lean::past));
        CHECK_NOTHROW(time::read_span(moment.text, sunday));
    }
    for (const auto& period : periods()) {
        INFO(period.text);
        CHECK_NOTHROW(time::read_period(period.text, sunday));
        CHECK_NOTHROW(time::read_span(period.text, sunday));
    }
    for (const auto& deadline : deadlines()) {
        INFO(deadline.text);
        CHECK(time::read_point(deadline.text, sunday, time::Lean::future) > sunday.now);
    }
}
