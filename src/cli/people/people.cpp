// People by name.
#include "cli/people/people.hpp"

#include <fmt/format.h>

#include "cli/suggestion.hpp"
#include "trail/error.hpp"
#include "trail/render/people.hpp"
#include "trail/store/people.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

// Thrown through the change that must leave no trace.
struct Preview {};

std::string_view without_mark(std::string_view text) {
    return text.starts_with('@') ? text.substr(1) : text;
}

}  // namespace

std::optional<model::Person> person_named(Context& context, std::string_view text) {
    const auto& record = context.store().record();
    const bool is_me = without_mark(text) == "me" || without_mark(text) == context.me().name;
    if (auto found = store::people::find(record, is_me ? context.me().name : without_mark(text))) {
        return found;
    }
    // Whoever has not written yet is known to git.
    if (is_me) return context.me();
    return std::nullopt;
}

model::Person find_person(Context& context, std::string_view text) {
    if (auto found = person_named(context, text)) return *std::move(found);
    throw unknown_person(context, text);
}

Error unknown_person(Context& context, std::string_view text) {
    const auto shown = text::for_terminal_line(text);
    return {Failure::usage, fmt::format("no person \"{}\"", shown),
            did_you_mean(without_mark(text), store::people::names(context.store().record()),
                         model::is_name(without_mark(text))
                             ? fmt::format("trail people add {}", without_mark(text))
                             : "trail people")};
}

void refuse_misspelt(Context& context, std::string_view name) {
    if (person_named(context, name)) return;
    const auto near = meant(name, store::people::names(context.store().record()));
    if (!near) return;
    const auto shown = text::for_terminal_line(name);
    throw Error(
        Failure::usage,
        fmt::format("no person \"{0}\"; a new one begins with: trail people add {0}", shown),
        fmt::format("did you mean \"{}\"?", *near));
}

report::Presence presence_of(Context& context, const model::Person& person) {
    return report::presence(person, context.now(), context.zone());
}

PersonChange change_person(Context& context, std::string_view command, const std::string& name,
                           const PersonEdit& edit) {
    PersonChange made;
    try {
        context.store().change(command, [&](store::Change& change) {
            made.before = store::people::find(change, name).value_or(model::Person{.name = name});
            made.after = made.before;
            edit(change, made.after);
            store::people::describe(change, made.after);
            if (context.options().dry_run) throw Preview{};
        });
    } catch (const Preview&) {
    }
    return made;
}

std::string person_json(Context& context, const model::Person& person,
                        const OutputOptions& output) {
    text::JsonWriter json;
    render::write_person(json, presence_of(context, person),
                         json_fields(output, names_of(render::person_fields())));
    return std::string(json.text()) + "\n";
}

void print_person_change(Context& context, const model::Person& person, const std::string& line,
                         const OutputOptions& output) {
    if (output.json) {
        context.print(person_json(context, person, output));
    } else if (!context.options().quiet) {
        context.print(line + "\n");
    }
}

}  // namespace trail::cli
