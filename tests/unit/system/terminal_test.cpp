// What is behind a standard stream, on a real pseudo-terminal and off it.
#include "trail/system/terminal.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "support/catch.hpp"

namespace trail::system {
namespace {

class PseudoTerminal {
public:
    explicit PseudoTerminal(unsigned short columns) : master_(::posix_openpt(O_RDWR | O_NOCTTY)) {
        ::grantpt(master_);
        ::unlockpt(master_);
        slave_ = ::open(::ptsname(master_), O_RDWR | O_NOCTTY);
        winsize size{};
        size.ws_row = 24;
        size.ws_col = columns;
        ::ioctl(slave_, TIOCSWINSZ, &size);
    }
    ~PseudoTerminal() {
        ::close(slave_);
        ::close(master_);
    }
    PseudoTerminal(const PseudoTerminal&) = delete;
    PseudoTerminal& operator=(const PseudoTerminal&) = delete;

    Device seen(const Environment& environment, const Appearance& appearance = {}) const {
        return device(slave_, environment, appearance);
    }

private:
    int master_;
    int slave_ = -1;
};

Device of_file(const Environment& environment, const Appearance& appearance = {}) {
    const int null = ::open("/dev/null", O_WRONLY);
    const auto seen = device(null, environment, appearance);
    ::close(null);
    return seen;
}

bool coloured(const Environment& environment) {
    return PseudoTerminal(80).seen(environment).colour;
}

bool linked(const std::string& name, const std::string& value) {
    Environment environment{{name, value}};
    if (name != "TERM") environment = Environment{{"TERM", "xterm"}, {name, value}};
    return PseudoTerminal(80).seen(environment).hyperlinks;
}

bool shows_unicode(const Environment& environment) {
    return PseudoTerminal(80).seen(environment).unicode;
}

const Appearance everything{When::always, When::always, When::always};
const Appearance nothing{When::never, When::never, When::never};

}  // namespace

TEST_CASE("a terminal is recognised and knows its width") {
    const auto seen = PseudoTerminal(132).seen(Environment{{"TERM", "xterm"}});
    CHECK(seen.terminal);
    CHECK(seen.width == 132);
    CHECK(seen.colour);
}

TEST_CASE("a file is no terminal, 80 columns wide and plain") {
    CHECK(of_file(Environment{{"TERM", "foot"}, {"LANG", "C.UTF-8"}}) == Device{});
}

TEST_CASE("COLUMNS counts before what the terminal says") {
    const PseudoTerminal terminal(132);
    CHECK(terminal.seen(Environment{{"COLUMNS", "60"}}).width == 60);
    CHECK(of_file(Environment{{"COLUMNS", "60"}}).width == 60);
}

TEST_CASE("the height is that of the terminal unless LINES says otherwise, and may be unknown") {
    PseudoTerminal terminal(132);
    CHECK(terminal.seen(Environment{}).height == 24);
    CHECK(terminal.seen(Environment{{"LINES", "50"}}).height == 50);
    CHECK(of_file(Environment{}).height == 0);
}

TEST_CASE("a COLUMNS that is no sensible width is ignored") {
    const PseudoTerminal terminal(132);
    for (const auto* text : {"", "0", "-5", "80x24", " 80", "99999999999999999999", "65536"}) {
        CAPTURE(text);
        CHECK(terminal.seen(Environment{{"COLUMNS", text}}).width == 132);
    }
}

TEST_CASE("a terminal that does not know its width counts as 80 columns") {
    CHECK(PseudoTerminal(0).seen(Environment{}).width == 80);
}

TEST_CASE("TRAIL_FORCE_TTY pretends a terminal of that width") {
    const Environment environment{
        {"TRAIL_FORCE_TTY", "72"}, {"COLUMNS", "60"}, {"TERM", "xterm"}, {"LANG", "C.UTF-8"}};
    const auto seen = of_file(environment);
    CHECK(seen.terminal);
    CHECK(seen.width == 72);
    CHECK(seen.colour);
    CHECK(seen.unicode);
}

TEST_CASE("TRAIL_FORCE_TTY without a width pretends nothing") {
    CHECK_FALSE(of_file(Environment{{"TRAIL_FORCE_TTY", "yes"}}).terminal);
    CHECK_FALSE(of_file(Environment{{"TRAIL_FORCE_TTY", "0"}}).terminal);
}

TEST_CASE("TRAIL_FORCE_TTY never makes the input a terminal") {
    const bool real = ::isatty(STDIN_FILENO) == 1;
    CHECK(device(STDIN_FILENO, Environment{{"TRAIL_FORCE_TTY", "72"}}, {}).terminal == real);
}

TEST_CASE("an option decides about colour before every variable") {
    const PseudoTerminal terminal(80);
    const Environment against{{"NO_COLOR", "1"}, {"TRAIL_COLOR", "never"}};
    const Environment in_favour{{"FORCE_COLOR", "1"}, {"TRAIL_COLOR", "always"}, {"TERM", "xterm"}};
    CHECK(terminal.seen(against, everything).colour);
    CHECK(of_file(against, everything).colour);
    CHECK_FALSE(terminal.seen(in_favour, nothing).colour);
}

TEST_CASE("the first colour variable that applies decides") {
    CHECK(coloured({{"TRAIL_COLOR", "always"}, {"NO_COLOR", "1"}}));
    CHECK_FALSE(coloured({{"TRAIL_COLOR", "never"}, {"FORCE_COLOR", "1"}, {"TERM", "xterm"}}));
    CHECK_FALSE(coloured({{"NO_COLOR", "1"}, {"FORCE_COLOR", "1"}, {"TERM", "xterm"}}));
    CHECK(coloured({{"CLICOLOR_FORCE", "1"}, {"CLICOLOR", "0"}, {"TERM", "dumb"}}));
    CHECK(coloured({{"FORCE_COLOR", "1"}, {"CLICOLOR", "0"}, {"TERM", "dumb"}}));
    CHECK_FALSE(coloured({{"CLICOLOR", "0"}, {"TERM", "xterm"}}));
}

TEST_CASE("colour variables that say nothing are passed over") {
    CHECK(coloured({{"NO_COLOR", ""}, {"TERM", "xterm"}}));
    CHECK(coloured({{"TRAIL_COLOR", "auto"}, {"TERM", "xterm"}}));
    CHECK(coloured({{"CLICOLOR", "1"}, {"TERM", "xterm"}}));
    CHECK_FALSE(coloured({{"FORCE_COLOR", "0"}, {"TERM", "dumb"}}));
    CHECK_FALSE(coloured({{"CLICOLOR_FORCE", ""}, {"TERM", "dumb"}}));
}

TEST_CASE("a terminal of no known kind gets no colour") {
    CHECK_FALSE(coloured({}));
    CHECK_FALSE(coloured({{"TERM", "dumb"}}));
}

TEST_CASE("colour can be forced into a file") {
    CHECK(of_file(Environment{{"FORCE_COLOR", "1"}}).colour);
    CHECK(of_file(Environment{{"TRAIL_COLOR", "always"}}).colour);
}

TEST_CASE("hyperlinks are for terminals that are known to follow them") {
    CHECK(linked("VTE_VERSION", "5000"));
    CHECK(linked("WT_SESSION", "c0ffee"));
    CHECK(linked("KITTY_WINDOW_ID", "1"));
    CHECK(linked("KONSOLE_VERSION", "220401"));
    for (const auto* program : {"iTerm.app", "WezTerm", "vscode", "ghostty"}) {
        CHECK(linked("TERM_PROGRAM", program));
    }
    for (const auto* term : {"foot", "foot-extra", "alacritty", "xterm-kitty"}) {
        CHECK(linked("TERM", term));
    }
}

TEST_CASE("other terminals get no hyperlinks") {
    CHECK_FALSE(linked("VTE_VERSION", "4999"));
    CHECK_FALSE(linked("VTE_VERSION", "new"));
    CHECK_FALSE(linked("TERM_PROGRAM", "Apple_Terminal"));
    CHECK_FALSE(linked("TERM", "xterm-256color"));
    CHECK_FALSE(linked("WT_SESSION", ""));
}

TEST_CASE("hyperlinks go with colour and a terminal unless asked for") {
    const PseudoTerminal terminal(80);
    const Environment able{{"TERM", "foot"}};
    CHECK_FALSE(terminal.seen(Environment{{"TERM", "foot"}, {"NO_COLOR", "1"}}).hyperlinks);
    CHECK_FALSE(of_file(Environment{{"TERM", "foot"}, {"FORCE_COLOR", "1"}}).hyperlinks);
    CHECK_FALSE(terminal.seen(able, nothing).hyperlinks);
    CHECK(of_file(able, everything).hyperlinks);
}

TEST_CASE("glyphs beyond ASCII need a locale that names UTF-8") {
    CHECK(shows_unicode({{"LANG", "en_US.UTF-8"}}));
    CHECK(shows_unicode({{"LANG", "C.utf8"}}));
    CHECK(shows_unicode({{"LC_CTYPE", "UTF-8"}}));
    CHECK(shows_unicode({{"LANG", "de_DE.utf-8@euro"}}));
    CHECK_FALSE(shows_unicode({}));
    CHECK_FALSE(shows_unicode({{"LANG", "C"}}));
    CHECK_FALSE(shows_unicode({{"LANG", "de_DE.ISO-8859-1"}}));
    CHECK_FALSE(shows_unicode({{"LANG", "@UTF-8"}}));
}

TEST_CASE("LC_ALL hides LC_CTYPE, which hides LANG") {
    CHECK_FALSE(shows_unicode({{"LC_ALL", "C"}, {"LANG", "C.UTF-8"}}));
    CHECK_FALSE(shows_unicode({{"LC_CTYPE", "C"}, {"LANG", "C.UTF-8"}}));
    CHECK(shows_unicode({{"LC_ALL", ""}, {"LC_CTYPE", ""}, {"LANG", "C.UTF-8"}}));
    CHECK(shows_unicode({{"LC_ALL", "C.UTF-8"}, {"LC_CTYPE", "C"}}));
}

TEST_CASE("glyphs can be chosen against the locale") {
    CHECK(of_file(Environment{}, everything).unicode);
    CHECK_FALSE(PseudoTerminal(80).seen(Environment{{"LANG", "C.UTF-8"}}, nothing).unicode);
}

}  // namespace trail::system
