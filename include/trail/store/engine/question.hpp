// One question in SQL that somebody typed, on a connection that can only read.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace trail::store::engine {

enum class CellType { null, integer, real, text, bytes };

struct Cell {
    CellType type = CellType::null;
    std::int64_t integer = 0;
    double real = 0;
    std::string_view bytes{};  // of text and bytes, until the next row; of numbers as text
};

class Question {
public:
    // Throws Error{usage} for what is no statement, more than one, or one that would do anything
    // but read; Error{io} and Error{busy} as `open_sqlite`.
    Question(const std::string& path, const std::string& sql);
    ~Question();
    Question(const Question&) = delete;
    Question& operator=(const Question&) = delete;

    const std::vector<std::string>& columns() const;
    bool next();
    Cell cell(std::size_t column) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace trail::store::engine
