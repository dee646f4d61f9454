// Commits of a repository as entries.
#include "cli/git_import.hpp"

#include <algorithm>
#include <future>
#include <unordered_map>

#include "cli/progress.hpp"
#include "trail/capture/commit.hpp"
#include "trail/capture/secrets.hpp"
#include "trail/error.hpp"
#include "trail/external/git.hpp"
#include "trail/external/history.hpp"
#include "trail/external/repository.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/intake.hpp"
#include "trail/store/people.hpp"
#include "trail/store/repositories.hpp"
#include "trail/system/worker.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

std::string project_for(Context& context, const GitImport& wanted,
                        const external::Repository& repository) {
    if (wanted.project) return *wanted.project;
    if (const auto set = context.settings().text("project"); !set.empty()) return set;
    std::string name = text::composed(text::repaired(repository.name));
    std::ranges::replace(name, ' ', '-');
    return model::is_name(name) ? name : std::string();
}

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
            const auto owner = external::owner(context.processes(), directory);
            if (!owner.address.empty()) addresses_->push_back(owner.address);
            if (!addresses_) addresses_.emplace();
        }
        if (!addresses_) {
            throw Error(Failure::usage, "nobody is called \"" + *wanted.author + "\" yet",
                        context.command_corrected(*wanted.author, "all"));
        }
    }

    bool has(const std::string& address) const {
        return !addresses_ || std::ranges::find(*addresses_, address) != addresses_->end();
    }
    bool everybody() const { return !addresses_; }

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
    std::optional<std::vector<std::string>> addresses_;
};

// A commit whose message is understood; what it means for the record is still open.
struct Understood {
    std::string revision;
    std::string author_name;
    std::string author_address;
    time::Stamp authored;
    capture::CommitMeaning meaning;
};

Understood understood(const capture::Commit& commit) {
    auto meaning = capture::meaning(commit.message);
    meaning.line = capture::without_secrets(meaning.line);
    if (meaning.body) meaning.body = capture::without_secrets(*meaning.body);
    return {commit.revision, commit.author_name, commit.author_address, commit.authored,
            std::move(meaning)};
}

class Reading {
public:
    Reading(store::Change& change, std::string project, const external::Repository& repository,
            std::shared_future<std::string> identity)
        : change_(change),
          project_(std::move(project)),
          repository_(repository),
          identity_(std::move(identity)),
          branch_(external::current_branch(repository).value_or("")),
          intake_(change, [this](std::size_t, const Error&) { ++refused_; }) {}

    void take(Understood&& commit) { intake_.add(++number_, entry_for(std::move(commit))); }

    void finish() { intake_.finish(); }
    std::size_t added() const { return intake_.added(); }
    std::size_t known() const { return intake_.known(); }
    std::size_t refused() const { return refused_; }

private:
    model::Entry entry_for(Understood&& commit) {
        auto& meaning = commit.meaning;
        model::Entry entry;
        entry.kind = meaning.kind;
        entry.line = std::move(meaning.line);
        entry.body = std::move(meaning.body);
        const auto& project = meaning.project.value_or(project_);
        if (!project.empty()) entry.project = project;
        entry.tags = std::move(meaning.tags);
        entry.refs = std::move(meaning.refs);
        entry.breaking = meaning.breaking;
        entry.author = person(commit.author_name, commit.author_address);
        for (const auto& address : meaning.co_authors) entry.people.push_back(person({}, address));
        entry.closes = open_items(meaning.closes);
        entry.at = commit.authored;
        entry.created_at = commit.authored.at;
        entry.source = {repository_.name, identity_.get(), commit.revision, branch_};
        return entry;
    }

    std::string person(const std::string& full_name, const std::string& address) {
        const auto found = people_.find(address);
        if (found != people_.end()) return found->second;
        const auto name = store::people::known_as(change_, full_name, address);
        return people_.emplace(address, name).first->second;
    }

    std::vector<model::ItemId> open_items(const std::vector<std::string>& names) {
        std::vector<model::ItemId> ids;
        for (const auto& name : names) {
            const auto range = model::parse_id_prefix(name);
            if (!range) continue;
            const auto found = store::entries::beginning_with(change_, *range, 2);
            if (found.size() == 1 && model::is_open(found.front())) ids.push_back(found.front().id);
        }
        return ids;
    }

    store::Change& change_;
    std::string project_;
    const external::Repository& repository_;
    std::shared_future<std::string> identity_;
    std::string branch_;
    std::unordered_map<std::string, std::string> people_;  // by address
    std::size_t number_ = 0;
    std::size_t refused_ = 0;
    store::Intake intake_;
};

// Messages are read here and entries written in another thread: git, reading and writing take about
// as long as each other.
void read(system::Processes& processes, const external::Repository& repository,
          const external::HistoryRange& range, const Authors& authors, Reading& reading,
          Progress& progress) {
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
        if (authors.has(commit.author_address) && !capture::left_out(commit)) {
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
    GitImported result{.project = project_for(context, wanted, repository),
                       .everybody = authors.everybody(),
                       .author = wanted.author.value_or("me")};
    const auto head = external::resolve(context.processes(), repository, "HEAD");
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
        Reading reading(change, result.project, repository, identity);
        Progress progress(context, "Importing git history", "commits", [&] {
            return whole ? external::history_length(context.processes(), repository, range)
                         : std::nullopt;
        });
        read(context.processes(), repository, range, authors, reading, progress);
        result.added = reading.added();
        result.known = reading.known();
        result.refused = reading.refused();
        store::repositories::remember(change, repository.common, identity.get(), repository.name);
        if (whole) store::repositories::mark_read(change, identity.get(), authors.scope(), *head);
        // Nothing that is not touched is kept: a rehearsal ends without a trace.
        if (context.options().dry_run) change.touched = change.noted = false;
    });
    return result;
}

}  // namespace trail::cli
