// A folder of decision files and the record, brought in step.
#include "cli/decisions/decision_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cli/decisions/decision_matching.hpp"
#include "cli/decisions/decision_merge.hpp"
#include "cli/decisions/decision_naming.hpp"
#include "cli/decisions/decision_translation.hpp"
#include "cli/shell_word.hpp"
#include "trail/error.hpp"
#include "trail/store/decisions.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

using store::decision_files::FileState;
using store::decision_files::Together;

struct Preview {};

class FolderSync {
public:
    FolderSync(Context& context, const FolderWish& wish, const system::Folder& folder,
               const FolderPlace& place, store::Change& change)
        : context_(context),
          wish_(wish),
          folder_(folder),
          place_(place),
          change_(change),
          files_(read_decision_files(folder)),
          matches_(match_files(context, change, files_, place)),
          translation_(translation(context, change, map_)) {}

    std::vector<FolderStep> run() {
        number_decisions();
        const auto without_file = decisions_without_file();
        const auto names = name_files(without_file);
        for (const auto& file : files_) {
            if (!file.problems.empty()) steps_.push_back(refused(file));
        }
        for (const auto& match : matches_) take(match);
        for (std::size_t i = 0; i < without_file.size(); ++i) create(without_file[i], names[i]);
        refuse_unused_choices();
        std::ranges::stable_sort(steps_, {}, &FolderStep::file);
        return std::move(steps_);
    }

private:
    // What is not in the record yet and is to be.
    bool is_new(const Match& match) {
        if (match.file == nullptr || match.decision || !match.file->problems.empty()) return false;
        if (match.is_duplicate || wish_.direction == Direction::into_folder) return false;
        return !match.is_removed || choice_for(match) == Choice::file;
    }

    void number_decisions() {
        std::vector<const FoundFile*> fresh;
        for (const auto& match : matches_) {
            if (match.decision && match.file)
                map_.add(match.file->name, match.decision->number, match.decision->entry.line);
            if (is_new(match)) fresh.push_back(match.file);
        }
        for (const auto& [file, number] : numbers_for(change_, fresh))
            map_.add(file->name, number, file->file.title);
    }

    std::vector<model::Decision> decisions_without_file() {
        std::vector<model::Decision> found;
        if (wish_.direction == Direction::into_record) return found;
        for (auto& decision : store::decisions::all(change_)) {
            const auto is_it = [&](const Match& match) {
                return match.decision && match.decision->number == decision.number;
            };
            if (std::ranges::any_of(matches_, is_it) || !wish_.wanted(decision)) continue;
            found.push_back(std::move(decision));
        }
        return found;
    }

    std::vector<NewFile> name_files(const std::vector<model::Decision>& decisions) {
        FileNaming naming(change_, files_, folder_.path(), wish_.format);
        std::vector<NewFile> names;
        for (const auto& decision : decisions) {
            names.push_back(naming.file_for(decision));
            map_.add(names.back().name, decision.number, decision.entry.line);
        }
        return names;
    }

    std::string repair(std::string_view option, const std::string& what) const {
        return fmt::format("trail decide sync {} {} {}", shell_word(wish_.shown), option,
                           shell_word(what));
    }

    static FolderStep refused(const FoundFile& file) {
        return {.kind = StepKind::refused, .file = file.name, .problems = file.problems};
    }

    static FolderStep step_of(const Match& match, StepKind kind) {
        FolderStep step{.kind = kind, .file = match.file ? match.file->name : match.base->name};
        if (match.decision) {
            step.decision = match.decision->number;
            step.title = match.decision->entry.line;
        } else if (match.file) {
            step.title = match.file->file.title;
        }
        return step;
    }

    Choice choice_for(const Match& match) {
        const auto& name = match.file ? match.file->name : match.base->name;
        const auto key = match.decision ? model::decision_key(match.decision->number) : "";
        const auto is_meant = [&](const std::string& choice) {
            const auto number = model::parse_decision_number(choice);
            const bool is = choice == name || (number && model::decision_key(*number) == key);
            if (is) used_choices_.insert(choice);
            return is;
        };
        if (std::ranges::any_of(wish_.take_file, is_meant)) return Choice::file;
        if (std::ranges::any_of(wish_.take_record, is_meant)) return Choice::record;
        return Choice::none;
    }

