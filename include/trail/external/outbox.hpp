// Mails on their way to the mailer: one file each, complete and durable before anybody sees it.
//
// KEY.eml waits; KEY.sent was taken by the mailer and is not yet in the ledger. The first lines of
// a file, X-Trail-..., are for us alone: the message begins behind them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/system/files.hpp"
#include "trail/system/process.hpp"
#include "trail/time/instant.hpp"

namespace trail::external {

// What the ledger will say when the mailer has taken the message.
struct Envelope {
    std::string record;     // path of the record it is about
    std::string digest;     // name
    std::string period;     // "2026-W47"
    time::Day first_day{};  // of the period
    std::string recipient;  // address in lower case
    std::string message;    // id
    std::string subject;
    time::Instant written{};
    // With a reader, their mark moves too.
    std::string reader;
    std::int64_t read_operation = 0;
    time::Instant read_at{};

    bool operator==(const Envelope&) const = default;
};

struct Waiting {
    system::Path file;
    Envelope envelope;
    std::uint64_t begin = 0;  // of the message in the file
    bool is_sent = false;
};

// A directory of mode 0700, made on first use. Every function throws Error{io}.
class Outbox {
public:
    explicit Outbox(system::Path directory) : directory_(std::move(directory)) {}

    // `key` tells mails apart: the same one replaces a mail that still waits.
    Waiting put(const std::string& key, const Envelope& envelope, std::string_view message) const;

    // From here on it must not be sent again.
    void mark_sent(Waiting& mail) const;
    void remove(const Waiting& mail) const;

    // In the order of their names. Files that nobody of us wrote are left out.
    std::vector<Waiting> all() const;

    // Removes what a run that was killed had not finished writing. Nobody else may be writing.
    void tidy() const;

    const system::Path& directory() const { return directory_; }

private:
    system::Path directory_;
};

system::FilePart message_of(const Waiting& mail);

}  // namespace trail::external
