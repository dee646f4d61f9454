// The words of files and of the record.
#include "cli/decisions/decision_translation.hpp"

#include <algorithm>
#include <memory>

#include "trail/store/people.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

using importers::FileReference;

// Everybody who is known, by what files may call them.
struct People {
    std::map<std::string, std::string> short_names;  // by folded name and full name
    std::map<std::string, std::string> full_names;

    explicit People(const store::Record& record) {
        for (const auto& person : store::people::all(record)) {
            if (!person.full_name.empty()) {
                short_names.emplace(text::folded(person.full_name), person.name);
                full_names.emplace(person.name, person.full_name);
            }
        }
        for (const auto& name : store::people::names(record)) {
            short_names[text::folded(name)] = name;
        }
    }
};

// Somebody who is not known is called by all their names: "Ana Ruiz" is "Ana-Ruiz".
std::string made_up(const std::string& written) {
    std::string name;
    for (const auto word : text::words(written)) {
        if (!name.empty()) name += '-';
        name += word;
    }
    return model::is_name(name) ? name : "";
}

std::string short_name(const People& people, std::string written) {
    if (written.starts_with('@')) written.erase(0, 1);
    written = text::composed(text::repaired(written));
    const auto known = people.short_names.find(text::folded(written));
    if (known != people.short_names.end()) return known->second;
    return model::is_name(written) ? written : made_up(written);
}

std::optional<int> decision_of(const FolderMap& map, const FileReference& file) {
    if (const auto found = map.decisions.find(file.file); found != map.decisions.end())
        return found->second;
    if (!file.number) return std::nullopt;
    const auto found = map.file_numbers.find(*file.number);
    return found == map.file_numbers.end() ? std::nullopt : std::optional(found->second);
}

FileReference file_of(const FolderMap& map, int number) {
    const auto found = map.files.find(number);
    if (found == map.files.end()) return {.number = number};
    FileReference reference{.file = found->second, .title = map.titles.at(number)};
    if (const auto name = importers::read_file_name(found->second)) reference.number = name->number;
    return reference;
}

}  // namespace

void FolderMap::add(const std::string& file, int number, const std::string& title) {
    decisions[file] = number;
    files[number] = file;
    titles[number] = title;
    const auto name = importers::read_file_name(file);
    if (name && name->number) file_numbers.emplace(*name->number, number);
}

importers::Translation translation(Context& context, const store::Record& record,
                                   const FolderMap& map) {
    const auto people = std::make_shared<const People>(record);
    const auto& zone = context.zone();
    return {
        .short_name = [people](const std::string& written) { return short_name(*people, written); },
        .written_name =
            [people](const std::string& name) {
                const auto known = people->full_names.find(name);
                return known == people->full_names.end() ? name : known->second;
            },
        .decision_of = [&map](const FileReference& file) { return decision_of(map, file); },
        .file_of = [&map](int number) { return file_of(map, number); },
        .noon_of =
            [&zone](time::Day day) {
                return zone.stamp(zone.instant(time::LocalTime(day) + std::chrono::hours(12)));
            },
    };
}

importers::Translation as_written_in(importers::Translation translation,
                                     const importers::DecisionFile& file) {
    std::map<std::string, std::string> spelled;
    for (const auto* names : {&file.deciders, &file.consulted, &file.informed}) {
        for (const auto& name : *names) spelled.emplace(translation.short_name(name), name);
    }
    translation.written_name = [spelled,
                                otherwise = translation.written_name](const std::string& name) {
        const auto found = spelled.find(name);
        return found == spelled.end() ? otherwise(name) : found->second;
    };
    return translation;
}

}  // namespace trail::cli