    void take(const Match& match) {
        if (match.file && !match.file->problems.empty()) return;
        if (match.is_duplicate) steps_.push_back(duplicate(match));
        if (match.is_duplicate && !match.base) return;
        if (!match.file) {
            take_gone(match);
        } else if (is_new(match)) {
            add(match);
        } else if (match.is_removed) {
            auto step = step_of(match, StepKind::removed);
            step.repair = repair("--take-file", match.file->name);
            steps_.push_back(std::move(step));
        } else if (!match.decision) {
            steps_.push_back(step_of(match, StepKind::differs));
        } else {
            bring_together(match);
        }
    }

    FolderStep duplicate(const Match& match) const {
        auto step = step_of(match, StepKind::duplicate);
        const auto last = store::decisions::last_number(change_);
        const auto number = free_file_number(files_, last + 1);
        const auto path = [&](const std::string& name) {
            return shell_word((system::Path(wish_.shown) / name).string());
        };
        const auto& slug = match.file->called.slug;
        step.repair =
            fmt::format("mv {} {}", path(step.file),
                        path(fmt::format("{:04}{}{}.md", number, slug.empty() ? "" : "-", slug)));
        return step;
    }

    void take_gone(const Match& match) {
        if (!match.decision) return store::decision_files::forget(change_, *match.base);
        const bool again = wish_.direction == Direction::into_folder
                               ? wish_.wanted(*match.decision)
                               : choice_for(match) == Choice::record;
        if (again)
            return create(*match.decision,
                          {match.base->name, match.base->content, match.base->versions});
        auto step = step_of(match, StepKind::gone);
        step.repair = repair("--take-record", model::decision_key(match.decision->number));
        steps_.push_back(std::move(step));
    }

    time::Stamp moment_of(const FoundFile& file) {
        if (file.called.day) return translation_.noon_of(*file.called.day);
        return context_.zone().stamp(context_.now());
    }

    void add(const Match& match) {
        const auto& file = *match.file;
        if (match.is_removed) store::decision_files::forget(change_, *match.base);
        auto decision = importers::decision_from(file.file, translation_, moment_of(file));
        decision.number = map_.decisions.at(file.name);
        decision.entry.project = wish_.project;
        decision.entry.zone = context_.zone().name();
        decision.entry.created_at = context_.now();
        for (const auto& tag : file.file.tags) {
            if (model::is_name(tag)) decision.entry.tags.push_back(tag);
        }
        auto step = step_of(match, StepKind::added);
        try {
            store::decisions::add(change_, decision);
        } catch (const Error& error) {
            if (error.kind() != Failure::data && error.kind() != Failure::usage) throw;
            step.kind = StepKind::refused;
            step.problems = {{1, error.what()}};
            steps_.push_back(std::move(step));
            return;
        }
        step.decision = decision.number;
        remember(decision.number, file.name, file.text, Together::with_decision);
        steps_.push_back(std::move(step));
    }

    // What the decision supersedes may only be known when all are in the record.
    void remember(int number, const std::string& name, const std::string& text, Together together) {
        const auto decision = store::decisions::find(change_, number);
        store::decision_files::put(change_,
                                   {.item = decision->entry.id,
                                    .folder = place_.folder,
                                    .name = name,
                                    .repository = place_.repository,
                                    .content = text,
                                    .versions = importers::part_versions(*decision),
                                    .written = change_.actor.now},
                                   together);
    }

    StepKind kind_of(const Match& match, const Merge& merged) const {
        if (!merged.disagreements.empty()) return StepKind::conflict;
        if (!merged.from_file.empty())
            return merged.from_record.empty() ? StepKind::taken : StepKind::merged;
        if (!merged.from_record.empty()) return StepKind::written;
        if (match.is_moved) return StepKind::moved;
        return is_known_here(match) ? StepKind::same : StepKind::linked;
    }

