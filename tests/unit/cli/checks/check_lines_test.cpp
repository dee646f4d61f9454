// Findings as people, programs and bug reports read them.
#include "cli/checks/check_lines.hpp"

#include "support/catch.hpp"

using namespace trail::cli;

namespace {

const Finding fine{"record", Result::ok, "~/trail.db, 214 entries", "", "214 entries"};
const Finding doubtful{"zone", Result::warning, "\"Mars\" is no time zone", "export TZ=UTC"};
const Finding broken{"settings", Result::error, "~/config.toml:3: not valid TOML",
                     "trail config edit"};

}  // namespace

TEST_CASE("a finding is a line of three columns, and a problem ends with its command") {
    CHECK(findings_text({fine, doubtful}, 80) ==
          "  ok       record       ~/trail.db, 214 entries\n"
          "  warning  zone         \"Mars\" is no time zone: export TZ=UTC\n"
          "1 warning\n");
}

TEST_CASE("a narrow terminal breaks what was found, and leaves the command whole") {
    const Finding open{"permissions", Result::warning, "~/.local/share/trail is open to others",
                       "chmod 700 ~/.local/share/trail"};
    CHECK(findings_text({open}, 50) ==
          "  warning  permissions  ~/.local/share/trail is\n"
          "                        open to others:\n"
          "           chmod 700 ~/.local/share/trail\n"
          "1 warning\n");
}

TEST_CASE("the last line counts errors and warnings") {
    CHECK(summary({}) == "no problems");
    CHECK(summary({fine}) == "no problems");
    CHECK(summary({doubtful, doubtful}) == "2 warnings");
    CHECK(summary({broken}) == "1 error");
    CHECK(summary({broken, doubtful, fine, broken}) == "2 errors, 1 warning");
}

TEST_CASE("for programs each finding is one line of four fields") {
    CHECK(findings_pipe({fine, doubtful}) ==
          "ok\trecord\t~/trail.db, 214 entries\t\n"
          "warning\tzone\t\"Mars\" is no time zone\texport TZ=UTC\n");
}

TEST_CASE("a finding without a command has null for it in JSON") {
    const Findings findings{fine, broken};
    CHECK(json_array<Finding>(findings, finding_fields(), {.json = "check,result,fix"}) ==
          "[{\"check\":\"record\",\"result\":\"ok\",\"fix\":null},"
          "{\"check\":\"settings\",\"result\":\"error\",\"fix\":\"trail config edit\"}]\n");
}

TEST_CASE("a report says in public only what may be known, and nothing of how to mend it") {
    CHECK(findings_report({{"trail", "0.1.0"}}, {fine, doubtful}, "/home/ana") ==
          "```\n"
          "trail     0.1.0\n"
          "  ok       record       214 entries\n"
          "  warning  zone         \"Mars\" is no time zone\n"
          "1 warning\n"
          "```\n");
}

TEST_CASE("a report shows home as ~ wherever it stands") {
    const Finding named{"editor", Result::ok, "vi -u /home/ana/vimrc", ""};
    const auto report = findings_report({{"terminal", "/home/ana/term"}}, {named}, "/home/ana");
    CHECK(report.find("/home/ana") == std::string::npos);
    CHECK(report.find("vi -u ~/vimrc") != std::string::npos);
    CHECK(findings_report({}, {named}, "/").find("/home/ana") != std::string::npos);
}

TEST_CASE("a report masks addresses") {
    const Finding wrong{"mail", Result::error, "\"ana@team.example\" (from <bo@x>): @ is not, a@",
                        ""};
    const auto text = findings_report({{"trail", "c@d 1"}}, {wrong}, "/home/ana");
    CHECK(text.find("\"ADDRESS\" (from <ADDRESS>): @ is not, a@") != std::string::npos);
    CHECK(text.find("ADDRESS 1") != std::string::npos);
}

TEST_CASE("text of others cannot leave its line") {
    const Finding hostile{"git", Result::info, "2.39\n```\n# heading\x1b[2J", ""};
    CHECK(findings_text({hostile}, 80) ==
          "  info     git          2.39 ``` # heading\\x1b[2J\nno problems\n");
    CHECK(findings_pipe({hostile}) == "info\tgit\t2.39 ``` # heading\\x1b[2J\t\n");
}
