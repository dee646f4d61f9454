// The pages of a damaged file as they were last committed, read without the database.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "trail/store/salvage/source.hpp"

namespace trail::store::salvage {

// What a file beside the main one holds in place of a page of it.
struct Overlay {
    Source file;
    std::unordered_map<std::uint32_t, std::uint64_t> offsets;  // of a page's bytes, by its number
    std::size_t page_size = 0;                                 // 0: it holds nothing
};

// The committed frames of a write-ahead log. Where a frame in the middle is damaged, those behind
// it are taken as well: they are what was written last.
Overlay write_ahead_log(const std::string& path);

// The pages as they were before a transaction that never ended.
Overlay rollback_journal(const std::string& path);

class Pages {
public:
    // Throws Error{io} when the file cannot be read.
    explicit Pages(const std::string& path);

    std::uint32_t count() const { return count_; }  // they are numbered from 1
    std::size_t usable() const { return usable_; }  // bytes of a page that hold content
    std::int64_t schema_version() const { return schema_version_; }  // 0: not to be told

    // How many times the disk gave nothing of what is in the file or beside it.
    std::size_t failures() const;

    // The bytes of a page, zeros where the file ends before. False when there is no such page.
    bool read(std::uint32_t number, std::string& into);

private:
    void choose_size(std::string_view header);
    std::size_t likely_pages(std::size_t size);

    std::string path_;
    Source file_;
    std::uint64_t bytes_ = 0;
    Overlay log_;
    Overlay journal_;
    std::size_t size_ = 0;
    std::size_t usable_ = 0;
    std::uint32_t count_ = 0;
    std::int64_t schema_version_ = 0;
};

}  // namespace trail::store::salvage
