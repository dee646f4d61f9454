// What people paste where trail does not write itself.
#include "trail/external/hook_snippets.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "external/hook_text.hpp"

namespace trail::external::hooks {
namespace {

// Colleagues without trail notice nothing.
constexpr std::string_view guard = "command -v trail >/dev/null 2>&1 || exit 0";

std::string for_pre_commit(Event event) {
    if (event == Event::post_rewrite) return {};
    return fmt::format(
        "  - repo: local\n"
        "    hooks:\n"
        "      - id: trail\n"
        "        name: trail\n"
        "        entry: sh -c '{}; trail hook run {}'\n"
        "        language: system\n"
        "        stages: [{}]\n"
        "        always_run: true\n"
        "        pass_filenames: false\n",
        guard, name(event), name(event));
}

std::string for_lefthook(Event event) {
    const bool has_input = event == Event::post_rewrite;
    return fmt::format(
        "{}:\n"
        "  jobs:\n"
        "    - name: trail\n"
        "      run: {}; trail hook run {}{}\n{}",
        name(event), guard, name(event), has_input ? " {1}" : "",
        has_input ? "      use_stdin: true\n" : "");
}

std::string for_husky(Event event) {
    return fmt::format("# .husky/{}\n{}", name(event), single_line({event, Form::inserted, {}}));
}

std::string for_shell(Event event) {
    return fmt::format("# {}, below its first line\n{}", name(event),
                       block({event, Form::inserted, {}}));
}

std::string for_event(Manager manager, Event event) {
    switch (manager) {
        case Manager::pre_commit:
            return for_pre_commit(event);
        case Manager::lefthook:
            return for_lefthook(event);
        case Manager::husky:
            return for_husky(event);
        case Manager::none:
            break;
    }
    return for_shell(event);
}

}  // namespace

std::string snippet(Manager manager, std::span<const Event> wanted) {
    std::string text;
    for (const auto event : wanted) text += for_event(manager, event);
    return text;
}

std::string destination(const Found& found) {
    if (found.manager == Manager::pre_commit) {
        return fmt::format("{}, below \"repos:\", then: pre-commit install --hook-type post-commit",
                           found.manager_file);
    }
    return fmt::format("{}, then: lefthook install", found.manager_file);
}

}  // namespace trail::external::hooks
