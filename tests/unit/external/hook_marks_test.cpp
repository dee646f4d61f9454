// Lines of ours go into a script and out of it again, byte for byte.
#include "external/hook_marks.hpp"

#include "support/catch.hpp"

using namespace trail::external::hooks;

namespace {

const std::string program = "/usr/local/bin/trail";
const std::string script = "#!/bin/sh\n# Theirs.\nif true; then\n    npm test\nfi\n";

std::vector<std::string> all_lines() {
    std::vector<std::string> all;
    for (const auto event : events) {
        for (const auto form : {Form::inserted, Form::whole, Form::wrapper}) {
            all.push_back(block({event, form, program}));
            all.push_back(block({event, form, {}}));
        }
        all.push_back(single_line({event, Form::inserted, {}}));
        all.push_back(single_line({event, Form::whole, {}}));
    }
    return all;
}

Event event_of(const std::string& ours) {
    return ours.find("post-commit") != std::string::npos ? Event::post_commit : Event::post_rewrite;
}

Condition condition(const std::string& content) {
    return read(content, Event::post_commit).condition;
}

std::string without_line(std::string content, const std::string& line) {
    const auto at = content.find(line + "\n");
    REQUIRE(at != std::string::npos);
    return content.erase(at, line.size() + 1);
}

}  // namespace

TEST_CASE("what was put in is found as it was and comes out without a trace") {
    for (const auto& ours : all_lines()) {
        const auto event = event_of(ours);
        for (const std::string& content : std::vector<std::string>{
                 script, std::string("#!/bin/sh\n"), std::string("#!/bin/sh"),
                 std::string("echo\n"), std::string("echo"), std::string(),
                 std::string("#!/bin/sh\n\n\n"), std::string("#!/bin/sh\r\necho\r\n"),
                 std::string("#!/bin/sh -e\necho")}) {
            const auto changed = with(content, ours);
            INFO(changed);
            CHECK(read(changed, event).condition == Condition::current);
            CHECK(without(changed, event) == content);
        }
    }
}

TEST_CASE("ours comes first, so that no exit can hide it") {
    const auto changed = with("#!/bin/sh\nexit\n", "ours\n");
    CHECK(changed == "#!/bin/sh\nours\nexit\n");
    CHECK(with("exit\n", "ours\n") == "ours\nexit\n");
}

TEST_CASE("a script of others holds nothing of ours") {
    CHECK(read(script, Event::post_commit) == Reading{});
    CHECK(without(script, Event::post_commit) == script);
    CHECK(condition("") == Condition::absent);
    CHECK(condition("#!/bin/sh\ntrail hook run post-commit\n") == Condition::absent);
}

TEST_CASE("form and program can be read from a block") {
    for (const auto form : {Form::inserted, Form::whole, Form::wrapper}) {
        const Reading expected{Condition::current, form, program};
        CHECK(read(with(script, block({Event::post_commit, form, program})), Event::post_commit) ==
              expected);
    }
}

TEST_CASE("what others wrote around ours stays") {
    const auto changed = with(script, block({Event::post_commit, Form::inserted, program}));
    CHECK(without("#!/bin/bash\nset -e\n" + changed.substr(10) + "more\n", Event::post_commit) ==
          "#!/bin/bash\nset -e\n" + script.substr(10) + "more\n");
}

TEST_CASE("a block that another version wrote is outdated and comes out whole") {
    const auto old = "#!/bin/sh\n# >>> trail >>>\ntrail log-commit\n# <<< trail <<<\necho\n";
    CHECK(condition(old) == Condition::outdated);
    CHECK(without(old, Event::post_commit) == "#!/bin/sh\necho\n");
    const auto path = with(script, block({Event::post_commit, Form::inserted, "/old/trail"}));
    CHECK(condition(path) == Condition::current);
}

TEST_CASE("a block without one of its marks is damaged, and its lines are known all the same") {
    for (const auto event : events) {
        const auto whole = with(script, block({event, Form::inserted, program}));
        for (const auto* mark : {"# >>> trail >>>", "# <<< trail <<<"}) {
            const auto damaged = without_line(whole, mark);
            INFO(damaged);
            CHECK(read(damaged, event).condition == Condition::damaged);
            CHECK(without(damaged, event) == script);
        }
    }
}

TEST_CASE("half a block takes nothing of others with it") {
    const auto whole = with(script, block({Event::post_commit, Form::inserted, program}));
    const auto middle = whole.find("    if command");
    const auto upper = whole.substr(0, middle) + "echo theirs\nfi\n";
    CHECK(condition(upper) == Condition::damaged);
    CHECK(without(upper, Event::post_commit) == "#!/bin/sh\necho theirs\nfi\n");
    const auto lower = "#!/bin/sh\necho theirs\n" + whole.substr(middle);
    CHECK(condition(lower) == Condition::damaged);
    CHECK(without(lower, Event::post_commit) == "#!/bin/sh\necho theirs\n" + script.substr(10));
}

TEST_CASE("a block that is there twice is damaged and comes out twice") {
    const auto ours = block({Event::post_commit, Form::inserted, program});
    const auto twice = with(with(script, ours), ours);
    CHECK(condition(twice) == Condition::damaged);
    CHECK(without(twice, Event::post_commit) == script);
}

TEST_CASE("spaces and line endings that an editor changed do no harm") {
    auto changed = with(script, block({Event::post_commit, Form::inserted, program}));
    changed.insert(changed.find("# >>> trail >>>") + 15, "  ");
    CHECK(without(changed, Event::post_commit) == script);
    const auto stripped = std::string(shebang) + block({Event::post_commit, Form::whole, program});
    CHECK(condition(stripped.substr(0, stripped.size() - 1)) == Condition::current);
}
