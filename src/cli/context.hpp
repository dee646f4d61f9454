// The world of one run: what a command may use. Only `cli` sees it; below, functions get what they
// need.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "trail/config/settings.hpp"
#include "trail/model/person.hpp"
#include "trail/store/store.hpp"
#include "trail/system/environment.hpp"
#include "trail/system/process.hpp"
#include "trail/system/streams.hpp"
#include "trail/time/date_grammar.hpp"
#include "trail/time/zone.hpp"

namespace trail::cli {

// Options every command takes.
struct GlobalOptions {
    bool quiet = false;
    bool verbose = false;
    bool yes = false;
    bool no_input = false;
    bool no_pager = false;
    bool dry_run = false;
    std::optional<std::string> color;
    std::optional<std::string> hyperlinks;
    std::vector<std::string> directories;  // several for commands about several places
    std::optional<std::string> record;
    std::vector<std::string> settings;  // KEY=VALUE
};

// What an empty answer to a question means.
enum class Usual { no, yes };

// What main builds from the real process, and tests from fakes.
struct World {
    system::Streams& streams;
    const system::Environment& environment;
    system::Processes& processes;
    std::function<std::uint64_t()> random_bits;
    std::function<std::chrono::milliseconds()> elapsed = [] { return std::chrono::milliseconds{}; };
};

class Context {
public:
    explicit Context(World world);
    ~Context();

    // Applies the options of this run; before anything below is used. `arguments` are the whole
    // command line.
    void apply(const GlobalOptions& options, std::span<const std::string> arguments = {});

    system::Streams& streams() { return world_.streams; }
    const system::Environment& environment() const { return world_.environment; }
    system::Processes& processes() { return world_.processes; }
    time::Instant now();                                              // the same for the whole run
    std::chrono::milliseconds elapsed() { return world_.elapsed(); }  // goes on during the run
    std::uint64_t random_bits() { return world_.random_bits(); }
    const GlobalOptions& options() const { return options_; }

    // The command of this run with one more option, or with one value put right, for a hint.
    std::string command_with(std::string_view option) const;
    std::string command_corrected(std::string_view wrong, std::string_view right) const;

    // Read on first use; what is wrong with them is told then. `use` is for who reads them
    // otherwise.
    const config::Settings& settings();
    void use(config::Settings settings);
    const time::Zone& zone();
    time::Reference reference() { return {now(), zone()}; }
    const system::Directories& directories();
    const model::Person& me();

    // The directory the run takes for its own: the last `-C`, else where we are.
    const std::string& directory();

    // The nearest .trail.toml, else the repository's name; nothing outside of both.
    std::optional<std::string> default_project();

    // Opened on first use; what waits for the record is written into it before that.
    store::Store& store();
    void write_what_waits();
    std::string record_path();
    bool has_changed_record() const;  // by this run

    // Whether this run took a record that is not there for an empty one, or made it, and no command
    // said so.
    bool has_read_missing_record() const;
    bool has_begun_record() const;
    void tells_of_missing_record();  // the command does

    // Out goes the result; err goes talk. A note is shown always, a hint only at a terminal, once,
    // and unless advice.NAME switches it off, which it says the first time.
    void print(std::string_view text) { world_.streams.out(text); }
    void note(std::string_view text);
    void warn(std::string_view text);
    void hint(std::string_view name, std::string_view text);
    void detail(std::string_view text);  // with --verbose

    // Whether questions may be asked; and one, answered "yes" without asking under --yes. Throws
    // Error{usage} naming `--yes` when nobody can be asked.
    bool can_ask() const;
    bool confirm(std::string_view question, Usual usual = Usual::no);

private:
    const store::Actor& actor();
    const store::Actor& actor_in(const std::function<const store::Record&()>& record);
    model::Person owner_of_repositories();

    struct State;
    World world_;
    GlobalOptions options_;
    std::vector<std::string> arguments_;
    std::unique_ptr<State> state_;
};

}  // namespace trail::cli
