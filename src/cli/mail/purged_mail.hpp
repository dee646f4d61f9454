// Mails that wait and hold words that are purged from the record.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"

namespace trail::cli {

// A mail that was to go out.
struct PurgedMail {
    std::string subject;
    std::string recipient;  // address
    std::string file;       // as shown to people
    std::string trouble;    // why it is still there; empty when it is not
    bool is_sent = false;
};

// Takes every mail of this record out of the outbox whose words `hold` what is purged: what it was
// to tell is not true any more.
std::vector<PurgedMail> forget_mail(Context& context,
                                    const std::function<bool(std::string_view)>& hold);

}  // namespace trail::cli
