// What a file and the record both know of a decision.
#include "trail/importers/decision_parts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xxhash.h>

#include <algorithm>

namespace trail::importers {
namespace {

using model::Decision;
using model::DecisionStatus;

constexpr std::size_t version_letters = 16;

std::string joined(const std::vector<std::string>& items, std::string_view between) {
    return fmt::format("{}", fmt::join(items, between));
}

std::string keys(const std::vector<int>& numbers) {
    std::vector<std::string> names;
    for (const int number : numbers) names.push_back(model::decision_key(number));
    return joined(names, ", ");
}

std::string status_text(const Decision& decision) {
    std::string text(model::name(decision.status));
    if (decision.superseded_by) text += " by " + model::decision_key(*decision.superseded_by);
    return text;
}

// As its author's clock showed it.
time::Day day_of(const Decision& decision) {
    const auto at = decision.decided_at.value_or(decision.entry.at.at);
    return time::day_of(time::local_time({at, decision.entry.at.offset}));
}

std::string outcome_text(const Decision& decision) {
    auto text = model::outcome(decision).value_or("");
    if (!decision.reason) return text;
    return text + (text.empty() ? "" : "\n") + *decision.reason;
}

std::string version_of(const Decision& decision, Part part) {
    const auto text = part_text(decision, part);
    return fmt::format("{:0{}x}", XXH3_64bits(text.data(), text.size()), version_letters);
}

void choose(Decision& decision, const std::string& option) {
    decision.chosen.reset();
    if (option.empty()) return;
    auto& options = decision.options;
    auto found = std::ranges::find(options, option);
    if (found == options.end()) found = options.insert(found, option);
    decision.chosen = static_cast<int>(found - options.begin()) + 1;
}

void take_status(Decision& into, const Decision& from, time::Instant now) {
    const bool was_proposed = into.status == DecisionStatus::proposed;
    const bool was_over = into.ended_at.has_value();
    into.status = from.status;
    into.superseded_by = from.superseded_by;
    const bool is_over =
        from.status == DecisionStatus::superseded || from.status == DecisionStatus::deprecated;
    if (from.status == DecisionStatus::proposed) {
        into.decided_at.reset();
    } else if (was_proposed) {
        into.decided_at = now;
    }
    if (!is_over) into.ended_at.reset();
    if (is_over && !was_over) into.ended_at = now;
}

void take_date(Decision& into, const Decision& from) {
    if (into.decided_at) {
        into.decided_at = from.entry.at.at;
    } else {
        into.entry.at = from.entry.at;
    }
}

void take_options(Decision& into, const Decision& from) {
    const auto won = model::outcome(into).value_or("");
    into.options = from.options;
    choose(into, won);
}

void take_outcome(Decision& into, const Decision& from) {
    choose(into, model::outcome(from).value_or(""));
    into.reason = from.reason;
}

std::optional<std::string> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

std::vector<std::string> short_names(const std::vector<std::string>& written,
                                     const Translation& translation) {
    std::vector<std::string> names;
    for (const auto& name : written) {
        auto known = translation.short_name(name);
        if (!known.empty() && std::ranges::find(names, known) == names.end())
            names.push_back(std::move(known));
    }
    return names;
}

std::vector<std::string> written_names(const std::vector<std::string>& names,
                                       const Translation& translation) {
    std::vector<std::string> written;
    for (const auto& name : names) written.push_back(translation.written_name(name));
    return written;
}

// An option may be called by another spelling of its letters in the outcome.
std::string option_meant(const std::vector<std::string>& options, const std::string& chosen) {
    const auto begins = [&](const std::string& option) {
        return option == chosen || option.starts_with(chosen + " ") ||
               option.starts_with("[" + chosen + "]") || chosen.starts_with(option + " ");
    };
    const auto found = std::ranges::find_if(options, begins);
    return found == options.end() || chosen.empty() ? chosen : *found;
}

}  // namespace

std::string_view name(Part part) {
    return part_names.at(static_cast<std::size_t>(part));
}

std::vector<Part> all_parts() {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < part_names.size(); ++i) parts.push_back(static_cast<Part>(i));
    return parts;
}

