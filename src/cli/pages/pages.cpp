// Every manual page.
#include "cli/pages/pages.hpp"

#include <fmt/format.h>

#include <array>

#include "cli/choice.hpp"
#include "cli/pages/command_page.hpp"
#include "cli/pages/roff.hpp"
#include "cli/pages/topic.hpp"
#include "cli/topics.hpp"
#include "trail/config/keys.hpp"

namespace trail::cli::pages {
namespace {

// Pages that no command stands for: what they are made of beside their prose.
struct Subject {
    std::string_view name;
    int section;
    std::string_view summary;
    std::array<std::string_view, 2> topics{};  // whose text it holds
};
constexpr std::array subjects{
    Subject{"trail-config", 5, "settings of trail"},
    Subject{"trail-query", 7, "how to ask trail for entries", {"query"}},
    Subject{"trail-dates", 7, "how to tell trail when", {"dates"}},
    Subject{"trail-hooks", 7, "commits in the record", {"hooks"}},
    Subject{"trail-mail", 7, "digests by mail", {"mail", "cron"}},
};

std::string_view or_nothing(std::string_view text) {
    return text.empty() ? "none" : text;
}

std::string key_text(const config::Key& key) {
    const auto rule = config::rule(key).substr(key.name.size() + 1);
    std::string help(key.help);
    help[0] = help[0] >= 'a' && help[0] <= 'z' ? static_cast<char>(help[0] - 'a' + 'A') : help[0];
    return fmt::format("{}. It {}. Default: {}.{}", help, rule, or_nothing(key.fallback),
                       key.repository ? " A repository may set it." : "");
}

std::string key_list() {
    std::string source = ".Bl -tag -width Ds\n";
    for (const auto& key : config::keys()) source += item("Cm", key.name) + prose(key_text(key));
    return source + ".El\n";
}

Page subject_page(const Subject& subject) {
    Page page(std::string(subject.name), subject.section, std::string(subject.summary));
    for (const auto name : subject.topics) {
        const auto* topic = find_topic(name);
        if (topic != nullptr) page.add("DESCRIPTION", topic_source(topic->text));
    }
    if (subject.section == 5) page.add("SETTINGS", key_list());
    return page;
}

void add_examples(Page& page, const std::vector<Shown>& examples) {
    for (const auto& shown : examples)
        page.add("EXAMPLES", example_source(shown.text, shown.steps));
}

void refer_to_subjects(Page& page) {
    for (const auto& subject : subjects) page.refer_to(subject.name, subject.section);
}

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

}  // namespace

std::vector<Page> pages(const Program& program, const Texts& texts) {
    std::vector<Page> all;
    all.push_back(program_page(program));
    refer_to_subjects(all.back());
    add_examples(all.back(), read_examples(texts.examples("trail.1")));
    for (const auto& word : first_words(program)) {
        const auto file = fmt::format("trail-{}.1", word);
        all.push_back(command_page(program, word, read_examples(texts.examples(file))));
    }
    for (const auto& subject : subjects) {
        all.push_back(subject_page(subject));
        all.back().refer_to("trail", 1);
        refer_to_subjects(all.back());
        add_examples(all.back(), read_examples(texts.examples(all.back().file())));
    }
    for (auto& page : all) page.add_prose(texts.prose(page.file()));
    return all;
}

std::string date_of(std::string_view changelog) {
    constexpr std::string_view mark = "\n## [";
    constexpr std::string_view first_draft = "November 22, 2026";
    for (auto at = changelog.find(mark); at != std::string_view::npos;
         at = changelog.find(mark, at + 1)) {
        const auto line = changelog.substr(at + 1, changelog.find('\n', at + 1) - at - 1);
        const auto dash = line.rfind(" - ");
        if (dash == std::string_view::npos || line.size() - dash != 13) continue;
        const auto date = line.substr(dash + 3);
        const auto digit = [&](std::size_t place) {
            return static_cast<unsigned>(date[place] - '0');
        };
        const auto month = digit(5) * 10 + digit(6);
        const auto day = digit(8) * 10 + digit(9);
        if (month < 1 || month > months.size()) continue;
        return fmt::format("{} {}, {}", months.at(month - 1), day, date.substr(0, 4));
    }
    return std::string(first_draft);
}

}  // namespace trail::cli::pages
