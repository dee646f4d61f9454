// A commit as an entry.
#include "cli/waiting/commit_entry.hpp"

#include <algorithm>

#include "trail/capture/secrets.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/people.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {

std::string project_of(Context& context, const external::Repository& repository) {
    if (auto set = context.settings().text("project"); !set.empty()) return set;
    return project_named_after(repository);
}

std::string project_named_after(const external::Repository& repository) {
    std::string name = text::composed(text::repaired(repository.name));
    std::ranges::replace(name, ' ', '-');
    return model::is_name(name) ? name : std::string();
}

Understood understood(const capture::Commit& commit) {
    return {commit.revision,
            commit.author_name,
            commit.author_address,
            commit.authored,
            capture::meaning(capture::without_secrets(commit.message)),
            capture::originals_in(commit.message)};
}

model::Entry CommitEntries::entry(Understood&& commit, std::optional<model::ItemId> again) {
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
    entry.closes = closed_items(meaning.closes, again);
    entry.at = commit.authored;
    entry.created_at = commit.authored.at;
    entry.source = {repository_, {}, std::move(commit.revision), branch_};
    return entry;
}

std::string CommitEntries::person(const std::string& full_name, const std::string& address) {
    const auto found = people_.find(address);
    if (found != people_.end()) return found->second;
    const auto name = store::people::known_as(change_, full_name, address);
    return people_.emplace(address, name).first->second;
}

std::vector<model::ItemId> CommitEntries::closed_items(const std::vector<std::string>& names,
                                                       std::optional<model::ItemId> again) const {
    std::vector<model::ItemId> ids;
    for (const auto& name : names) {
        const auto range = model::parse_id_prefix(name);
        if (!range) continue;
        const auto found = store::entries::beginning_with(change_, *range, 2);
        if (found.size() != 1) continue;
        const auto& item = found.front();
        if (model::is_open(item) || (again && item.closed_by == again)) ids.push_back(item.id);
    }
    return ids;
}

}  // namespace trail::cli
