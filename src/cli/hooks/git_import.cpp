// Commits of a repository as entries.
#include "cli/hooks/git_import.hpp"

#include <algorithm>
#include <filesystem>
#include <future>

#include "cli/progress.hpp"
#include "cli/setting_files.hpp"
#include "cli/waiting/commit_copies.hpp"
#include "cli/waiting/commit_entry.hpp"
#include "trail/capture/commit.hpp"
#include "trail/error.hpp"
#include "trail/external/git.hpp"
#include "trail/external/head.hpp"
#include "trail/external/history.hpp"
#include "trail/external/repository.hpp"
#include "trail/model/person.hpp"
#include "trail/store/intake.hpp"
#include "trail/store/people.hpp"
#include "trail/store/repositories.hpp"
#include "trail/system/worker.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

// Whose commits are taken.
class Authors {
public:
    Authors(Context& context, const GitImport& wanted, const std::string& directory) {
        if (wanted.author == "all") return;
        const auto& record = context.store().record();
        const bool own = !wanted.author || wanted.author == "me";
        const auto person =
            own ? std::optional(context.me()) : store::people::find(record, *wanted.author);
        if (person) addresses_ = person->addresses;
        if (own) {
            if (!addresses_) addresses_.emplace();
            add_owner(external::owner(context.processes(), directory), person->name);
        }
        if (!addresses_ && wanted.author->find_first_not_of(' ') == std::string::npos)
            throw Error(Failure::usage, "--author needs a name", "trail import -h");
        if (!addresses_) {
            throw Error(Failure::usage, "nobody is called \"" + *wanted.author + "\" yet",
                        context.command_corrected(*wanted.author, "all"));
        }
    }

    bool has(const std::string& address) const {
        return !addresses_ || std::ranges::find(*addresses_, address) != addresses_->end();
    }
    bool everybody() const { return !addresses_; }

    // Who asks, by the address that the repository's own configuration gives them.
    const std::optional<model::Person>& me() const { return me_; }

    // Tells this choice from others that were read before.
    std::string scope() const {
        if (!addresses_) return "all";
        auto sorted = *addresses_;
        std::ranges::sort(sorted);
        std::string text;
        for (const auto& address : sorted) text += address + ' ';
        return text;
    }

private:
    void add_owner(const external::Owner& owner, const std::string& name) {
        if (owner.address.empty()) return;
        if (!has(owner.address)) addresses_->push_back(owner.address);
        me_.emplace();
        me_->name = name;
        me_->full_name = text::repaired(owner.name);
        me_->addresses.push_back(owner.address);
    }

    std::optional<std::vector<std::string>> addresses_;
    std::optional<model::Person> me_;
};

class Reading {
public:
    Reading(store::Change& change, const std::string& project,
            const external::Repository& repository, std::shared_future<std::string> identity)
        : entries_(change, project, repository.name,
                   external::current_branch(repository).value_or("")),
          identity_(std::move(identity)),
          intake_(change, [this](std::size_t, const Error& error) {
              if (refused_++ == 0) why_refused_ = error.what();
          }) {}

    void take(Understood&& commit) {
        for (auto& original : commit.originals) {
            told_.push_back({std::move(original), commit.revision});
        }
        auto entry = entries_.entry(std::move(commit));
        entry.source->identity = identity_.get();
        intake_.add(++number_, std::move(entry));
    }

    void finish() { intake_.finish(); }
    const std::vector<CommitPair>& told_copies() const { return told_; }
    std::size_t added() const { return intake_.added(); }
    std::size_t known() const { return intake_.known(); }
    std::size_t refused() const { return refused_; }
    const std::string& why_refused() const { return why_refused_; }

private:
    CommitEntries entries_;
    std::shared_future<std::string> identity_;
    std::size_t number_ = 0;
    std::size_t refused_ = 0;
    std::string why_refused_;
    std::vector<CommitPair> told_;
    store::Intake intake_;
};

