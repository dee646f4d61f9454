// A manual page as one mdoc(7) file.
#include "cli/pages/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace trail::cli::pages {
namespace {

// The order that mdoc(7) asks for; sections of our own come after the description.
constexpr std::array<std::string_view, 2> first_titles{"SYNOPSIS", "DESCRIPTION"};
constexpr std::array<std::string_view, 7> last_titles{
    "OPTIONS", "ENVIRONMENT", "FILES", "EXIT STATUS", "EXAMPLES", "STANDARDS", "SECURITY"};

std::size_t rank(std::string_view title) {
    const auto first = std::ranges::find(first_titles, title);
    if (first != first_titles.end()) return static_cast<std::size_t>(first - first_titles.begin());
    const auto last = std::ranges::find(last_titles, title);
    const auto own = first_titles.size();
    if (last == last_titles.end()) return own;
    return own + 1 + static_cast<std::size_t>(last - last_titles.begin());
}

std::string upper(std::string text) {
    for (char& c : text) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
}

}  // namespace

void Page::add(std::string_view title, std::string_view source) {
    if (source.empty()) return;
    const auto found = std::ranges::find(sections_, title, &Section::title);
    if (found == sections_.end()) {
        sections_.push_back({std::string(title), std::string(source)});
    } else {
        if (!source.starts_with(".Ss") && !source.starts_with(".Pp")) found->source += ".Pp\n";
        found->source += source;
    }
}

void Page::add_prose(std::string_view source) {
    constexpr std::string_view mark = ".Sh ";
    while (source.starts_with(mark)) {
        const auto title_end = source.find('\n');
        const auto title = source.substr(mark.size(), title_end - mark.size());
        source.remove_prefix(title_end + 1);
        auto end = source.starts_with(mark) ? 0 : source.find("\n.Sh ");
        end = end == std::string_view::npos ? source.size() : end + 1;
        add(title, source.substr(0, end));
        source.remove_prefix(end);
    }
}

void Page::refer_to(std::string_view name, int section) {
    Reference reference{section, std::string(name)};
    const bool is_itself = name == name_ && section == section_;
    if (is_itself || std::ranges::find(references_, reference) != references_.end()) return;
    references_.push_back(std::move(reference));
}

std::string Page::file() const {
    return fmt::format("{}.{}", name_, section_);
}

std::string Page::source(std::string_view date) const {
    auto sections = sections_;
    std::ranges::stable_sort(sections, {}, [](const Section& each) { return rank(each.title); });
    std::string source = fmt::format(
        ".\\\" Made of what the commands declare and of man/prose: see CONTRIBUTING.md.\n"
        ".Dd {}\n.Dt {} {}\n.Os\n.Sh NAME\n.Nm {}\n.Nd {}\n",
        date, upper(name_), section_, name_, summary_);
    for (const auto& each : sections) source += fmt::format(".Sh {}\n{}", each.title, each.source);
    auto references = references_;
    std::ranges::sort(references);
    if (!references.empty()) source += ".Sh SEE ALSO\n";
    for (const auto& reference : references) {
        source += fmt::format(".Xr {} {}{}\n", reference.name, reference.section,
                              reference == references.back() ? "" : " ,");
    }
    return source;
}

}  // namespace trail::cli::pages
