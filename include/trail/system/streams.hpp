// The three standard streams: where a command reads and writes.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "trail/system/environment.hpp"
#include "trail/system/terminal.hpp"

namespace trail::system {

// Where a command reads and writes. Output is buffered and written whole.
class Streams {
public:
    virtual ~Streams() = default;
    virtual void out(std::string_view text) = 0;  // throws Error{io} when it cannot be written
    virtual void err(std::string_view text) = 0;  // never throws; what `out` holds goes first
    virtual void flush() = 0;                     // throws as `out` does
    virtual std::string read_all(std::size_t most) = 0;  // of standard input; Error{data} beyond
    virtual std::optional<std::string> read_line() = 0;  // without the newline; none at the end
    virtual bool input_is_terminal() const = 0;
    virtual Device out_device() const = 0;
    virtual Device err_device() const = 0;
    virtual void set_appearance(const Appearance& appearance) = 0;
};

// The streams of this process. A reader of standard output that went away ends the process
// silently, as SIGPIPE does. Flush before the end: the destructor writes what is left but cannot
// report a failure. Make it before any file is opened: a standard descriptor that is closed is
// occupied, so that no file of ours can take its number and receive our output.
std::unique_ptr<Streams> standard_streams(const Environment& environment);

// Streams in memory, for tests and for what nobody is to see: no terminal until told otherwise.
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
