// Reads every input that was kept, changes of them, and texts that grow; needs no libFuzzer.
//
//   replay CORPUS [MUTATIONS [SEED]]       a folder for each target; so many changed inputs of each
//   replay CORPUS --for SECONDS TARGET     changed inputs of one target until the time is over
//   replay --growth                        eight times the text takes no more than 24 times as long
#include <time.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/targets.hpp"

extern "C" void __sanitizer_set_death_callback(void (*callback)()) __attribute__((weak));

namespace {

using trail::fuzz::Target;

std::vector<std::string> inputs_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& each : std::filesystem::directory_iterator(folder))
        files.push_back(each.path());
    std::ranges::sort(files);
    std::vector<std::string> inputs;
    for (const auto& file : files) {
        std::ifstream stream(file, std::ios::binary);
        inputs.emplace_back(std::istreambuf_iterator<char>(stream),
                            std::istreambuf_iterator<char>());
    }
    return inputs;
}

// Pieces of one input taken out, doubled, exchanged for pieces of another, or for odd bytes.
class Mutations {
public:
    Mutations(const std::vector<std::string>& inputs, unsigned seed)
        : inputs_(inputs), random_(seed) {}

    std::string next() {
        auto text = any();
        const auto changes = 1 + below(4);
        for (std::size_t i = 0; i < changes; ++i) change(text);
        return text.substr(0, longest);
    }

private:
    static constexpr std::size_t longest = 80 * 1024;

    std::size_t below(std::size_t count) { return count == 0 ? 0 : random_() % count; }
    const std::string& any() { return inputs_[below(inputs_.size())]; }
    std::string piece_of(const std::string& text) {
        const auto at = below(text.size());
        return text.substr(at, 1 + below(std::min<std::size_t>(text.size() - at, 64)));
    }
    void change(std::string& text) {
        const auto at = below(text.size() + 1);
        const auto length = below(std::min<std::size_t>(text.size() - at + 1, 16));
        switch (below(5)) {
            case 0:
                text.erase(at, length);
                break;
            case 1:
                text.insert(at, piece_of(any()));
                break;
            case 2:
                text.replace(at, length, piece_of(any()));
                break;
            case 3:
                text.insert(at, 1 + below(80), static_cast<char>(random_()));
                break;
            default:
                text.insert(at, 1, "\0\"'\\<[({:#*-|\n\r\t\x1b\xff\xe2"[below(19)]);
                break;
        }
    }

    const std::vector<std::string>& inputs_;
    std::mt19937 random_;
};

// Whatever ends the program: what it had to read is written where it can be looked at.
const std::string* current = nullptr;

void keep_current() {
    if (current == nullptr) return;
    if (auto* file = std::fopen("broken-input", "wb")) {
        std::fwrite(current->data(), 1, current->size(), file);
        std::fclose(file);
    }
}

