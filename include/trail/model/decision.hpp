// The decision record: a numbered entry with options, an outcome and a status.
//
// Field names follow MADR 4.0 (https://adr.github.io/madr/).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/model/entry.hpp"
#include "trail/time/instant.hpp"

namespace trail::model {

inline constexpr std::array<std::string_view, 5> decision_status_names{
    "proposed", "accepted", "rejected", "superseded", "deprecated"};
std::string_view name(DecisionStatus status);
std::optional<DecisionStatus> parse_decision_status(std::string_view text);

struct Decision {
    Entry entry;  // line is the title, body the context and the reason
    int number = 0;
    DecisionStatus status = DecisionStatus::proposed;
    std::vector<std::string> options;
    std::optional<int> chosen;  // 1 is the first option
    std::vector<std::string> consequences;
    std::vector<std::string> deciders;  // short names
    std::optional<time::Instant> due;   // input is collected until then
    std::optional<time::Day> review;    // the day it comes back in digests

    bool operator==(const Decision&) const = default;
};

// "D12" and "d12"; nothing for anything else, "D0" included.
std::optional<int> parse_decision_number(std::string_view text);
std::string decision_key(int number);

}  // namespace trail::model
