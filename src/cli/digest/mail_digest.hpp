// A digest by mail: to whom, what each gets, once.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "cli/declaration.hpp"
#include "trail/report/digest.hpp"
#include "trail/store/readers.hpp"
#include "trail/time/zone.hpp"

namespace trail::cli {

struct MailOptions {
    bool email = false;
    bool once = false;
    bool again = false;
    bool send_empty = false;
    std::optional<std::string> due;  // from an hour on, or "" for mail.hour
    bool flush = false;
    std::vector<std::string> to;
};

void declare_mail(Declaration& declaration, MailOptions& options);

// Which digest it is; the same one every week.
struct DigestIdentity {
    std::string scope;                   // as a query; may be empty
    std::optional<std::string> project;  // asked for with an option
    time::Zone zone = time::Zone::utc();
};

// "api"; "all" without a scope; letters, digits and dashes, different for different scopes.
std::string digest_name(const DigestIdentity& identity);

// What one reader gets, and how far they have read with it.
struct Issue {
    report::Digest digest;
    std::optional<store::readers::Mark> read;
    bool since_last = false;
    bool has_news = true;  // not only what was open before
};
using MakeIssue = std::function<Issue(const std::string& reader)>;

// Sends, or with --dry-run tells who would get what.
void send_digest(Context& context, const MailOptions& options, const DigestIdentity& identity,
                 const MakeIssue& make);

// Tries again what is in the outbox.
void flush_digests(Context& context);

// One message to all recipients, as it would be sent; a message needs none.
std::string digest_message(Context& context, const MailOptions& options,
                           const DigestIdentity& identity, const report::Digest& digest);

}  // namespace trail::cli
