// Values that stand in the record: names, items, operations, by small questions.
#pragma once

#include <memory>
#include <optional>

#include "cli/completion/answer.hpp"
#include "cli/completion/value_kind.hpp"
#include "cli/context.hpp"
#include "trail/store/look.hpp"

namespace trail::cli::completion {

class RecordValues {
public:
    // Nothing is opened before the first question.
    explicit RecordValues(Context& context) : context_(context) {}

    // Adds nothing when there is no record that can be read without disturbing anybody, and for
    // kinds whose values stand elsewhere.
    void add(Answer& answer, ValueKind kind);

private:
    const store::Record* record();

    Context& context_;
    bool asked_ = false;
    std::unique_ptr<store::Look> look_;
};

}  // namespace trail::cli::completion
