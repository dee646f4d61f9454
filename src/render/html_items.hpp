// The lines of a digest page as list items, with what is behind them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "render/digest_details.hpp"
#include "render/digest_sections.hpp"
#include "trail/report/digest.hpp"

namespace trail::render {

// A word in a shape, plain text; the colon after it is for readers who see no shapes.
std::string html_label(std::string_view words, std::string_view look);

// The shape of a state: a class, with a space before it, or nothing.
std::string_view html_look(model::Health health);
std::string_view html_look(model::DecisionStatus status);

// Writes the items of one page, each with its newline. Bodies are folded behind their line, up to a
// megabyte of them on the page; then the line says which command shows it.
class HtmlItems {
public:
    explicit HtmlItems(const report::Digest& digest) : digest_(digest) {}

    std::string line(const report::Line& line, Section section);
    std::string waiting(const report::Line& line);  // what needs attention, with its label
    std::string status(const report::Line& line);
    std::string decision(const report::DecisionLine& line);
    std::string review(const report::DecisionLine& line);

    // A line without anything behind it.
    static std::string plain(const PageLine& line);

    // "and 5 more: trail list ..."; empty without a command.
    static std::string more(std::string_view words, std::string_view command);

private:
    std::string with_body(model::ItemId id, const std::string& shown, std::string_view key,
                          std::size_t times = 1);
    std::string text_of(const report::Line& line, Section section) const;

    const report::Digest& digest_;
    std::size_t bodies_ = 0;  // bytes of HTML so far
};

}  // namespace trail::render
