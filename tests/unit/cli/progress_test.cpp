// What a person sees of long work.
#include "cli/progress.hpp"

#include "support/catch.hpp"
#include "unit/cli/home.hpp"

using namespace trail;
using namespace trail::cli;
using std::chrono::milliseconds;

namespace {

// A run whose clock the test moves.
class Run {
public:
    explicit Run(bool terminal, const GlobalOptions& options = {}) {
        streams.device = {.terminal = terminal, .width = 60};
        context.apply(options);
    }

    // One step after so many milliseconds.
    void step(Progress& progress, int after) {
        now += milliseconds(after);
        progress.step();
    }

private:
    const test::Home home_;
    const system::Environment environment_{{"HOME", home_.path()},
                                           {"XDG_CONFIG_DIRS", home_.path() + "/none"}};
    const std::unique_ptr<system::Processes> processes_ = system::real_processes(environment_);

public:
    milliseconds now{1'000'000};
    system::MemoryStreams streams;
    Context context{{.streams = streams,
                     .environment = environment_,
                     .processes = *processes_,
                     .random_bits = [] { return std::uint64_t{1}; },
                     .elapsed = [this] { return now; }}};
};

}  // namespace

TEST_CASE("work of half a second shows nothing") {
    Run run(true);
    {
        Progress progress(run.context, "Importing", "lines");
        run.step(progress, 300);
        run.step(progress, 199);
    }
    CHECK(run.streams.errors.empty());
}

TEST_CASE("longer work shows one line, written anew four times a second and gone at the end") {
    Run run(true);
    {
        Progress progress(run.context, "Importing", "lines", [] { return std::size_t{1500}; });
        run.step(progress, 500);
        run.step(progress, 249);
        for (int i = 0; i < 1000; ++i) run.step(progress, 0);
        CHECK(run.streams.errors == "\rImporting: 1 of 1,500 lines");
        run.step(progress, 1);
        CHECK(run.streams.errors.ends_with("\rImporting: 1,003 of 1,500 lines"));
        run.streams.errors.clear();
    }
    CHECK(run.streams.errors == "\r" + std::string(31, ' ') + "\r");
}

TEST_CASE("the whole is asked for once, only when something is shown, and may not be known") {
    Run run(true);
    int asked = 0;
    Progress progress(run.context, "Importing", "lines", [&asked] {
        ++asked;
        return std::optional<std::size_t>();
    });
    run.step(progress, 10);
    CHECK(asked == 0);
    run.step(progress, 1000);
    run.step(progress, 1000);
    CHECK(asked == 1);
    CHECK(run.streams.errors.ends_with("\rImporting: 3 lines"));
}

TEST_CASE("a line is never as wide as the terminal, and shows nothing that acts on it") {
    Run run(true);
    Progress progress(run.context, "Importing \x1b[31m" + std::string(80, 'x'), "lines");
    run.step(progress, 1000);
    CHECK(run.streams.errors.size() == 1 + 59);
    CHECK(run.streams.errors.find('\x1b') == std::string::npos);
}

TEST_CASE("plain progress has a line of its own every five seconds") {
    Run run(true, {.settings = {"ui.progress=plain"}});
    {
        Progress progress(run.context, "Importing", "lines");
        run.step(progress, 600);
        run.step(progress, 4999);
        run.step(progress, 1);
    }
    CHECK(run.streams.errors == "Importing: 1 lines\nImporting: 3 lines\n");
}

TEST_CASE("pipes and quiet runs see nothing") {
    Run piped(false);
    Run quiet(true, {.quiet = true});
    for (auto* run : {&piped, &quiet}) {
        {
            Progress progress(run->context, "Importing", "lines");
            run->step(progress, 10'000);
        }
        CHECK(run->streams.errors.empty());
    }
}
