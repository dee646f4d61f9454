// Mails on their way: written to the outbox, handed to the mailer, recorded.
//
// In this order, so that no crash loses a mail or sends another in its place.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"
#include "trail/external/outbox.hpp"
#include "trail/system/locks.hpp"

namespace trail::cli {

external::Outbox outbox(Context& context);

// Nobody else sends meanwhile. Throws Error{busy} when another one does so for ten seconds.
system::FileLock lock_outbox(Context& context);

// Why the mailer did not take a mail that waits, when the last run that sent found out.
std::optional<std::string> last_refusal(Context& context);

// The path of this run's record as envelopes name it.
std::string envelope_record(Context& context);

// One run that sends; only one at a time has the outbox. Throws Error{busy} when another one keeps
// it for ten seconds.
class Delivery {
public:
    explicit Delivery(Context& context);

    // What earlier runs left: mails that were taken are recorded, the others tried again.
    void resume();

    bool is_waiting(const std::string& key) const;
    void send(const std::string& key, const external::Envelope& envelope, std::string_view message);

    // Tells what was sent; throws when a mail is still in the outbox, with `retry` as the hint.
    void finish(const std::string& retry = "trail digest --flush");

private:
    void deliver(external::Waiting mail);
    bool hand_over(external::Waiting& mail);
    void record(const external::Waiting& mail);
    void keep(const external::Waiting& mail);

    Context& context_;
    external::Outbox outbox_;
    system::FileLock lock_;
    std::vector<std::string> mailer_;
    std::vector<std::string> sent_;  // subjects
    std::vector<system::Path> kept_;
    time::Instant oldest_{};  // of those that are kept
    std::string why_;
    bool stopped_ = false;  // the mailer is missing or hangs: no use to try the others
    bool missing_ = false;
};

}  // namespace trail::cli
