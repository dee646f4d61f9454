// A manual page: its sections, generated and written by hand, as one mdoc(7) file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace trail::cli::pages {

struct Section {
    std::string title;   // "DESCRIPTION"
    std::string source;  // mdoc(7)
};

class Page {
public:
    Page(std::string name, int section, std::string summary)
        : name_(std::move(name)), section_(section), summary_(std::move(summary)) {}

    // Adds to a section, which is made when it is new; nothing for empty source.
    void add(std::string_view title, std::string_view source);

    // Adds the sections of a file of mdoc(7) source, each to the one of the same title.
    void add_prose(std::string_view source);

    // A cross-reference, once however often it is given.
    void refer_to(std::string_view name, int section);

    std::string file() const;  // "trail-log.1"
    const std::string& name() const { return name_; }
    int section() const { return section_; }

    // The whole page; `date` is written "November 22, 2026".
    std::string source(std::string_view date) const;

private:
    struct Reference {
        int section = 0;
        std::string name;
        auto operator<=>(const Reference&) const = default;
    };

    std::string name_;
    int section_;
    std::string summary_;
    std::vector<Section> sections_;
    std::vector<Reference> references_;
};

}  // namespace trail::cli::pages