void keep_and_end(int signal) {
    keep_current();
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void read(const Target& target, const std::string& input) {
    current = &input;
    target.read(input);
}

// What was kept, then changes of it as long as `more` says so of their number. The same seed, the
// same inputs: what fails once fails again.
template <typename More>
bool replay(const std::filesystem::path& corpus, const Target& target, unsigned seed, More more) {
    const auto inputs = inputs_in(corpus / target.name);
    for (const auto& input : inputs) read(target, input);
    Mutations changed(inputs, seed);
    std::size_t times = 0;
    for (; !inputs.empty() && more(times); ++times) read(target, changed.next());
    std::printf("%s: %zu inputs, %zu changed\n", std::string(target.name).c_str(), inputs.size(),
                times);
    return !inputs.empty();
}

int replay_all(const std::filesystem::path& corpus, std::size_t mutations, unsigned seed) {
    for (const auto& target : trail::fuzz::targets()) {
        const auto is_next = [&](std::size_t times) { return times < mutations / target.costs; };
        if (!replay(corpus, target, seed, is_next)) return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}

int replay_for(const std::filesystem::path& corpus, int seconds, std::string_view name) {
    const auto targets = trail::fuzz::targets();
    const auto target = std::ranges::find(targets, name, &Target::name);
    if (target == targets.end() || seconds < 1) return EXIT_FAILURE;
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::chrono::seconds(seconds);
    const auto is_time = [&](std::size_t) { return Clock::now() < end; };
    return replay(corpus, *target, 1, is_time) ? EXIT_SUCCESS : EXIT_FAILURE;
}

// What is known to make careless readers slow.
const std::vector<std::string> growing{"(",
                                       "[",
                                       "{",
                                       "\"",
                                       "'",
                                       "`",
                                       "*a ",
                                       "**a",
                                       "_a_",
                                       "~~",
                                       "<",
                                       "<a ",
                                       "&",
                                       "&#",
                                       "![",
                                       "[a](",
                                       "]",
                                       "\\",
                                       "> ",
                                       "- ",
                                       "* * ",
                                       "1. ",
                                       "\n# ",
                                       "|",
                                       "|a\n",
                                       "\n\n",
                                       "\t",
                                       " ",
                                       "a b ",
                                       "a",
                                       "+t ",
                                       "@p ",
                                       "#1 ",
                                       "AB-1 ",
                                       "x:y ",
                                       "not ",
                                       "a OR ",
                                       "-",
                                       "..",
                                       "9",
                                       "{{#a}}",
                                       "{{a}}",
                                       "{{{",
                                       "<!-- ",
                                       "```\n",
                                       "---\n",
                                       "[a]\n",
                                       "a.a.",
                                       "a=1\n",
                                       "[[",
                                       "\xcc\x81",
                                       "\xff",
                                       std::string(1, '\0'),
                                       "{\"a\":",
                                       "[1,",
                                       "## Status\n\n",
                                       "* a\n  ",
                                       "Mon ",
                                       "Co-authored-by: a <a@b>\n",
                                       "https://a.b/",
                                       "a@b.c ",
                                       "\r\n",
                                       "\"\"\"",
                                       "BEGIN:VEVENT\n"};

double seconds_of(const Target& target, const std::string& text, int times) {
    timespec before{}, after{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
    for (int i = 0; i < times; ++i) read(target, text);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
    return static_cast<double>(after.tv_sec - before.tv_sec) +
           static_cast<double>(after.tv_nsec - before.tv_nsec) * 1e-9;
}

std::string repeated(const std::string& piece, std::size_t size) {
    std::string text;
    while (text.size() < size) text += piece;
    return text;
}

// Time of this process alone, the best of several, and a margin between growing with the text,
// which is 8, and with its square, which is 64: a busy machine does not decide it.
bool grows_with_its_text(const Target& target, const std::string& piece) {
    constexpr std::size_t small = 4'000;
    constexpr double most = 24;
    const auto few = repeated(piece, small);
    const auto many = repeated(piece, 8 * small);
    double ratio = 0;
    for (int attempt = 0; attempt < 4; ++attempt) {
        constexpr double too_short = 20e-6;  // what is fast for both has not grown
        const auto first = std::max({seconds_of(target, few, 1), too_short});
        const auto last = seconds_of(target, many, 1);
        ratio = last / first;
        // A square of so many bytes takes a second.
        constexpr double at_once = 0.1;
        if (ratio < most || last < at_once) return true;
    }
    std::printf("%s: \"%s\" eight times as long takes %.0f times as long\n",
                std::string(target.name).c_str(), piece.c_str(), ratio);
    return false;
}

int growth() {
    bool all = true;
    for (const auto& target : trail::fuzz::targets())
        for (const auto& piece : growing) all = grows_with_its_text(target, piece) && all;
    return all ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace

int main(int count, char** words) {
    std::signal(SIGABRT, keep_and_end);
    std::signal(SIGSEGV, keep_and_end);
    // What a sanitizer finds ends without a signal.
    if (__sanitizer_set_death_callback) __sanitizer_set_death_callback(keep_current);
    if (count > 1 && std::strcmp(words[1], "--growth") == 0) return growth();
    if (count < 2) return EXIT_FAILURE;
    if (count == 5 && std::strcmp(words[2], "--for") == 0)
        return replay_for(words[1], std::atoi(words[3]), words[4]);
    const auto number = [&](int at, unsigned usual) {
        return count > at ? static_cast<unsigned>(std::strtoul(words[at], nullptr, 10)) : usual;
    };
    return replay_all(words[1], number(2, 2000), number(3, 1));
}
