// The plan is a table; everything else here finds out which room a file belongs to.
#include "structure/layers.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace trail::structure {
namespace {

using Rooms = std::set<std::string>;

const Rooms below_cli{"error", "text",         "time",   "model",   "system",
                      "query", "capture",      "report", "config",  "importers",
                      "store", "store/engine", "render", "external"};

Rooms plus(Rooms rooms, const Rooms& more) {
    rooms.insert(more.begin(), more.end());
    return rooms;
}

// What a room inside cli stands on, besides its frame.
Rooms frame_and(const Rooms& more = {}) {
    return plus(plus(below_cli, {"cli"}), more);
}

const Rooms rooms_of_commands{"cli/waiting", "cli/hooks",     "cli/entries",
                              "cli/people",  "cli/decisions", "cli/rhythm",
                              "cli/mail",    "cli/digest",    "cli/checks"};

// Lowest floor first. A room may always include itself, except that no command knows another.
const std::map<std::string, Rooms> plan{
    {"error", {}},
    {"text", {"error"}},
    {"time", {"error"}},
    {"model", {"error", "time"}},
    {"system", {"error", "time"}},
    {"query", {"error", "time", "model"}},
    {"capture", {"error", "time", "model"}},
    {"report", {"error", "time", "model"}},
    {"config", {"error", "text", "time", "system"}},
    {"importers", {"error", "text", "time", "model"}},
    {"store/engine", {"error"}},
    {"store/salvage", {"error"}},
    {"store",
     {"error", "text", "time", "model", "query", "system", "store/engine", "store/salvage"}},
    {"render", {"error", "text", "time", "report", "model"}},
    {"external", {"error", "text", "time", "system", "capture"}},
    // Each run puts into the record what waits, and a hook's run is none of a command.
    {"cli", plus(below_cli, {"cli/waiting", "cli/hooks"})},
    {"cli/waiting", frame_and()},
    {"cli/hooks", frame_and({"cli/waiting"})},
    {"cli/entries", frame_and({"cli/waiting", "cli/hooks"})},
    {"cli/people", frame_and()},
    {"cli/decisions", frame_and({"cli/entries", "cli/people"})},
    {"cli/rhythm", frame_and({"cli/entries", "cli/people", "cli/hooks", "cli/decisions"})},
    {"cli/mail", frame_and()},
    {"cli/digest", frame_and({"cli/mail"})},
    {"cli/checks", frame_and({"cli/waiting", "cli/hooks", "cli/mail"})},
    {"cli/commands", frame_and(rooms_of_commands)},
    {"cli/completion", frame_and()},
    {"cli/pages", frame_and({"cli/completion"})},
    {"main", frame_and({"cli/completion"})},
};

// "src/store/engine/sqlite.cpp" and "include/trail/store/engine/sqlite.hpp" are
// "store/engine/sqlite".
std::string module_of(const std::string& path) {
    static const std::regex around(R"(^(src|include/trail)/|\.[a-z]+$)");
    return std::regex_replace(path, around, "");
}

// The folder; for the files at the top (`error`, `main`) their own name.
std::string room_of(const std::string& path) {
    const auto module = module_of(path);
    const auto slash = module.rfind('/');
    return slash == std::string::npos ? module : module.substr(0, slash);
}

struct Arrow {
    std::string from, line, to;  // `to` is a path, or empty if there is no such file
    std::string written;
};

std::string resolve(const std::string& from, const std::string& written,
                    const std::set<std::string>& paths) {
    const auto beside = from.substr(0, from.rfind('/') + 1) + written;
    for (const auto& path : {"include/" + written, "src/" + written, beside})
        if (paths.contains(path)) return path;
    return "";
}

std::vector<Arrow> arrows_of(const Tree& tree) {
    std::set<std::string> paths;
    for (const auto& file : tree) paths.insert(file.path);
    std::vector<Arrow> arrows;
    for (const auto& file : tree) {
        const auto includes = read_text(file.text).includes;
        for (std::size_t line = 0; line < includes.size(); ++line) {
            const auto& include = includes[line];
            if (!include.starts_with('"') && !include.starts_with("<trail/")) continue;
            const auto written = include.substr(1, include.size() - 2);
            arrows.push_back(
                {file.path, std::to_string(line + 1), resolve(file.path, written, paths), written});
        }
    }
    return arrows;
}

// What is wrong with an arrow, or nothing.
std::string fault_of(const Arrow& arrow) {
    if (arrow.to.empty()) return "there is no \"" + arrow.written + "\"";
    const auto from = room_of(arrow.from), to = room_of(arrow.to);
    if (!plan.contains(from)) return "room \"" + from + "\" is not in the plan";
    if (from == to && from == "cli/commands") return "a command knows no other command";
    if (from != to && !plan.at(from).contains(to)) return from + " may not include " + to;
    const bool is_private = arrow.to.starts_with("src/") && !in_folder(to, "cli");
    if (from != to && is_private) return "\"" + arrow.written + "\" is private to " + to;
    return "";
}

class CircleSearch {
public:
    explicit CircleSearch(const std::vector<Arrow>& arrows) {
        for (const auto& arrow : arrows) {
            if (!arrow.to.empty()) next_[arrow.from].insert(arrow.to);
        }
    }
    Faults run() {
        for (const auto& [file, unused] : next_) visit(file);
        return faults_;
    }

private:
    void visit(const std::string& file) {
        const auto open = std::find(way_.begin(), way_.end(), file);
        if (open != way_.end()) {
            std::string circle = "circle: ";
            for (auto step = open; step != way_.end(); ++step) circle += *step + " -> ";
            faults_.push_back(circle + file);
        }
        if (open != way_.end() || !done_.insert(file).second) return;
        way_.push_back(file);
        if (const auto found = next_.find(file); found != next_.end())
            for (const auto& further : found->second) visit(further);
        way_.pop_back();
    }

    std::map<std::string, std::set<std::string>> next_;
    std::set<std::string> done_;
    std::vector<std::string> way_;
    Faults faults_;
};

}  // namespace

Faults check_layers(const Tree& tree) {
    Faults faults;
    for (const auto& arrow : arrows_of(tree))
        if (const auto fault = fault_of(arrow); !fault.empty())
            faults.push_back(arrow.from + ":" + arrow.line + ": " + fault);
    return faults;
}

Faults check_circles(const Tree& tree) {
    return CircleSearch(arrows_of(tree)).run();
}

Faults check_links(const std::string& build_file) {
    static const std::regex room(R"(trail_room\((\w+) ON ([^)]*?)(PACKAGES[^)]*)?\))");
    const auto as_folder = [](std::string name) {
        std::replace(name.begin(), name.end(), '_', '/');
        return name;
    };
    Faults faults;
    for (std::sregex_iterator found(build_file.begin(), build_file.end(), room), end; found != end;
         ++found) {
        const auto from = as_folder(found->str(1));
        std::istringstream linked(found->str(2));
        for (std::string to; linked >> to;)
            if (!plan.contains(from) || !plan.at(from).contains(as_folder(to)))
                faults.push_back("CMakeLists.txt: " + from + " may not link " + as_folder(to));
    }
    return faults;
}

}  // namespace trail::structure