    bool is_known_here(const Match& match) const {
        return match.base && match.base->folder == place_.folder;
    }

    // A direction that is not taken leaves both sides alone.
    bool is_one_way_only(const Merge& merged) const {
        if (wish_.direction == Direction::into_record) return !merged.from_record.empty();
        if (wish_.direction == Direction::into_folder) return !merged.from_file.empty();
        return false;
    }

    void bring_together(Match match) {
        // A decision before this one may have come to be superseded by it.
        match.decision = store::decisions::find(change_, match.decision->number);
        const auto words = as_written_in(translation_, match.file->file);
        auto merged =
            merge(match, words, choice_for(match), moment_of(*match.file), context_.now());
        auto step = step_of(match, kind_of(match, merged));
        step.from_file = merged.from_file;
        step.from_record = merged.from_record;
        step.disagreements = merged.disagreements;
        if (step.kind != StepKind::conflict && is_one_way_only(merged)) {
            const bool is_read =
                wish_.direction == Direction::into_record && merged.from_file.empty();
            step.kind = is_read ? StepKind::same : StepKind::differs;
        } else if (step.kind != StepKind::conflict) {
            carry_out(match, merged);
        }
        steps_.push_back(std::move(step));
    }

    void carry_out(const Match& match, Merge& merged) {
        if (!merged.from_file.empty()) {
            merged.decision.entry.updated_at = change_.actor.now;
            store::decisions::update(change_, merged.decision);
        }
        if (!merged.from_record.empty()) {
            write(match.file->name, merged.text, match.file->text);
        }
        const bool is_known = is_known_here(match) && match.base->name == match.file->name &&
                              match.base->content == merged.text && merged.from_file.empty() &&
                              merged.from_record.empty();
        if (is_known) return;
        remember(match.decision->number, match.file->name, merged.text,
                 merged.from_file.empty() ? Together::alone : Together::with_decision);
    }

    void write(const std::string& name, const std::string& text,
               const std::optional<std::string>& before) {
        if (!context_.options().dry_run) folder_.write(name, text, before);
    }

    void create(const model::Decision& decision, const NewFile& file) {
        const auto text = text_of(file, decision, translation_);
        write(file.name, text, std::nullopt);
        remember(decision.number, file.name, text, Together::alone);
        steps_.push_back({.kind = StepKind::created,
                          .file = file.name,
                          .decision = decision.number,
                          .title = decision.entry.line});
    }

    void refuse_unused_choices() const {
        for (const auto* choices : {&wish_.take_file, &wish_.take_record}) {
            for (const auto& choice : *choices) {
                if (used_choices_.contains(choice)) continue;
                throw Error(
                    Failure::usage,
                    fmt::format("\"{}\" is no decision of {}", text::for_terminal_line(choice),
                                text::for_terminal_line(wish_.shown)),
                    fmt::format("trail decide sync {} --dry-run", shell_word(wish_.shown)));
            }
        }
    }

    Context& context_;
    const FolderWish& wish_;
    const system::Folder& folder_;
    const FolderPlace& place_;
    store::Change& change_;
    std::vector<FoundFile> files_;
    std::vector<Match> matches_;
    FolderMap map_;
    importers::Translation translation_;
    std::set<std::string> used_choices_;
    std::vector<FolderStep> steps_;
};

}  // namespace

std::string_view name(StepKind kind) {
    return step_names.at(static_cast<std::size_t>(kind));
}

std::vector<FolderStep> bring_in_step(Context& context, const FolderWish& wish,
                                      std::string_view command) {
    const system::Folder folder(wish.folder);
    const auto place = place_of(context, wish.folder);
    if (!context.options().dry_run) folder.remove_leftovers();
    std::vector<FolderStep> steps;
    try {
        context.store().change(command, [&](store::Change& change) {
            steps = FolderSync(context, wish, folder, place, change).run();
            if (context.options().dry_run) throw Preview{};
        });
    } catch (const Preview&) {
    }
    return steps;
}

}  // namespace trail::cli
