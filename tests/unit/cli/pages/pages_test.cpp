// The committed manual pages are what the command tree and the texts beside them make.
#include "cli/pages/pages.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "cli/choice.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"

using namespace trail::cli;
using namespace trail::cli::pages;

namespace {

namespace fs = std::filesystem;

const fs::path source_dir = TRAIL_SOURCE_DIR;

std::string content(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Texts texts_of_tree() {
    const auto man = source_dir / "man";
    return {
        .prose = [man](auto name) { return content(man / "prose" / name); },
        .examples =
            [man](auto name) { return content(man / "examples" / (std::string(name) + ".md")); }};
}

std::vector<Page> all_pages() {
    return pages::pages(program(), texts_of_tree());
}

bool is_update() {
    const char* update = std::getenv("TRAIL_UPDATE_GOLDEN");
    return update != nullptr && std::string(update) == "1";
}

std::set<std::string> files_in(const fs::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.is_regular_file()) names.insert(entry.path().filename());
    }
    return names;
}

const Page* find_page(const std::vector<Page>& all, std::string_view name) {
    for (const auto& page : all) {
        if (page.file() == name) return &page;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("the manual pages in man/ are what the commands declare") {
    const auto date = date_of(content(source_dir / "CHANGELOG.md"));
    std::set<std::string> names;
    for (const auto& page : all_pages()) {
        const auto file = source_dir / "man" / page.file();
        const auto source = page.source(date);
        if (is_update()) std::ofstream(file, std::ios::binary) << source;
        INFO(page.file() << ": TRAIL_UPDATE_GOLDEN=1 writes it anew");
        CHECK(content(file) == source);
        names.insert(page.file());
    }
    for (const auto& name : files_in(source_dir / "man")) {
        INFO(name << " belongs to no command");
        CHECK(names.contains(name));
    }
}

TEST_CASE("every command has a page, alone or with its group") {
    const auto all = all_pages();
    for (const auto& word : first_words(program())) {
        INFO(word);
        CHECK(find_page(all, "trail-" + word + ".1") != nullptr);
    }
}

TEST_CASE("texts for pages are used by a page") {
    const auto all = all_pages();
    for (const auto* folder : {"prose", "examples"}) {
        for (const auto& file : files_in(source_dir / "man" / folder)) {
            INFO(folder << "/" << file);
            const bool is_markdown = file.ends_with(".md");
            CHECK(find_page(all, is_markdown ? file.substr(0, file.size() - 3) : file) != nullptr);
        }
    }
}

TEST_CASE("every example of a command is run and shown with what it prints") {
    const auto texts = texts_of_tree();
    for (const auto& command : program().commands()) {
        const auto name = command.about.name;
        const auto word = std::string(name.substr(0, name.find(' ')));
        const auto shown = read_examples(texts.examples("trail-" + word + ".1"));
        for (const auto& example : command.about.examples) {
            INFO("man/examples/trail-" << word << ".1.md does not run: " << example.command);
            CHECK(output_of(shown, example.command).has_value());
        }
    }
}

TEST_CASE("pages carry the date of the newest release, never the clock's") {
    CHECK(date_of("# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2027-01-09\n\n"
                  "## [0.1.0] - 2026-12-01\n") == "January 9, 2027");
    CHECK(date_of("# Changelog\n\n## [Unreleased]\n") == "November 22, 2026");
}

TEST_CASE("sections come in the order of mdoc, those of our own after the description") {
    Page page("trail-x", 1, "an example");
    page.add("EXIT STATUS", "Zero.\n");
    page.add("NOTES", "Own.\n");
    page.add_prose(".Sh DESCRIPTION\nText.\n.Sh EXIT STATUS\nMore.\n");
    page.refer_to("trail", 1);
    page.refer_to("trail", 1);
    page.refer_to("trail-x", 1);
    CHECK(page.source("May 1, 2026") ==
          ".\\\" Made of what the commands declare and of man/prose: see CONTRIBUTING.md.\n"
          ".Dd May 1, 2026\n.Dt TRAIL-X 1\n.Os\n.Sh NAME\n.Nm trail-x\n.Nd an example\n"
          ".Sh DESCRIPTION\nText.\n.Sh NOTES\nOwn.\n.Sh EXIT STATUS\nZero.\n.Pp\nMore.\n"
          ".Sh SEE ALSO\n.Xr trail 1\n");
}
