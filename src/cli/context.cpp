// The world of one run.
#include "cli/context.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "cli/command_line.hpp"
#include "cli/first_hint.hpp"
#include "cli/setting_files.hpp"
#include "cli/waiting/draining.hpp"
#include "cli/zone_name.hpp"
#include "trail/error.hpp"
#include "trail/external/git.hpp"
#include "trail/external/repository.hpp"
#include "trail/store/people.hpp"
#include "trail/system/clock.hpp"
#include "trail/system/files.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

system::When when(const std::string& text) {
    if (text == "always" || text == "unicode") return system::When::always;
    if (text == "never" || text == "ascii") return system::When::never;
    return system::When::automatic;
}

std::string absolute(const std::string& path, const std::string& directory,
                     const std::string& home) {
    if (path.starts_with("~/")) return home + path.substr(1);
    return (std::filesystem::path(directory) / path).lexically_normal().string();
}

}  // namespace

struct Context::State {
    std::optional<system::Directories> directories;
    std::optional<std::string> directory;
    std::optional<config::Settings> settings;
    std::optional<time::Zone> zone;
    std::optional<store::Actor> me;
    std::unique_ptr<store::Store> store;
    std::optional<time::Instant> now;
    bool hinted = false;
    bool told_of_missing_record = false;
};

Context::Context(World world) : world_(std::move(world)), state_(std::make_unique<State>()) {}

Context::~Context() = default;

void Context::apply(const GlobalOptions& options, std::span<const std::string> arguments) {
    options_ = options;
    arguments_.assign(arguments.begin(), arguments.end());
    if (options.color || options.hyperlinks) {
        world_.streams.set_appearance({.colour = when(options.color.value_or("auto")),
                                       .hyperlinks = when(options.hyperlinks.value_or("auto"))});
    }
}

std::string Context::command_with(std::string_view option) const {
    return command_line(arguments_, option);
}

std::string Context::command_corrected(std::string_view wrong, std::string_view right) const {
    return corrected_line(arguments_, wrong, right);
}

time::Instant Context::now() {
    if (!state_->now) state_->now = system::now(environment());
    return *state_->now;
}

const system::Directories& Context::directories() {
    if (!state_->directories) state_->directories = system::directories(environment());
    return *state_->directories;
}

const std::string& Context::directory() {
    if (!state_->directory) {
        std::filesystem::path here = system::current_directory();
        if (!options_.directories.empty()) here /= options_.directories.back();
        std::error_code unreachable;
        if (!options_.directories.empty() && !std::filesystem::is_directory(here, unreachable)) {
            throw Error(Failure::usage,
                        fmt::format("no directory \"{}\"", options_.directories.back()), "ls");
        }
        state_->directory = here.string();
    }
    return *state_->directory;
}

const config::Settings& Context::settings() {
    if (state_->settings) return *state_->settings;
    auto settings = config::Settings::load(setting_sources(*this));
    for (const auto& problem : settings.problems()) warn(text::for_terminal_line(problem.message));
    use(std::move(settings));
    return *state_->settings;
}

void Context::use(config::Settings chosen) {
    const auto& settings = state_->settings.emplace(std::move(chosen));
    const auto choice = [](const std::optional<std::string>& option, const std::string& setting) {
        return when(option.value_or(setting));
    };
    world_.streams.set_appearance({.colour = choice(options_.color, settings.text("ui.color")),
                                   .hyperlinks = choice(options_.hyperlinks, "auto"),
                                   .unicode = when(settings.text("ui.glyphs"))});
}

const time::Zone& Context::zone() {
    if (state_->zone) return *state_->zone;
    std::string name = environment().has("TZ") ? "" : settings().text("user.zone");
    if (name.empty()) name = system::zone_name(environment());
    auto zone = time::Zone::named(name);
    if (!zone) {
        warn(fmt::format("unknown time zone \"{}\"; using UTC: {}", text::for_terminal_line(name),
                         zone_remedy(*this, name)));
        zone = time::Zone::utc();
    }
    return state_->zone.emplace(*zone);
}

const model::Person& Context::me() {
    return actor().person;
}

// A name that was set is taken as it is. Otherwise the record knows who writes under this login;
// only the first time git is asked, because starting it costs more than everything else.
const store::Actor& Context::actor() {
    return actor_in([this]() -> const store::Record& { return store().record(); });
}