std::string part_text(const Decision& decision, Part part) {
    switch (part) {
        case Part::title:
            return decision.entry.line;
        case Part::status:
            return status_text(decision);
        case Part::date:
            return time::iso_date(day_of(decision));
        case Part::deciders:
            return joined(decision.deciders, ", ");
        case Part::consulted:
            return joined(decision.consulted, ", ");
        case Part::informed:
            return joined(decision.informed, ", ");
        case Part::context:
            return decision.entry.body.value_or("");
        case Part::drivers:
            return joined(decision.drivers, "\n");
        case Part::options:
            return joined(decision.options, "\n");
        case Part::outcome:
            return outcome_text(decision);
        case Part::consequences:
            return joined(decision.consequences, "\n");
        case Part::confirmation:
            return decision.confirmation.value_or("");
        case Part::supersedes:
            return keys(decision.supersedes);
    }
    return {};
}

void take_part(Decision& into, const Decision& from, Part part, time::Instant now) {
    switch (part) {
        case Part::title:
            into.entry.line = from.entry.line;
            break;
        case Part::status:
            take_status(into, from, now);
            break;
        case Part::date:
            take_date(into, from);
            break;
        case Part::deciders:
            into.deciders = from.deciders;
            break;
        case Part::consulted:
            into.consulted = from.consulted;
            break;
        case Part::informed:
            into.informed = from.informed;
            break;
        case Part::context:
            into.entry.body = from.entry.body;
            break;
        case Part::drivers:
            into.drivers = from.drivers;
            break;
        case Part::options:
            take_options(into, from);
            break;
        case Part::outcome:
            take_outcome(into, from);
            break;
        case Part::consequences:
            into.consequences = from.consequences;
            break;
        case Part::confirmation:
            into.confirmation = from.confirmation;
            break;
        case Part::supersedes:
            break;
    }
}

std::vector<Part> changed_parts(const Decision& before, const Decision& after) {
    auto parts = all_parts();
    std::erase_if(parts,
                  [&](Part part) { return part_text(before, part) == part_text(after, part); });
    return parts;
}

std::string part_versions(const Decision& decision) {
    std::string versions;
    for (const auto part : all_parts()) versions += version_of(decision, part);
    return versions;
}

std::vector<Part> parts_changed_since(std::string_view versions, const Decision& decision) {
    auto parts = all_parts();
    if (versions.size() != parts.size() * version_letters) return parts;
    std::erase_if(parts, [&](Part part) {
        const auto at = static_cast<std::size_t>(part) * version_letters;
        return versions.substr(at, version_letters) == version_of(decision, part);
    });
    return parts;
}

Decision decision_from(const DecisionFile& file, const Translation& translation,
                       time::Stamp otherwise) {
    Decision decision;
    decision.entry.kind = model::Kind::decision;
    decision.entry.line = file.title;
    decision.entry.body = unless_empty(file.context);
    decision.entry.at = file.date ? translation.noon_of(*file.date) : otherwise;
    decision.status = file.status.value_or(DecisionStatus::accepted);
    if (file.successor) decision.superseded_by = translation.decision_of(*file.successor);
    decision.deciders = short_names(file.deciders, translation);
    decision.consulted = short_names(file.consulted, translation);
    decision.informed = short_names(file.informed, translation);
    decision.drivers = file.drivers;
    decision.options = file.options;
    choose(decision, option_meant(file.options, file.chosen));
    decision.reason = unless_empty(file.reason);
    decision.consequences = file.consequences;
    decision.confirmation = unless_empty(file.confirmation);
    return decision;
}

DecisionFile file_from(const Decision& decision, const Translation& translation,
                       DecisionFormat format) {
    DecisionFile file;
    file.format = format;
    file.title = decision.entry.line;
    file.date = day_of(decision);
    file.status = decision.status;
    if (decision.superseded_by) file.successor = translation.file_of(*decision.superseded_by);
    for (const int number : decision.supersedes) {
        file.supersedes.push_back(translation.file_of(number));
    }
    file.deciders = written_names(decision.deciders, translation);
    file.consulted = written_names(decision.consulted, translation);
    file.informed = written_names(decision.informed, translation);
    file.context = decision.entry.body.value_or("");
    file.drivers = decision.drivers;
    file.options = decision.options;
    file.chosen = model::outcome(decision).value_or("");
    file.reason = decision.reason.value_or("");
    file.consequences = decision.consequences;
    file.confirmation = decision.confirmation.value_or("");
    return file;
}

}  // namespace trail::importers
