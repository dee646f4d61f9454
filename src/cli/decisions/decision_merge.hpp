// One file and one decision compared with how both were: what changed on which side.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/decisions/decision_folder.hpp"
#include "cli/decisions/decision_matching.hpp"

namespace trail::cli {

enum class Choice { none, file, record };

struct Merge {
    std::vector<importers::Part> from_file;
    std::vector<importers::Part> from_record;
    std::vector<Disagreement> disagreements;  // then nothing is to be done
    model::Decision decision;                 // with what came from the file
    std::string text;                         // with what came from the record
};

// `translation` writes people as the file does. A match with a file and a decision; without a base
// a part that only one of them tells comes from there.
Merge merge(const Match& match, const importers::Translation& translation, Choice choice,
            time::Stamp otherwise, time::Instant now);

}  // namespace trail::cli
