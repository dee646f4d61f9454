// The three standard streams and what is behind them. The one place that knows the terminal.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "trail/system/environment.hpp"

namespace trail::system {

// What a stream leads to.
struct Device {
    bool terminal = false;
    std::size_t width = 80;    // columns: COLUMNS, else the terminal's, else 80
    bool colour = false;
    bool hyperlinks = false;
    bool unicode = false;      // may show glyphs beyond ASCII
};

enum class When { automatic, always, never };

// Choices that options and settings make.
struct Appearance {
    When colour = When::automatic;
    When hyperlinks = When::automatic;
    When unicode = When::automatic;
};

// Colour by the first that applies: `appearance`, TRAIL_COLOR, NO_COLOR, CLICOLOR_FORCE, FORCE_COLOR,
// CLICOLOR=0, TERM unset or "dumb", else whether the stream is a terminal. TRAIL_FORCE_TTY=N pretends
// a terminal of N columns. `descriptor` is 0, 1 or 2.
Device device(int descriptor, const Environment& environment, const Appearance& appearance);

// Where a command reads and writes. Output is buffered and written whole.
class Streams {
public:
    virtual ~Streams() = default;
    virtual void out(std::string_view text) = 0;     // throws Error{io} when it cannot be written
    virtual void err(std::string_view text) = 0;     // never throws
    virtual void flush() = 0;
    virtual std::string read_all(std::size_t most) = 0;      // of standard input; Error{data} beyond
    virtual std::optional<std::string> read_line() = 0;      // without the newline; none at the end
    virtual bool input_is_terminal() const = 0;
    virtual Device out_device() const = 0;
    virtual Device err_device() const = 0;
    virtual void set_appearance(const Appearance& appearance) = 0;
};

// The streams of this process. A reader of standard output that went away ends the process silently,
// as SIGPIPE does.
std::unique_ptr<Streams> standard_streams(const Environment& environment);

// Streams in memory, for tests: no terminal until told otherwise.
class MemoryStreams : public Streams {
public:
    void out(std::string_view text) override;
    void err(std::string_view text) override;
    void flush() override {}
    std::string read_all(std::size_t most) override;
    std::optional<std::string> read_line() override;
    bool input_is_terminal() const override { return input_terminal; }
    Device out_device() const override { return device; }
    Device err_device() const override { return device; }
    void set_appearance(const Appearance&) override {}

    std::string input;
    std::string output;
    std::string errors;
    bool input_terminal = false;
    Device device;

private:
    std::size_t read_ = 0;
};

}  // namespace trail::system
