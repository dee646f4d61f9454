// JSON Lines of entries and decisions, as `trail export` writes them (https://jsonlines.org).
//
// Unknown fields are left alone, so that records of a later version can be read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>

#include "trail/model/decision.hpp"
#include "trail/model/entry.hpp"
#include "trail/model/person.hpp"
#include "trail/text/json.hpp"

namespace trail::importers {

struct Problem {
    std::size_t line = 0;  // from 1
    std::string message;
};

// The highest number that a decision of the record ever had, when that decision is gone.
struct LastDecision {
    int number = 0;
};

// A line of a record: an entry, a decision with its details, a file that tells one, a person, or
// what else it remembers.
using Item =
    std::variant<model::Entry, model::Decision, model::FileState, model::Person, LastDecision>;

// What a line without its own time, zone or id gets.
struct Defaults {
    time::Stamp at;
    std::string zone;
};

// Reads one line after another; keeps its memory.
class JsonLines {
public:
    explicit JsonLines(Defaults defaults) : defaults_(std::move(defaults)) {}

    // An entry without an id gets one from its content and from how many lines of the same content
    // came before, so that reading all of them again gives the same.
    // Throws Error{data} that says what is wrong with the line.
    Item read(std::string_view line);

private:
    Defaults defaults_;
    std::optional<text::JsonDocument> document_;
    std::unordered_map<std::uint64_t, std::uint64_t> alike_;  // lines without an id, by content
};

inline constexpr std::size_t longest_line = 16 * 1024 * 1024;

// Cuts a stream that comes in pieces into lines and hands over each item or problem. Blank lines
// are passed over. A line over `longest_line` is a problem and is skipped.
class LineReader {
public:
    using Consume = std::function<void(std::size_t number, std::string_view line)>;
    explicit LineReader(Consume consume) : consume_(std::move(consume)) {}
    void add(std::string_view piece);
    void finish();

private:
    void take(std::string_view line);

    Consume consume_;
    std::string rest_;
    std::size_t number_ = 0;
};

}  // namespace trail::importers
