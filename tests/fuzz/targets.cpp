// Each reader with what must hold for any bytes.
#include "fuzz/targets.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <cstdlib>

#include "config/toml_reader.hpp"
#include "text/markdown.hpp"
#include "trail/capture/answer.hpp"
#include "trail/capture/commit.hpp"
#include "trail/capture/meeting.hpp"
#include "trail/capture/tokens.hpp"
#include "trail/config/edit.hpp"
#include "trail/error.hpp"
#include "trail/external/history.hpp"
#include "trail/importers/decision_parts.hpp"
#include "trail/importers/decision_text.hpp"
#include "trail/importers/holidays.hpp"
#include "trail/importers/jsonl.hpp"
#include "trail/model/mailbox.hpp"
#include "trail/query/parse.hpp"
#include "trail/render/entry_fields.hpp"
#include "trail/render/template.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"
#include "trail/time/date_grammar.hpp"
#include "trail/time/weekly_hours.hpp"

#include "render/html_body.hpp"

namespace trail::fuzz {
namespace {

using Bytes = std::string_view;

void must(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

// Text can be refused; that is never a fault of the program's own.
template <class Act>
bool allowed(Act&& act) {
    try {
        act();
        return true;
    } catch (const Error& error) {
        must(error.kind() == Failure::usage || error.kind() == Failure::data ||
                 error.kind() == Failure::config,
             error.what());
        return false;
    }
}

const time::Reference& sunday() {
    static const time::Reference reference{time::parse_rfc3339("2026-11-22T11:02:00+01:00")->at,
                                           time::Zone::utc()};
    return reference;
}

void read_date(Bytes bytes) {
    for (const auto lean : {time::Lean::past, time::Lean::future}) {
        allowed([&] { time::read_point(bytes, sunday(), lean); });
        allowed([&] {
            const auto period = time::read_period(bytes, sunday(), lean);
            static_cast<void>(period);
        });
    }
    allowed([&] {
        const auto span = time::read_span(bytes, sunday());
        must(span.from <= span.until, "a span that ends too early");
    });
    allowed([&] {
        const auto hours = time::read_weekly_hours(bytes);
        must(time::read_weekly_hours(time::weekly_hours_text(hours)) == hours, "other hours");
    });
    static_cast<void>(importers::read_holidays(bytes));
}

void read_query(Bytes bytes) {
    allowed([&] { static_cast<void>(query::parse(bytes, sunday())); });
}

void read_tokens(Bytes bytes) {
    const std::string text = text::repaired(bytes);
    allowed([&] {
        const auto captured = capture::capture(text);
        must(captured.line.find('\n') == std::string::npos, "a line of two lines");
    });
    allowed([&] { static_cast<void>(capture::read_meeting(text)); });
    static_cast<void>(capture::verbatim(text));
    static_cast<void>(capture::references(bytes));
    static_cast<void>(capture::without_comments(bytes));
    if (const auto mailbox = model::parse_mailbox(bytes)) {
        must(model::is_mail_address(mailbox->address), "a mailbox without an address");
        must(mailbox->name.find_first_of("\r\n") == std::string::npos, "a name of two lines");
    }
}

void read_config(Bytes bytes) {
    const bool is_toml = allowed([&] { static_cast<void>(config::read_toml(bytes, "fuzz.toml")); });
    allowed([&] {
        const auto changed = config::with_setting(bytes, "x.fuzz", "va\"lue\n", "fuzz.toml");
        must(is_toml, "a file that is not TOML was written");
        for (const auto& setting : config::read_toml(changed, "fuzz.toml"))
            if (setting.key == "x.fuzz") return must(setting.text == "va\"lue\n", "another value");
        must(false, "a setting that was written and is not there");
    });
    allowed([&] { static_cast<void>(config::without_setting(bytes, "x.fuzz", "fuzz.toml")); });
}

void read_jsonl(Bytes bytes) {
    importers::JsonLines lines({.at = {}, .zone = "UTC"});
    importers::LineReader reader([&](std::size_t, Bytes line) {
        allowed([&] {
            const auto item = lines.read(line);
            const auto* entry = std::get_if<model::Entry>(&item);
            if (entry == nullptr) return;
            const auto written = render::json_line(*entry);
            const auto again = lines.read(written);
            must(std::get_if<model::Entry>(&again) != nullptr,
                 "an entry that cannot be read again");
            must(render::json_line(std::get<model::Entry>(again)) == written, "another entry");
        });
    });
    const auto half = bytes.size() / 2;
    reader.add(bytes.substr(0, half));
    reader.add(bytes.substr(half));
    reader.finish();
}

// Git, as far as history is read from it.
class Answer : public system::Processes {
public:
    explicit Answer(Bytes bytes) : bytes_(bytes) {}
    system::Finished run(const system::Command&) override { return {}; }
    system::Finished stream(const system::Command&,
                            const std::function<bool(Bytes)>& consume) override {
        for (std::size_t at = 0; at < bytes_.size(); at += piece)
            if (!consume(bytes_.substr(at, piece))) break;
        return {};
    }
    int interact(const system::Command&) override { return 0; }

private:
    static constexpr std::size_t piece = 61;
    Bytes bytes_;
};

void read_git_log(Bytes bytes) {
    Answer git(bytes);
    external::read_history(git, {}, {}, [](const capture::Commit& commit) {
        const auto meaning = capture::meaning(commit.message);
        must(meaning.line.find('\n') == std::string::npos, "a line of two lines");
        static_cast<void>(capture::left_out(commit));
        return true;
    });
}

void read_madr(Bytes bytes) {
    const auto reading = importers::read_decision_file(bytes);
    if (!reading.problems.empty()) return;
    for (const auto part : importers::all_parts()) {
        auto wanted = reading.file;
        wanted.title = "Another title";
        wanted.status = model::DecisionStatus::deprecated;
        wanted.date = time::parse_iso_date("2026-01-01");
        wanted.options = {"c", "a"};
        const auto changed = importers::with_part(bytes, wanted, part);
        must(changed.size() < 8 * bytes.size() + 1000, "a file that grows without an end");
        static_cast<void>(importers::read_decision_file(changed));
    }
}

bool leads_to_a_page_or_mail(Bytes address) {
    auto scheme = std::string(address.substr(0, Bytes("https://").size()));
    std::ranges::transform(scheme, scheme.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return scheme.starts_with("http://") || scheme.starts_with("https://") ||
           scheme.starts_with("mailto:");
}

void read_markdown(Bytes bytes) {
    const auto page = render::html_body(bytes);
    must(page.size() <= 2 * render::most_body_rendered, "a page that is too large");
    for (const Bytes never : {"<script", "<img", "<iframe", "<style", "\x1b"})
        must(page.find(never) == std::string::npos, "what no page may hold");
    // A quote in text is escaped, so this begins an address wherever it stands.
    constexpr Bytes attribute = "href=\"";
    for (auto at = page.find(attribute); at != std::string::npos; at = page.find(attribute, at + 1))
        must(leads_to_a_page_or_mail(Bytes(page).substr(at + attribute.size())),
             "an address that acts");
    const auto line = text::for_markdown(bytes);
    must(line.find('\n') == std::string::npos, "a line of two lines");
    const auto shown = text::for_terminal_block(bytes);
    must(text::is_clean_utf8(shown), "a terminal gets what is no text");
    must(shown.find('\x1b') == std::string::npos, "a terminal is told to act");
    const auto field = text::for_field(bytes);
    must(field.find_first_of("\t\n\r") == std::string::npos, "a field that is two");
    must(text::width(line) <= 8 * line.size(), "a width that cannot be");
}

void read_template(Bytes bytes) {
    allowed([&] { static_cast<void>(render::filled({}, bytes, "fuzz.mustache")); });
}

}  // namespace

std::span<const Target> targets() {
    static constexpr std::array<Target, 10> all{{{"date", read_date},
                                                 {"query", read_query},
                                                 {"tokens", read_tokens},
                                                 {"config", read_config},
                                                 {"jsonl", read_jsonl},
                                                 {"gitlog", read_git_log},
                                                 {"madr", read_madr},
                                                 {"markdown", read_markdown},
                                                 {"template", read_template},
                                                 {"recover", read_damaged, 10}}};
    return all;
}

}  // namespace trail::fuzz
