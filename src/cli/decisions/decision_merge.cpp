// One file and one decision compared with how both were.
#include "cli/decisions/decision_merge.hpp"

#include <algorithm>

#include "trail/importers/decision_text.hpp"

namespace trail::cli {
namespace {

using importers::Part;

bool has(const std::vector<Part>& parts, Part part) {
    return std::ranges::find(parts, part) != parts.end();
}

class Merging {
public:
    Merging(const Match& match, const importers::Translation& translation, Choice choice,
            time::Stamp otherwise)
        : match_(match),
          translation_(translation),
          choice_(choice),
          otherwise_(otherwise),
          record_(*match.decision),
          file_(importers::decision_from(match.file->file, translation, otherwise)),
          wanted_(importers::file_from(record_, translation, match.file->file.format)) {}

    Merge run(time::Instant now) {
        compare();
        result_.decision = record_;
        result_.text = match_.file->text;
        if (!result_.disagreements.empty()) return std::move(result_);
        for (const auto part : result_.from_file)
            importers::take_part(result_.decision, file_, part, now);
        for (const auto part : result_.from_record)
            result_.text = importers::with_part(result_.text, wanted_, part);
        return std::move(result_);
    }

private:
    void compare() {
        auto of_file = changed_in_file();
        // A line that was taken out of a file is no acceptance, and no new day.
        if (!match_.file->file.status) std::erase(of_file, Part::status);
        if (!match_.file->file.date) std::erase(of_file, Part::date);
        const auto of_record = changed_in_record();
        for (const auto part : importers::changed_parts(file_, record_)) {
            const bool file = has(of_file, part);
            const bool record = has(of_record, part) && can_be_written(part);
            if (file && record) {
                decide(part);
            } else if (file) {
                result_.from_file.push_back(part);
            } else if (record) {
                result_.from_record.push_back(part);
            }
        }
    }

    std::vector<Part> changed_in_file() const {
        if (match_.base) {
            if (match_.base->content == match_.file->text) return {};
            const auto before = importers::read_decision_file(match_.base->content);
            return importers::changed_parts(
                importers::decision_from(before.file, translation_, otherwise_), file_);
        }
        return told_by(file_);
    }

    std::vector<Part> changed_in_record() const {
        if (match_.base) return importers::parts_changed_since(match_.base->versions, record_);
        return told_by(record_);
    }

    // Without a base whatever differs and is told at all.
    std::vector<Part> told_by(const model::Decision& decision) const {
        auto parts = importers::changed_parts(file_, record_);
        std::erase_if(parts,
                      [&](Part part) { return importers::part_text(decision, part).empty(); });
        return parts;
    }

    // A format that has no place for a part cannot disagree about it.
    bool can_be_written(Part part) const {
        return importers::with_part(match_.file->text, wanted_, part) != match_.file->text;
    }

    void decide(Part part) {
        if (choice_ == Choice::none) {
            result_.disagreements.push_back(
                {part, importers::part_text(file_, part), importers::part_text(record_, part)});
        } else if (choice_ == Choice::file) {
            result_.from_file.push_back(part);
        } else {
            result_.from_record.push_back(part);
        }
    }

    const Match& match_;
    const importers::Translation& translation_;
    Choice choice_;
    time::Stamp otherwise_;
    const model::Decision& record_;
    model::Decision file_;
    importers::DecisionFile wanted_;
    Merge result_;
};

}  // namespace

Merge merge(const Match& match, const importers::Translation& translation, Choice choice,
            time::Stamp otherwise, time::Instant now) {
    return Merging(match, translation, choice, otherwise).run(now);
}

}  // namespace trail::cli
