// The rows on a page of a damaged file.
#include "trail/store/salvage/rows.hpp"

#include <algorithm>

#include "trail/store/salvage/bytes.hpp"

namespace trail::store::salvage {
namespace {

constexpr std::size_t most_fields = 64;
constexpr std::uint64_t longest_text = std::uint64_t{1} << 30;

constexpr bool is_table(PageKind kind) {
    return kind == PageKind::table_leaf || kind == PageKind::table_interior;
}

PageKind kind_of(unsigned char type) {
    switch (type) {
        case 2:
            return PageKind::index_interior;
        case 5:
            return PageKind::table_interior;
        case 10:
            return PageKind::index_leaf;
        case 13:
            return PageKind::table_leaf;
        default:
            return PageKind::none;
    }
}

// How many bytes a field of this type takes; the types 10 and 11 do not occur in files.
std::optional<std::uint64_t> length_of(std::uint64_t type) {
    constexpr std::uint64_t lengths[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
    if (type < 10) return lengths[type];
    if (type < 12) return std::nullopt;
    return (type - 12) / 2;
}

// The types of a row's fields, when they account for every byte of it.
std::optional<std::vector<std::uint64_t>> types_of(std::string_view payload, std::uint64_t size) {
    std::size_t at = 0;
    const auto header = varying_number(payload, at);
    if (!header || *header > payload.size() || *header < at) return std::nullopt;
    const auto head = payload.substr(0, static_cast<std::size_t>(*header));
    std::vector<std::uint64_t> types;
    std::uint64_t sum = *header;
    while (at < head.size()) {
        const auto type = varying_number(head, at);
        const auto length = type ? length_of(*type) : std::nullopt;
        if (!length || *length > longest_text || types.size() == most_fields) return std::nullopt;
        sum += *length;
        types.push_back(*type);
    }
    if (sum != size) return std::nullopt;
    return types;
}

Field field_of(std::uint64_t type, std::string_view bytes) {
    if (type == 0) return {};
    if (type == 7) return {.type = FieldType::real};
    if (type >= 12) {
        return {.type = type % 2 == 0 ? FieldType::bytes : FieldType::text,
                .bytes = std::string(bytes)};
    }
    if (type == 8 || type == 9) {
        return {.type = FieldType::integer, .number = type == 9 ? 1 : 0};
    }
    const auto unused = 64 - 8 * bytes.size();
    const auto number = number_at(bytes, 0, bytes.size()) << unused;
    return {.type = FieldType::integer, .number = static_cast<std::int64_t>(number) >> unused};
}

std::optional<Row> row_of(std::string_view payload) {
    const auto types = types_of(payload, payload.size());
    if (!types) return std::nullopt;
    std::size_t start = 0;
    auto at = static_cast<std::size_t>(*varying_number(payload, start));
    Row row;
    for (const auto type : *types) {
        const auto length = static_cast<std::size_t>(*length_of(type));
        row.fields.push_back(field_of(type, payload.substr(at, length)));
        at += length;
    }
    return row;
}

}  // namespace

RowReader::RowReader(Pages& pages) : pages_(pages), left_(8 * std::uint64_t{pages.count()} + 64) {}

bool RowReader::load(std::uint32_t page) {
    if (loaded_ == page) return true;
    loaded_ = pages_.read(page, bytes_) ? page : 0;
    if (loaded_ != 0) bytes_.resize(std::min(bytes_.size(), pages_.usable()));
    return loaded_ != 0;
}

PageKind RowReader::kind(std::uint32_t page) {
    if (!load(page)) return PageKind::none;
    return kind_of(static_cast<unsigned char>(number_at(bytes_, header_offset(page), 1)));
}

std::vector<std::size_t> RowReader::cells(std::uint32_t page) const {
    const auto header = header_offset(page);
    const auto type = kind_of(static_cast<unsigned char>(number_at(bytes_, header, 1)));
    const bool is_leaf = type == PageKind::table_leaf || type == PageKind::index_leaf;
    const auto pointers = header + (is_leaf ? 8 : 12);
    const auto most = bytes_.size() > pointers ? (bytes_.size() - pointers) / 2 : 0;
    const auto count = std::min<std::size_t>(number_at(bytes_, header + 3, 2), most);
    std::vector<std::size_t> places;
    for (std::size_t cell = 0; cell < count; ++cell) {
        const auto place = static_cast<std::size_t>(number_at(bytes_, pointers + 2 * cell, 2));
        if (place >= pointers && place < bytes_.size()) places.push_back(place);
    }
    return places;
}

std::vector<std::uint32_t> RowReader::children(std::uint32_t page) {
    const auto type = kind(page);
    if (type != PageKind::table_interior && type != PageKind::index_interior) return {};
    std::vector<std::uint32_t> pages;
    for (const auto cell : cells(page)) pages.push_back(word_at(bytes_, cell));
    pages.push_back(word_at(bytes_, header_offset(page) + 8));
    return pages;
}

std::vector<Row> RowReader::rows(std::uint32_t page) {
    std::vector<Row> found;
    const auto type = kind(page);
    if (type == PageKind::none || type == PageKind::table_interior) return found;
    for (const auto cell : cells(page)) {
        if (auto row = row_at(cell, type)) found.push_back(std::move(*row));
    }
    return found;
}

std::optional<Row> RowReader::row_at(std::size_t cell, PageKind kind) {
    auto at = cell + (kind == PageKind::index_interior ? 4 : 0);
    const auto size = varying_number(bytes_, at);
    if (!size) return std::nullopt;
    std::optional<std::uint64_t> number;
    if (kind == PageKind::table_leaf) {
        number = varying_number(bytes_, at);
        if (!number) return std::nullopt;
    }
    const auto payload = payload_at(at, *size, kind);
    auto row = payload ? row_of(*payload) : std::nullopt;
    if (row && number) row->number = static_cast<std::int64_t>(*number);
    return row;
}

// "Cell Payload Overflow Pages" tells how much of a long row lies on its own page.
std::optional<std::string> RowReader::payload_at(std::size_t at, std::uint64_t size,
                                                 PageKind kind) {
    const std::uint64_t usable = pages_.usable();
    const auto most = is_table(kind) ? usable - 35 : (usable - 12) * 64 / 255 - 23;
    const auto least = (usable - 12) * 32 / 255 - 23;
    const auto even = least + (size - least) % (usable - 4);
    const auto here = size <= most ? size : (even <= most ? even : least);
    if (size > longest_text || at + here > bytes_.size()) return std::nullopt;
    std::string payload = bytes_.substr(at, static_cast<std::size_t>(here));
    if (!types_of(payload, size)) return std::nullopt;
    if (here == size) return payload;
    if (!append_further(payload, size, word_at(bytes_, at + static_cast<std::size_t>(here))))
        return std::nullopt;
    return payload;
}

bool RowReader::append_further(std::string& payload, std::uint64_t size, std::uint32_t page) {
    const auto room = pages_.usable() - 4;
    if ((size - payload.size()) / room > pages_.count()) return false;
    while (payload.size() < size) {
        if (left_ == 0 || !pages_.read(page, further_)) return false;
        --left_;
        const auto wanted = std::min<std::uint64_t>(size - payload.size(), room);
        payload.append(further_, 4, static_cast<std::size_t>(wanted));
        page = word_at(further_, 0);
    }
    return page == 0;
}

}  // namespace trail::store::salvage
