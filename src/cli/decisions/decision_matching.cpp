// Which file of a folder tells which decision of the record.
#include "cli/decisions/decision_matching.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "cli/decisions/decision_translation.hpp"
#include "trail/external/git.hpp"
#include "trail/importers/decision_text.hpp"
#include "trail/store/decisions.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

using store::decision_files::FileState;

class Matching {
public:
    Matching(Context& context, const store::Record& record, const std::vector<FoundFile>& files,
             const FolderPlace& place)
        : context_(context), record_(record), files_(files), place_(place) {
        for (auto& state : store::decision_files::in_folder(record, place.folder)) {
            has_file_.insert(state.item);
            states_.emplace(state.name, std::move(state));
        }
    }

    std::vector<Match> run() {
        for (const auto& file : files_) {
            if (const auto state = states_.find(file.name); state != states_.end())
                take(file, state->second);
        }
        for (const auto& file : files_) {
            if (!is_matched(file) && file.problems.empty()) find(file);
        }
        find_written();
        mark_duplicates();
        for (const auto& [name, state] : states_) {
            if (!used_.contains(name)) add_gone(state);
        }
        return std::move(matches_);
    }

private:
    bool is_matched(const FoundFile& file) const {
        return std::ranges::any_of(matches_,
                                   [&](const Match& match) { return match.file == &file; });
    }

    void take(const FoundFile& file, const FileState& state) {
        used_.insert(state.name);
        Match match{.file = &file,
                    .decision = store::decisions::of_entry(record_, state.item),
                    .base = state};
        match.is_removed = !match.decision;
        if (match.decision) linked_.insert(match.decision->number);
        matches_.push_back(std::move(match));
    }

    void find(const FoundFile& file) {
        Match match{.file = &file};
        if (!find_moved(file, match) && !find_elsewhere(file, match)) find_alike(file, match);
        if (match.decision) linked_.insert(match.decision->number);
        matches_.push_back(std::move(match));
    }

    bool has_file(const std::string& name) const {
        return std::ranges::find(files_, name, &FoundFile::name) != files_.end();
    }

    bool find_moved(const FoundFile& file, Match& match) {
        for (const auto& [name, state] : states_) {
            if (state.content != file.text || used_.contains(name) || has_file(name)) continue;
            auto decision = store::decisions::of_entry(record_, state.item);
            if (!decision) continue;
            used_.insert(name);
            match.decision = std::move(decision);
            match.base = state;
            match.is_moved = true;
            return true;
        }
        return false;
    }

    bool find_elsewhere(const FoundFile& file, Match& match) {
        for (auto& state : store::decision_files::called(record_, file.name)) {
            const bool same_text = state.content == file.text;
            const bool same_place =
                !place_.repository.empty() && state.repository == place_.repository;
            if (!same_text && !same_place) continue;
            auto decision = store::decisions::of_entry(record_, state.item);
            if (!decision || linked_.contains(decision->number)) continue;
            match.decision = std::move(decision);
            // What another copy of the repository had says nothing of when this one changed.
            if (same_text) match.base = std::move(state);
            return true;
        }
        return false;
    }

    void find_alike(const FoundFile& file, Match& match) {
        if (!file.called.number) return;
        auto decision = store::decisions::find(record_, *file.called.number);
        if (!decision || linked_.contains(decision->number)) return;
        if (text::folded(decision->entry.line) != text::folded(file.file.title)) return;
        if (!store::decision_files::of_decision(record_, decision->entry.id).empty()) return;
        match.decision = std::move(decision);
    }

    // A decision that has no file here yet, by its title.
    std::optional<model::Decision> without_file(const std::vector<model::Decision>& decisions,
                                                const std::string& title) const {
        const auto is_it = [&](const model::Decision& decision) {
            return !linked_.contains(decision.number) && !has_file_.contains(decision.entry.id) &&
                   text::folded(decision.entry.line) == text::folded(title);
        };
        const auto found = std::ranges::find_if(decisions, is_it);
        return found == decisions.end() ? std::nullopt : std::optional(*found);
    }

    void find_written() {
        const auto is_new = [](const Match& match) { return !match.decision && !match.base; };
        if (std::ranges::none_of(matches_, is_new)) return;
        const auto decisions = store::decisions::all(record_);
        // One of them may speak of another.
        FolderMap map;
        std::vector<std::pair<Match*, model::Decision>> candidates;
        for (auto& match : matches_) {
            auto decision = match.decision;
            if (is_new(match) && (decision = without_file(decisions, match.file->file.title)))
                candidates.emplace_back(&match, *decision);
            if (decision) map.add(match.file->name, decision->number, decision->entry.line);
        }
        const auto words = translation(context_, record_, map);
        for (auto& [match, decision] : candidates) {
            if (linked_.contains(decision.number) || !says_the_same(words, *match->file, decision))
                continue;
            linked_.insert(decision.number);
            match->decision = std::move(decision);
        }
    }

    // As far as a file of this format can. What took its place may not have its file yet.
    static bool says_the_same(const importers::Translation& translation, const FoundFile& file,
                              const model::Decision& decision) {
        const auto words = as_written_in(translation, file.file);
        const auto wanted = importers::file_from(decision, words, file.file.format);
        auto told = importers::decision_from(file.file, words, decision.entry.at);
        const auto& successor = file.file.successor;
        if (successor && !words.decision_of(*successor))
            told.superseded_by = decision.superseded_by;
        return std::ranges::all_of(
            importers::changed_parts(told, decision), [&](importers::Part part) {
                return part == importers::Part::supersedes ||
                       importers::with_part(file.text, wanted, part) == file.text;
            });
    }

    // Of several files with one number those that are known stay, else the first.
    void mark_duplicates() {
        std::map<int, std::size_t> owners;
        for (const bool known : {true, false}) {
            for (std::size_t i = 0; i < matches_.size(); ++i) {
                auto& match = matches_[i];
                const auto number = match.file->called.number;
                if (!number || match.base.has_value() != known) continue;
                match.is_duplicate = !owners.emplace(*number, i).second;
            }
        }
    }

    void add_gone(const FileState& state) {
        Match match{.decision = store::decisions::of_entry(record_, state.item), .base = state};
        match.is_removed = !match.decision;
        matches_.push_back(std::move(match));
    }

    Context& context_;
    const store::Record& record_;
    const std::vector<FoundFile>& files_;
    const FolderPlace& place_;
    std::map<std::string, FileState> states_;
    std::set<model::ItemId> has_file_;  // here
    std::set<std::string> used_;
    std::set<int> linked_;
    std::vector<Match> matches_;
};

}  // namespace

FolderPlace place_of(Context& context, const std::string& folder) {
    const auto path = std::filesystem::canonical(folder);
    FolderPlace place{.folder = path.string(), .repository = {}};
    const auto repository = external::repository_at(path);
    if (!repository || repository->worktree.empty()) return place;
    const auto identity = external::identity(context.processes(), *repository);
    if (identity.empty()) return place;
    const auto inside = path.lexically_relative(std::filesystem::canonical(repository->worktree));
    place.repository = text::repaired(fmt::format("{} {}", identity, inside.string()));
    return place;
}

std::vector<Match> match_files(Context& context, const store::Record& record,
                               const std::vector<FoundFile>& files, const FolderPlace& place) {
    auto matches = Matching(context, record, files, place).run();
    std::ranges::stable_sort(matches, {}, [](const Match& match) {
        return match.file ? match.file->name : match.base->name;
    });
    return matches;
}

}  // namespace trail::cli
