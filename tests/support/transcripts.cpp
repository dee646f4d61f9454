// Golden transcripts: runs the commands of each file in a scratch home and compares the output.
// print.
//
//   # comment        ends a step, as an empty line does
//   $ command        run by one shell per file, so `cd` and variables stay; must exit with 0
//   2$ command       must exit with 2
//   + more           another line of the command above (a here-document, a loop)
//   >text  2>text    a line of stdout, of stderr; a stream without such lines must stay empty
//
// In a line {{id}} and the other classes below stand for what changes from run to run, {{/regex/}}
// for the rest, and the line {{...}} for any number of lines. Output that a text file cannot show
// is written {{esc}}, {{cr}}, {{end}} (no final newline) and {{home}}.
//
// In a Markdown file each ```console block is a transcript as a reader sees it: both streams
// together, as on a terminal, "..." for left-out lines. Ids and commits in it are names: the first
// match binds them, and later lines and commands mean the bound one.
//
//   transcripts [FILE or FOLDER]...     TRAIL_BINARY names the program; TRAIL_UPDATE=1 rewrites
//   expectations
#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "support/expected_lines.hpp"
#include "support/scratch_shell.hpp"

namespace {

namespace fs = std::filesystem;
using namespace trail::test;

struct Step {
    std::size_t line, body, end;  // the command starts, its expectations start, the step is over
    std::string command;
    int code = 0;
    Lines out, err;
};

struct Story {
    std::string path;
    bool document = false;
    Lines text;
    std::vector<Step> steps;
    std::string report;  // what was not as expected
    bool broken = false;
};

struct Outcome {
    int code = 0;
    Edits out, err;
};

[[noreturn]] void reject(const Story& story, std::size_t line, const std::string& message) {
    throw std::runtime_error(story.path + ":" + std::to_string(line + 1) + ": " + message + "\n");
}

void parse_transcript(Story& story) {
    static const std::regex command(R"((\d{0,3})\$ (.*))");
    Step* step = nullptr;
    for (std::size_t at = 0; at < story.text.size(); ++at) {
        const auto& line = story.text[at];
        std::smatch part;
        if (std::regex_match(line, part, command)) {
            const int code = part[1].length() == 0 ? 0 : std::stoi(part[1]);
            step = &story.steps.emplace_back(Step{at, at + 1, at + 1, part[2], code, {}, {}});
        } else if (line.empty() || line[0] == '#') {
            step = nullptr;
        } else if (step == nullptr) {
            reject(story, at, "this line belongs to no command");
        } else if (line[0] == '+' && step->body == at) {
            step->command += '\n' + (line.size() > 1 ? line.substr(2) : "");
            step->body = step->end = at + 1;
        } else if (line[0] == '>' || line.starts_with("2>")) {
            (line[0] == '>' ? step->out : step->err).push_back(line.substr(line.find('>') + 1));
            step->end = at + 1;
        } else {
            reject(story, at, "unknown mark");
        }
    }
    if (story.steps.empty()) reject(story, 0, "no command");
}

void parse_document(Story& story) {
    bool inside = false, continued = false;
    for (std::size_t at = 0; at < story.text.size(); ++at) {
        const auto& line = story.text[at];
        if (line.starts_with("```")) {
            inside = line == "```console";
            if (inside && at + 1 < story.text.size() && !story.text[at + 1].starts_with("$ "))
                reject(story, at + 1, "a console block starts with a command");
        } else if (inside && (continued || line.starts_with("$ "))) {
            if (!continued)
                story.steps.emplace_back(Step{at, at + 1, at + 1, line.substr(2), 0, {}, {}});
            auto& step = story.steps.back();
            if (continued) step.command += '\n' + line;
            step.body = step.end = at + 1;
            continued = line.ends_with('\\');
        } else if (inside) {
            auto& step = story.steps.back();
            step.out.push_back(line);
            if (!line.empty()) step.end = at + 1;
        }
    }
    for (auto& step : story.steps) step.out.resize(step.end - step.body);
}

Story read_story(const std::string& path) {
    Story story{path, path.ends_with(".md"), {}, {}, ""};
    std::ostringstream text;
    if (!(text << std::ifstream(path).rdbuf()))
        throw std::runtime_error(path + ": cannot be read\n");
    story.text = split(text.str());
    return story;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

// The lines a stream printed, with marks for what a text file cannot show.
Lines visible(std::string text, const std::string& home) {
    if (!text.empty() && text.back() != '\n') text += "{{end}}";
    replace_all(text, home, "{{home}}");
    replace_all(text, "\x1b", "{{esc}}");
    replace_all(text, "\r", "{{cr}}");
    return split(text);
}

// In a document the exit code is not shown: a command fails if and only if it says so.
bool code_is_right(const Story& story, const Step& step, int code) {
    if (!story.document) return code == step.code;
    const auto complains = [](auto& line) { return line.starts_with("trail: "); };
    return (code != 0) == std::any_of(step.out.begin(), step.out.end(), complains);
}

Outcome run_step(const Story& story, const Step& step, ScratchShell& shell, DocumentNames& names) {
    const auto answer = shell.run(story.document ? names.in_command(step.command) : step.command);
    auto out = visible(answer.out, shell.home());
    while (story.document && !out.empty() && out.back().empty()) out.pop_back();
    try {
        return {answer.code, story.document ? names.compare(step.out, out) : compare(step.out, out),
                compare(step.err, visible(answer.err, shell.home()))};
    } catch (const std::regex_error&) {
        reject(story, step.line, "a pattern below this command cannot be read");
    }
}

std::string report_step(const Story& story, const Step& step, const Outcome& outcome) {
    std::string text;
    if (!code_is_right(story, step, outcome.code))
        text = "  exit code " + std::to_string(outcome.code) +
               (story.document ? "" : ", expected " + std::to_string(step.code)) + '\n';
    text += difference("stdout", outcome.out) + difference("stderr", outcome.err);
    if (text.empty()) return "";
    return story.path + ":" + std::to_string(step.line + 1) + ": " + step.command + '\n' + text;
}

// Puts what a step printed in the place of what it was expected to print.
void rewrite(Story& story, const Step& step, const Outcome& outcome) {
    Lines lines;
    const auto append = [&](const std::string& mark, const Edits& edits) {
        for (const auto& edit : edits)
            if (edit.kind != Edit::remove) lines.push_back(mark + edit.text);
    };
    append(story.document ? "" : ">", outcome.out);
    append("2>", outcome.err);
    const auto at = [&](std::size_t line) { return story.text.begin() + std::ptrdiff_t(line); };
    if (!story.document)
        at(step.line)->replace(0, at(step.line)->find('$'),
                               outcome.code == 0 ? "" : std::to_string(outcome.code));
    const auto place = story.text.erase(at(step.body), at(step.end));
    story.text.insert(place, lines.begin(), lines.end());
}

void run_story(Story& story, const fs::path& program, bool update) {
    (story.document ? parse_document : parse_transcript)(story);
    if (story.steps.empty()) return;
    ScratchShell shell(program, story.document);
    DocumentNames names;
    std::vector<Outcome> outcomes;
    for (const auto& step : story.steps) {
        outcomes.push_back(run_step(story, step, shell, names));
        story.report += report_step(story, step, outcomes.back());
    }
    if (!update || story.report.empty()) return;
    for (auto at = story.steps.size(); at-- > 0;)  // backwards, so that line numbers stay true
        rewrite(story, story.steps[at], outcomes[at]);
    std::ofstream file(story.path);
    for (const auto& line : story.text) file << line << '\n';
    story.report = story.path + ": rewritten\n";
}

void run_safely(Story& story, const fs::path& program, bool update) {
    try {
        run_story(story, program, update);
        story.broken = !story.report.empty() && !update;
    } catch (const std::exception& error) {
        story.report += error.what();
        story.broken = true;
    }
}

std::vector<Story> find_stories(const Lines& places) {
    Lines paths;
    for (const auto& place : places) {
        if (!fs::is_directory(place))
            paths.push_back(place);
        else
            for (const auto& found : fs::recursive_directory_iterator(place))
                if (found.path().extension() == ".txt" || found.path().extension() == ".md")
                    paths.push_back(found.path());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<Story> stories;
    for (const auto& path : paths) stories.push_back(read_story(path));
    return stories;
}

int run_all(const Lines& places) {
    const auto* named = std::getenv("TRAIL_BINARY");
    const fs::path program = named ? named : "/nowhere/trail";
    const bool update = std::getenv("TRAIL_UPDATE") != nullptr;
    auto stories = find_stories(places);

    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (auto mine = next++; mine < stories.size(); mine = next++)
            run_safely(stories[mine], program, update);
    };
    std::thread second(work);
    work();
    second.join();

    std::size_t ran = 0, broken = 0;
    for (const auto& story : stories) {
        std::cout << story.report;
        ran += story.broken || !story.steps.empty();
        broken += story.broken;
    }
    std::cout << "transcripts: " << ran - broken << " passed, " << broken << " failed\n";
    return broken == 0 && ran > 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);  // a shell that has ended is noticed by its missing answer
    try {
        return run_all(Lines(argv + 1, argv + argc));
    } catch (const std::exception& error) {
        std::cerr << "transcripts: " << error.what() << '\n';
        return 1;
    }
}
