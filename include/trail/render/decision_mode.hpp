// How to take a decision, told to a person or a program.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "trail/model/decision_mode.hpp"
#include "trail/render/entry_fields.hpp"
#include "trail/render/entry_list.hpp"
#include "trail/time/period.hpp"

namespace trail::render {

// One person and the zone they read clocks in.
struct Participant {
    std::string name;
    time::Zone zone = time::Zone::utc();
};

// A time for a call, and who would not be at work then.
struct ModeSlot {
    time::Span span;
    std::vector<std::string> outside{};
};

struct ModeAnswer {
    const model::ModeRule* rule = nullptr;
    const model::ModeRule* without_clocks = nullptr;  // what the clocks overruled; else null
    std::array<model::Lens, 3> lenses{};
    std::vector<Participant> people{};   // whose zones are known, the reader's own first
    std::string clocks{};                // one line about shared time; may be empty
    std::optional<time::Span> window{};  // within which a call would help
    std::vector<ModeSlot> slots{};
    std::vector<std::string> steps{};
};

std::string mode_page(const ModeAnswer& answer, const Reader& reader);

// "Mon 23 Nov 09:00 ana, 16:00 mei": one moment on everybody's clock, days where they differ.
std::string everybodys_clock(time::Instant at, std::span<const Participant> people,
                             const Reader& reader);

std::vector<FieldHelp> mode_fields();
std::string mode_json(const ModeAnswer& answer, const Reader& reader,
                      std::span<const std::string> fields);

// "mode", "rule", "reason", "slot", "step": one a line, separated by tabs from their values.
std::string mode_lines(const ModeAnswer& answer, const Reader& reader);

// The published table.
std::string mode_rules_text(const Reader& reader);

}  // namespace trail::render
