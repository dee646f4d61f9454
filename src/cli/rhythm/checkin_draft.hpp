// Answers of a check-in that was left: kept in the state directory until one is finished.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "trail/render/checkin.hpp"
#include "trail/system/locks.hpp"

namespace trail::cli {

struct DraftLine {
    render::Topic topic = render::Topic::done;
    std::string text;
    std::string question{};

    bool operator==(const DraftLine&) const = default;
};

// Nobody else takes up the draft, or writes it, meanwhile. Throws Error{busy} when somebody does;
// nothing where no file can be written.
std::optional<system::FileLock> hold_draft(Context& context);

// Nothing when there is no draft, or none that can be read.
std::vector<DraftLine> read_draft(Context& context);

// Durable on return.
void keep_draft(Context& context, const std::vector<DraftLine>& lines);
void remove_draft(Context& context);

}  // namespace trail::cli
