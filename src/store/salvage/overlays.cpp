// What lies beside a file of SQLite: its write-ahead log, its rollback journal.
#include <algorithm>
#include <array>
#include <string_view>

#include "trail/store/salvage/bytes.hpp"
#include "trail/store/salvage/pages.hpp"

namespace trail::store::salvage {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t log_header_bytes = 32;
constexpr std::size_t frame_header_bytes = 24;
constexpr std::uint32_t log_magic = 0x377f'0682;  // its last bit tells the order of sums
constexpr auto journal_magic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"sv;
constexpr std::size_t journal_header_bytes = 28;
constexpr std::uint32_t up_to_the_end = 0xffff'ffff;

bool is_page_size(std::size_t size) {
    return size >= 512 && size <= 65536 && (size & (size - 1)) == 0;
}

// As SQLite does when it takes a page back.
bool has_right_sum(std::string_view page, std::uint32_t sum, std::uint32_t told) {
    for (std::size_t at = page.size() - 200; at > 0 && at < page.size(); at -= 200) {
        sum += static_cast<unsigned char>(page[at]);
    }
    return sum == told;
}

// The pages of one part of a journal, which begins at `begin`; gives where they end.
std::uint64_t take_part(Overlay& overlay, std::uint64_t begin, std::string_view header) {
    const auto nonce = word_at(header, 12);
    const auto count = word_at(header, 8);
    const std::size_t sector = std::max<std::size_t>(word_at(header, 20), 512);
    auto offset = begin + sector;
    for (std::uint32_t number = 0; count == up_to_the_end || number < count; ++number) {
        const auto record = overlay.file.piece(offset, overlay.page_size + 8);
        if (record.size() < overlay.page_size + 8) break;
        const auto page = std::string_view(record).substr(4, overlay.page_size);
        if (!has_right_sum(page, nonce, word_at(record, 4 + overlay.page_size))) break;
        overlay.offsets.try_emplace(word_at(record, 0), offset + 4);
        offset += record.size();
    }
    return (offset + sector - 1) / sector * sector;
}

}  // namespace

Overlay write_ahead_log(const std::string& path) {
    Overlay log{.file = Source(path + "-wal"), .offsets = {}};
    const auto header = log.file.piece(0, log_header_bytes);
    if ((word_at(header, 0) & ~1U) != log_magic || !is_page_size(word_at(header, 8))) return log;
    log.page_size = word_at(header, 8);
    std::unordered_map<std::uint32_t, std::uint64_t> waiting;  // for the end of their transaction
    const auto step = frame_header_bytes + log.page_size;
    for (std::uint64_t offset = log_header_bytes;; offset += step) {
        const auto frame = log.file.piece(offset, frame_header_bytes);
        if (frame.size() < frame_header_bytes) return log;
        // Frames of an earlier time lie behind; they carry other salts.
        if (frame.substr(8, 8) != header.substr(16, 8)) continue;
        waiting[word_at(frame, 0)] = offset + frame_header_bytes;
        if (word_at(frame, 4) == 0) continue;
        for (const auto& [number, place] : waiting) log.offsets[number] = place;
        waiting.clear();
    }
}

Overlay rollback_journal(const std::string& path) {
    Overlay journal{.file = Source(path + "-journal"), .offsets = {}};
    for (std::uint64_t offset = 0;;) {
        const auto header = journal.file.piece(offset, journal_header_bytes);
        if (header.size() < journal_header_bytes || !header.starts_with(journal_magic))
            return journal;
        if (!is_page_size(word_at(header, 24))) return journal;
        journal.page_size = word_at(header, 24);
        offset = take_part(journal, offset, header);
    }
}

}  // namespace trail::store::salvage
