// What is new in a folder: the numbers of decisions, the names of files.
#include "cli/decisions/decision_naming.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cli/decisions/decision_translation.hpp"
#include "trail/importers/decision_text.hpp"
#include "trail/store/decision_files.hpp"
#include "trail/store/decisions.hpp"

namespace trail::cli {
namespace {

using importers::DecisionFormat;

time::Day day_of(const FoundFile& file) {
    const time::Day never{std::chrono::days::max()};
    return file.file.date.value_or(file.called.day.value_or(never));
}

// As most of the others are; a folder without any tells by its name.
DecisionFormat format_of(const std::vector<FoundFile>& files, const system::Path& folder) {
    const auto is_adr = [](const FoundFile& file) {
        return file.problems.empty() && file.file.format == DecisionFormat::adr;
    };
    if (files.empty()) {
        return folder.filename() == "adr" ? DecisionFormat::adr : DecisionFormat::madr;
    }
    const auto adr = static_cast<std::size_t>(std::ranges::count_if(files, is_adr));
    return adr * 2 > files.size() ? DecisionFormat::adr : DecisionFormat::madr;
}

}  // namespace

std::vector<std::pair<const FoundFile*, int>> numbers_for(
    const store::Record& record, const std::vector<const FoundFile*>& fresh) {
    std::vector<std::pair<const FoundFile*, int>> numbers;
    std::vector<const FoundFile*> others;
    std::set<int> given;
    for (const auto* file : fresh) {
        const int number = file->called.number.value_or(0);
        const bool is_free =
            number > 0 && !given.contains(number) && !store::decisions::find(record, number);
        if (is_free) {
            given.insert(number);
            numbers.emplace_back(file, number);
        } else {
            others.push_back(file);
        }
    }
    std::ranges::stable_sort(others, {}, [](const FoundFile* file) { return day_of(*file); });
    int last = store::decisions::last_number(record);
    if (!given.empty()) last = std::max(last, *given.rbegin());
    for (const auto* file : others) numbers.emplace_back(file, ++last);
    return numbers;
}

std::string text_of(const NewFile& file, const model::Decision& decision,
                    const importers::Translation& translation) {
    if (file.content.empty()) {
        const auto named = importers::read_file_name(file.name);
        return importers::new_decision_file(
            importers::file_from(decision, translation, file.format),
            named && named->number ? *named->number : decision.number);
    }
    const auto read = importers::read_decision_file(file.content);
    const auto words = as_written_in(translation, read.file);
    const auto wanted = importers::file_from(decision, words, read.file.format);
    auto text = file.content;
    for (const auto part : importers::parts_changed_since(file.versions, decision))
        text = importers::with_part(text, wanted, part);
    return text;
}

FileNaming::FileNaming(const store::Record& record, const std::vector<FoundFile>& files,
                       const system::Path& folder, std::optional<DecisionFormat> format)
    : record_(record), files_(files), format_(format.value_or(format_of(files, folder))) {
    const auto has_day = [](const FoundFile& file) { return file.called.day.has_value(); };
    by_day_ = static_cast<std::size_t>(std::ranges::count_if(files, has_day)) * 2 > files.size();
}

bool FileNaming::is_free(const std::string& name) const {
    const auto number = importers::read_file_name(name)->number;
    return std::ranges::none_of(files_, [&](const FoundFile& file) {
        return file.name == name || (number && file.called.number == number);
    });
}

std::optional<NewFile> FileNaming::kept_elsewhere(const model::Decision& decision) const {
    for (auto& state : store::decision_files::of_decision(record_, decision.entry.id)) {
        const auto format = importers::read_decision_file(state.content).file.format;
        if (format != format_ || !is_free(state.name)) continue;
        return NewFile{std::move(state.name), std::move(state.content), std::move(state.versions),
                       format};
    }
    return std::nullopt;
}

NewFile FileNaming::file_for(const model::Decision& decision) {
    auto kept = kept_elsewhere(decision);
    NewFile file = kept ? *std::move(kept) : NewFile{.name = {}, .format = format_};
    if (file.name.empty()) {
        const auto number = free_file_number(files_, decision.number);
        file.name = importers::file_name_for(number, decision.entry.line);
        if (by_day_) {
            const auto day = time::iso_date(time::day_of(time::local_time(decision.entry.at)));
            const auto name = fmt::format("{}{}{}{}", day.substr(0, 4), day.substr(5, 2),
                                          day.substr(8, 2), file.name.substr(4));
            if (is_free(name)) file.name = name;
        }
    }
    FoundFile taken;
    taken.name = file.name;
    taken.called = importers::read_file_name(file.name).value_or(importers::DecisionFileName{});
    files_.push_back(std::move(taken));
    return file;
}

}  // namespace trail::cli
