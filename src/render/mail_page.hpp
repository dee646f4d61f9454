// What the text part and the HTML part of a mailed digest have in common.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "render/digest_sections.hpp"
#include "trail/report/digest.hpp"

namespace trail::render {

// A list or section that was cut short: "and 34 more", and the command that shows them.
struct Omission {
    std::string words{};
    std::string command{};
};

struct MailSection {
    std::string title{};
    bool needs_attention = false;
    std::vector<PageLine> lines{};
    std::vector<Omission> omissions{};  // at most one
};

// Not escaped; one line each, control characters shown, long texts cut.
struct MailPage {
    std::string heading{};
    std::string summary{};
    std::string responses{};           // may be empty
    std::vector<std::string> intro{};  // lines as they were written; may be empty
    std::string intro_html{};          // the same as elements
    std::vector<MailSection> sections{};
    std::vector<Omission> omissions{};  // at most one, for sections
    std::string signature{};
};

// How much of the lists is kept.
struct MailLimits {
    std::size_t lines = static_cast<std::size_t>(-1);  // of a list
    std::size_t attention = static_cast<std::size_t>(-1);
    std::size_t sections = static_cast<std::size_t>(-1);
};

// `command` shows the entries of the period: it stands wherever the digest has none of its own.
MailPage mail_page(const report::Digest& digest, const std::string& command,
                   const std::string& signature, const MailLimits& limits);

// "" or " (ana, open 2 d 2 h, pvtm; closed blocker: ...)".
std::string in_parentheses(const PageLine& line);

// Hard-wrapped at 72 columns; commands and addresses of pages stay whole on lines of their own.
std::string mail_text(const MailPage& page);

// Block elements, inline styles, nothing that loads; colours are the reader's.
std::string mail_html(const MailPage& page);

}  // namespace trail::render