// Messages are read here and entries written in another thread: git, reading and writing take about
// as long as each other.
void read(system::Processes& processes, const external::Repository& repository,
          const external::HistoryRange& range, const Authors& authors,
          const std::vector<std::string>& skipped, Reading& reading, Progress& progress) {
    constexpr std::size_t at_once = 256;
    std::vector<Understood> commits;
    system::Worker writing;
    const auto hand_over = [&] {
        writing.give([&reading, batch = std::exchange(commits, {})]() mutable {
            for (auto& commit : batch) reading.take(std::move(commit));
        });
    };
    external::read_history(processes, repository, range, [&](const capture::Commit& commit) {
        progress.step();
        if (authors.has(commit.author_address) && !capture::left_out(commit) &&
            !capture::begins_with_any(commit.message, skipped)) {
            commits.push_back(understood(commit));
        }
        if (commits.size() == at_once) hand_over();
        return true;
    });
    hand_over();
    writing.finish();
    reading.finish();
}

// Git walks the whole history to find where it began, so a repository seen for the first time is
// read meanwhile.
// As the repository that is read has it, wherever we stand.
std::vector<std::string> skipped_in(Context& context, const external::Repository& repository) {
    const auto file = std::filesystem::path(repository.worktree) / ".trail.toml";
    std::error_code unreachable;
    const bool has_own = !repository.worktree.empty() && std::filesystem::exists(file, unreachable);
    const auto sources = setting_sources_with(context, has_own ? file.string() : std::string());
    return config::Settings::load(sources).list("hook.skip");
}

std::shared_future<std::string> identity_of(Context& context,
                                            const external::Repository& repository,
                                            std::optional<std::string> known) {
    if (known) return std::async(std::launch::deferred, [known] { return *known; }).share();
    return std::async(std::launch::async,
                      [&processes = context.processes(), &repository] {
                          auto identity = external::identity(processes, repository);
                          return identity.empty() ? repository.common : identity;
                      })
        .share();
}

}  // namespace

GitImported import_git(Context& context, const GitImport& wanted) {
    const auto repository = external::required_repository(wanted.directory);
    const Authors authors(context, wanted, wanted.directory);
    GitImported result{
        .project = wanted.project ? *wanted.project : project_of(context, repository),
        .everybody = authors.everybody(),
        .author = wanted.author.value_or("me")};
    if (!result.project.empty() && !model::is_name(result.project)) {
        throw Error(Failure::usage,
                    "\"" + text::for_terminal_line(result.project) +
                        "\" cannot be a project: letters, digits and - _ . / can",
                    wanted.project ? "trail import -h" : "trail config list --show-origin");
    }
    auto head = external::head_commit(repository);
    if (!head) head = external::resolve(context.processes(), repository, "HEAD");
    if (!head) return result;
    const auto& record = context.store().record();
    const auto seen = store::repositories::identity_at(record, repository.common);
    const bool whole = !wanted.after && !wanted.before;
    const auto read_before = whole && seen
                                 ? store::repositories::read_up_to(record, *seen, authors.scope())
                                 : std::nullopt;
    if (read_before == head) return result;
    const auto identity = identity_of(context, repository, seen);
    external::HistoryRange range{.since = wanted.after, .until = wanted.before, .to = *head};
    if (read_before && external::resolve(context.processes(), repository, *read_before)) {
        range.from = *read_before;
    }
    context.store().change("import git", [&](store::Change& change) {
        // The address may be new to the record, and those commits are not somebody else's.
        if (authors.me()) store::people::remember(change, *authors.me());
        Reading reading(change, result.project, repository, identity);
        Progress progress(context, "Importing git history", "commits", [&] {
            return whole ? external::history_length(context.processes(), repository, range)
                         : std::nullopt;
        });
        read(context.processes(), repository, range, authors, skipped_in(context, repository),
             reading, progress);
        result.added = reading.added();
        result.known = reading.known();
        result.refused = reading.refused();
        result.why_refused = reading.why_refused();
        if (wanted.strict && result.refused > 0) {
            throw Error(Failure::data, "a commit could not be stored, and nothing was imported: " +
                                           result.why_refused);
        }
        const auto folded = fold_copies(context.processes(), change, repository, identity.get(),
                                        reading.told_copies());
        result.added -= folded;
        result.known += folded;
        store::repositories::remember(change, repository.common, identity.get(), repository.name);
        // What could not be stored, or is not here yet, is looked for again.
        const bool is_all = result.refused == 0 && !external::is_shallow(repository);
        if (whole && is_all)
            store::repositories::mark_read(change, identity.get(), authors.scope(), *head);
        // Nothing that is not touched is kept: a rehearsal ends without a trace.
        if (context.options().dry_run) change.touched = change.noted = false;
    });
    return result;
}

}  // namespace trail::cli
