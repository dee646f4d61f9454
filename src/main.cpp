// Builds the real world, runs the command line in it, returns its number.
#include <string>
#include <vector>

#include "cli/completion/complete.hpp"
#include "cli/run.hpp"
#include "trail/system/clock.hpp"
#include "trail/system/environment.hpp"
#include "trail/system/memory.hpp"
#include "trail/system/process.hpp"
#include "trail/system/streams.hpp"

int main(int argc, char** argv) {
    using namespace trail;
    system::keep_freed_memory();
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    const auto environment = system::Environment::of_process();
    const auto streams = system::standard_streams(environment);
    const auto processes = system::real_processes(environment);
    const cli::World world{.streams = *streams,
                           .environment = environment,
                           .processes = *processes,
                           .random_bits = system::random_bits,
                           .elapsed = system::elapsed};
    return cli::completion::is_asked(arguments) ? cli::completion::run(world, arguments)
                                                : cli::run(world, arguments);
}