const store::Actor& Context::actor_in(const std::function<const store::Record&()>& record) {
    if (state_->me) return *state_->me;
    store::Actor actor{.now = now(), .random_bits = world_.random_bits};
    actor.person.name = settings().text("user.name");
    if (actor.person.name.empty()) {
        actor.login = system::login_name();
        if (auto known = store::people::by_login(record(), actor.login)) {
            actor.person = std::move(*known);
            actor.is_known = true;
        } else {
            actor.person = owner_of_repositories();
        }
    }
    if (actor.person.zone.empty()) actor.person.zone = zone().name();
    return state_->me.emplace(std::move(actor));
}

model::Person Context::owner_of_repositories() {
    const auto owner = external::owner(world_.processes, directory());
    model::Person person{.full_name = text::repaired(owner.name)};
    if (!owner.address.empty()) person.addresses.push_back(owner.address);
    person.name = owner.name.empty() && owner.address.empty()
                      ? model::short_name(system::login_name(), "")
                      : model::short_name(person.full_name, owner.address);
    return person;
}

std::optional<std::string> Context::default_project() {
    if (const auto project = settings().text("project"); !project.empty()) return project;
    const auto repository = external::repository_at(directory());
    if (!repository) return std::nullopt;
    const std::string name = text::composed(text::repaired(repository->name));
    if (!model::is_name(name)) return std::nullopt;
    return name;
}

std::string Context::record_path() {
    if (options_.record) return absolute(*options_.record, directory(), directories().home);
    const auto path = settings().text("db.path");
    if (path.empty()) return directories().data + "/trail.db";
    // What a file says must not mean another record wherever one stands.
    auto base = directory();
    if (const auto origin = settings().origin("db.path"); origin.line > 0) {
        const std::filesystem::path file = absolute(origin.file, base, directories().home);
        base = file.parent_path().string();
    }
    return absolute(path, base, directories().home);
}

bool Context::has_changed_record() const {
    return state_->store && state_->store->has_changed();
}

bool Context::has_read_missing_record() const {
    return state_->store && !state_->told_of_missing_record && !state_->store->exists();
}

bool Context::has_begun_record() const {
    return state_->store && !state_->told_of_missing_record && state_->store->has_made_file();
}

void Context::tells_of_missing_record() {
    state_->told_of_missing_record = true;
}

store::Store& Context::store() {
    if (!state_->store) {
        state_->store = std::make_unique<store::Store>(store::Opening{.path = record_path()},
                                                       [this] { return actor(); });
        write_what_waits();
    }
    return *state_->store;
}

void Context::write_what_waits() {
    drain(*this, Effort::whatever_it_takes, [this](const store::Record& record) {
        return actor_in([&record]() -> const store::Record& { return record; });
    });
}

void Context::note(std::string_view text) {
    if (!options_.quiet) world_.streams.err(fmt::format("note: {}\n", text));
}

void Context::warn(std::string_view text) {
    world_.streams.err(fmt::format("trail: warning: {}\n", text));
}

void Context::hint(std::string_view name, std::string_view text) {
    if (options_.quiet || state_->hinted || !world_.streams.err_device().terminal) return;
    if (!settings().flag(fmt::format("advice.{}", name))) return;
    state_->hinted = true;
    world_.streams.err(fmt::format("hint: {}\n", text));
    if (is_first_hint(directories().state, name)) {
        world_.streams.err(
            fmt::format("      trail config set advice.{} false leaves such hints out\n", name));
    }
}

void Context::detail(std::string_view text) {
    if (options_.verbose) world_.streams.err(fmt::format("{}\n", text));
}

bool Context::can_ask() const {
    return !options_.no_input && world_.streams.input_is_terminal() &&
           world_.streams.err_device().terminal && !world_.environment.has("TRAIL_NO_INPUT");
}

bool Context::confirm(std::string_view question, Usual usual) {
    if (options_.yes) return true;
    if (!can_ask()) {
        throw Error(Failure::usage, fmt::format("nobody is here to answer: {}", question),
                    command_with("--yes"));
    }
    world_.streams.err(fmt::format("{} [{}] ", question, usual == Usual::yes ? "Y/n" : "y/N"));
    const auto answer = world_.streams.read_line();
    if (answer && answer->empty()) return usual == Usual::yes;
    return answer && (*answer == "y" || *answer == "Y" || *answer == "yes");
}

}  // namespace trail::cli
