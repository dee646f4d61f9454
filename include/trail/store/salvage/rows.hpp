// The rows on a page of a damaged file, as far as they can be read.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/store/salvage/pages.hpp"

namespace trail::store::salvage {

enum class PageKind { none, table_leaf, table_interior, index_leaf, index_interior };

enum class FieldType { null, integer, real, text, bytes };

struct Field {
    FieldType type = FieldType::null;
    std::int64_t number = 0;  // of an integer
    std::string bytes{};      // of text and bytes
};

// A row of a table by number, or of one that lies in its key's order, which has no number.
struct Row {
    std::optional<std::int64_t> number;
    std::vector<Field> fields;
};

// Reads rows from any page, of any bytes, and never fails. Long texts lie on further pages; what is
// read of those altogether is limited, so that a file that leads in circles costs no more time than
// another one.
class RowReader {
public:
    explicit RowReader(Pages& pages);

    PageKind kind(std::uint32_t page);
    std::vector<std::uint32_t> children(std::uint32_t page);  // of an interior page
    std::vector<Row> rows(std::uint32_t page);                // none of an interior page of a table

private:
    bool load(std::uint32_t page);
    std::size_t header_offset(std::uint32_t page) const { return page == 1 ? 100 : 0; }
    std::vector<std::size_t> cells(std::uint32_t page) const;
    std::optional<Row> row_at(std::size_t cell, PageKind kind);
    std::optional<std::string> payload_at(std::size_t at, std::uint64_t size, PageKind kind);
    bool append_further(std::string& payload, std::uint64_t size, std::uint32_t page);

    Pages& pages_;
    std::uint32_t loaded_ = 0;
    std::string bytes_;
    std::string further_;
    std::uint64_t left_;  // further pages that may still be read
};

}  // namespace trail::store::salvage
