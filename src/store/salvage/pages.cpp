// The pages of a damaged file, as the documentation of SQLite says they lie in it.
#include "trail/store/salvage/pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <system_error>

#include "trail/error.hpp"
#include "trail/store/salvage/bytes.hpp"

namespace trail::store::salvage {
namespace {

using namespace std::string_view_literals;

constexpr auto magic = "SQLite format 3\0"sv;
constexpr std::size_t header_bytes = 100;
constexpr std::size_t usual_size = 4096;
constexpr std::size_t most_reserved = 64;
constexpr std::uint64_t sampled_pages = 256;

std::string padded(std::string bytes, std::size_t count) {
    bytes.resize(count);
    return bytes;
}

bool is_page_size(std::size_t size) {
    return size >= 512 && size <= 65536 && (size & (size - 1)) == 0;
}

bool is_kind(char type) {
    return type == 2 || type == 5 || type == 10 || type == 13;
}

}  // namespace

Pages::Pages(const std::string& path)
    : path_(path), file_(path), log_(write_ahead_log(path)), journal_(rollback_journal(path)) {
    if (!file_.is_open()) {
        throw Error(Failure::io, fmt::format("cannot read {}: {}", path,
                                             std::generic_category().message(errno)));
    }
    bytes_ = file_.size();
    choose_size(padded(file_.piece(0, header_bytes), header_bytes));
    auto last = (bytes_ + size_ - 1) / size_;
    if (log_.page_size == size_) {
        // A number that is damaged must not mean a file without end.
        const auto most = last + log_.offsets.size();
        for (const auto& [number, offset] : log_.offsets)
            if (number <= most) last = std::max<std::uint64_t>(last, number);
    }
    count_ = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(last, std::numeric_limits<std::uint32_t>::max() - 1));
    std::string first;
    if (read(1, first) && first.starts_with(magic)) schema_version_ = word_at(first, 60);
}

std::size_t Pages::failures() const {
    return file_.failures() + log_.file.failures() + journal_.file.failures();
}

// What the header says is believed when pages of that size look like pages.
void Pages::choose_size(std::string_view header) {
    auto told = static_cast<std::size_t>(number_at(header, 16, 2));
    if (told == 1) told = 65536;
    if (log_.page_size != 0) told = log_.page_size;
    const bool is_whole = header.starts_with(magic) && is_page_size(told);
    size_ =
        is_page_size(told) && likely_pages(told) >= likely_pages(usual_size) ? told : usual_size;
    const auto reserved = static_cast<std::size_t>(number_at(header, 20, 1));
    usable_ = size_ - (is_whole && reserved <= most_reserved ? reserved : 0);
}

std::size_t Pages::likely_pages(std::size_t size) {
    std::size_t likely = 0;
    const auto last = std::min(bytes_ / size, sampled_pages * usual_size / size);
    for (std::uint64_t page = 1; page < last; ++page) {
        likely += is_kind(padded(file_.piece(page * size, 1), 1).front()) ? size : 0;
    }
    return likely;
}

bool Pages::read(std::uint32_t number, std::string& into) {
    if (number == 0 || number > count_) return false;
    for (auto* overlay : {&log_, &journal_}) {
        if (overlay->page_size != size_) continue;
        const auto found = overlay->offsets.find(number);
        if (found == overlay->offsets.end()) continue;
        into = padded(overlay->file.piece(found->second, size_), size_);
        return true;
    }
    into = padded(file_.piece(std::uint64_t{number - 1} * size_, size_), size_);
    return true;
}

}  // namespace trail::store::salvage
