// A damaged record, with what may lie beside it: whatever the bytes are, what comes back is whole.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "fuzz/targets.hpp"
#include "support/scratch_folder.hpp"
#include "trail/error.hpp"
#include "trail/store/recovery.hpp"
#include "trail/store/salvage/rows.hpp"

namespace trail::fuzz {
namespace {

using Bytes = std::string_view;

// Between the file, its write-ahead log and its rollback journal.
constexpr Bytes seam = "\n==beside==\n";

// In memory, where a sync costs nothing; one for the whole run.
const test::ScratchFolder& folder() {
    if (std::filesystem::is_directory("/dev/shm")) ::setenv("TMPDIR", "/dev/shm", 1);
    static const test::ScratchFolder one;
    return one;
}

std::string laid_out(Bytes bytes) {
    const auto record = folder().file("trail.db");
    for (const auto* ending : {"", "-wal", "-journal"}) {
        const auto end = bytes.find(seam);
        std::ofstream(record + ending, std::ios::binary) << bytes.substr(0, end);
        bytes = end == Bytes::npos ? Bytes() : bytes.substr(end + seam.size());
    }
    return record;
}

// As long as a row needs to be told from others.
constexpr std::size_t telling_fields = 4;

bool has_rows(const std::string& record) {
    store::salvage::Pages pages(record);
    store::salvage::RowReader reader(pages);
    bool any = false;
    for (std::uint32_t page = 1; page <= pages.count(); ++page) {
        for (const auto child : reader.children(page)) static_cast<void>(reader.kind(child));
        for (const auto& row : reader.rows(page)) any = any || row.fields.size() >= telling_fields;
    }
    return any;
}

}  // namespace

void read_damaged(Bytes bytes) {
    const auto record = laid_out(bytes);
    if (!has_rows(record)) return;
    const auto fresh = folder().file("fresh.db");
    std::filesystem::remove(fresh);
    try {
        // Looks at what it wrote as "db check" does, and calls it an error when that is not whole.
        static_cast<void>(store::recovery::recover(record, fresh));
    } catch (const Error& error) {
        if (error.kind() != Failure::data && error.kind() != Failure::config) throw;
    }
}

}  // namespace trail::fuzz
