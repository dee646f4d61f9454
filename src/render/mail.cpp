// A digest as a complete mail.
#include "trail/render/mail.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>

#include "render/digest_words.hpp"
#include "render/mail_encoding.hpp"
#include "render/mail_header.hpp"
#include "render/mail_page.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

constexpr std::size_t longest_mail = 90'000;  // bytes; some programs show no more than 102 kB
constexpr std::size_t longest_subject = 69;   // columns, so that the line has less than 78
constexpr std::size_t most_lines = 4096;
constexpr std::size_t most_references = 5;
constexpr std::size_t longest_hash = 12;

// "week 47", "November 2026", "Fri 20 Nov 2026": the title without the days in brackets.
std::string short_title(const time::Period& period) {
    const auto title = time::title(period);
    return title.substr(0, title.find(" ("));
}

std::string subject_numbers(const report::Digest& digest) {
    if (is_empty(digest)) return "nothing recorded";
    const auto& counts = digest.counts;
    std::vector<std::string> numbers;
    if (counts.done > 0) numbers.push_back(grouped(counts.done) + " done");
    if (counts.blocker_open > 0)
        numbers.push_back(counted(counts.blocker_open, "blocker", "blockers"));
    if (counts.overdue > 0)
        numbers.push_back(counted(counts.overdue, "answer overdue", "answers overdue"));
    if (numbers.empty() && counts.decision > 0)
        numbers.push_back(counted(counts.decision, "decision", "decisions"));
    if (numbers.empty() && counts.next > 0)
        numbers.push_back(counted(counts.next, "plan", "plans"));
    return numbers.empty() ? "no work recorded" : joined(numbers);
}

std::string signature(const report::Digest& digest, const MailOptions& options) {
    const auto what = digest.title.empty() ? std::string() : " for " + digest.title;
    const auto way = options.owner.empty() ? "answer this one" : "write to " + options.owner;
    return fmt::format("Sent by trail{}. To stop these mails, {}.", what, way);
}

struct Parts {
    std::string text;
    std::string html;
};

Parts parts(const report::Digest& digest, const MailOptions& options, const MailLimits& limits) {
    const auto page = mail_page(digest, options.command, signature(digest, options), limits);
    return {quoted_printable(mail_text(page)), quoted_printable(mail_html(page))};
}

std::string part(std::string_view type, const std::string& content) {
    return fmt::format(
        "Content-Type: text/{}; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"
        "Content-Language: en\n\n{}",
        type, content);
}

std::string list_name(const report::Digest& digest, const MailOptions& options) {
    return digest.title.empty() ? options.name + " digest" : digest.title + " digest";
}

std::string sender_name(const report::Digest& digest, const MailOptions& options) {
    if (!options.from.name.empty()) return options.from.name;
    return digest.title.empty() ? "trail" : digest.title + " (trail)";
}

std::string bounded_name(const std::string& name) {
    constexpr std::size_t columns = 60;
    constexpr std::size_t bytes = 240;
    auto shown = text::cut(text::for_terminal_line(name.substr(0, 4 * bytes)), columns, "...");
    return shown.size() <= bytes ? shown : id_part(shown, columns);
}

std::vector<std::string> thread(const MailOptions& options) {
    std::vector<std::string> ids{fmt::format("<digest.{}@trail.{}>", options.name, options.domain)};
    const auto from =
        options.references.size() - std::min(options.references.size(), most_references);
    ids.insert(ids.end(), options.references.begin() + static_cast<std::ptrdiff_t>(from),
               options.references.end());
    return ids;
}

// Who sends to whom, and what kind of mail it is.
std::string headers(const report::Digest& digest, const MailOptions& options, const Mail& mail) {
    const auto list = bounded_name(list_name(digest, options));
    auto list_id = phrase(list);
    list_id.push_back(fmt::format("<{}.digest.trail.{}>", options.name, options.domain));
    const auto ids = thread(options);
    std::string out = "Date: " + mail_date(options.date) + '\n';
    out +=
        mailbox_field("From", {{bounded_name(sender_name(digest, options)), options.from.address}});
    out += mailbox_field("To", options.to);
    if (!options.reply_to.empty()) out += mailbox_field("Reply-To", {{{}, options.reply_to}});
    out += text_field("Subject", mail.subject);
    out += word_field("Message-ID", {mail.id});
    out += word_field("In-Reply-To", {ids.front()});
    out += word_field("References", ids);
    out +=
        "Auto-Submitted: auto-generated\nPrecedence: list\n"
        "X-Auto-Response-Suppress: OOF, AutoReply\n";
    out += word_field("List-Id", list_id);
    if (!options.owner.empty()) {
        out += word_field("List-Unsubscribe", {fmt::format("<mailto:{}?subject=unsubscribe%20{}>",
                                                           options.owner, options.name)});
    }
    return out + "MIME-Version: 1.0\n";
}

std::string hash_of(const Mail& mail, const Parts& parts, const MailOptions& options) {
    std::string all = mail.subject + '\n' + parts.text + '\n' + parts.html;
    for (const auto& mailbox : options.to) all += '\n' + model::address_key(mailbox.address);
    return fingerprint(all);
}

// Parts are quoted-printable, where "=_" cannot be: no text can end one.
Mail composed(const report::Digest& digest, const MailOptions& options, const Parts& parts) {
    Mail mail;
    mail.subject = mail_subject(digest);
    const auto hash = hash_of(mail, parts, options);
    mail.id = fmt::format("<digest.{}.{}.{}@trail.{}>", options.issue, options.name,
                          hash.substr(0, longest_hash), options.domain);
    const auto boundary = "=_trail-" + hash;
    mail.text = headers(digest, options, mail);
    mail.text += fmt::format("Content-Type: multipart/alternative; boundary=\"{}\"\n\n", boundary);
    mail.text += fmt::format("--{}\n{}", boundary, part("plain", parts.text));
    mail.text += fmt::format("\n--{}\n{}", boundary, part("html", parts.html));
    mail.text += fmt::format("\n--{}--\n", boundary);
    return mail;
}

// The largest number for which the mail is small enough; `set` puts a number into the limits.
template <class Set>
MailLimits largest(MailLimits limits, Set set, const auto& fits) {
    std::size_t least = 0;
    std::size_t beyond = most_lines;
    while (beyond - least > 1) {
        const auto middle = least + (beyond - least) / 2;
        set(limits, middle);
        (fits(limits) ? least : beyond) = middle;
    }
    set(limits, least);
    return limits;
}

}  // namespace

std::string fingerprint(std::string_view text) {
    return fmt::format("{:016x}", XXH3_64bits(text.data(), text.size()));
}

std::string id_part(std::string_view text, std::size_t most) {
    std::string part;
    for (const char c : text) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool kept = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
        if (kept) part += lower;
        if (!kept && !part.empty() && part.back() != '-') part += '-';
        if (part.size() == most) break;
    }
    while (part.ends_with('-')) part.pop_back();
    return part;
}

std::string mail_subject(const report::Digest& digest) {
    const auto period = short_title(digest.period);
    const auto numbers = ": " + subject_numbers(digest);
    if (digest.title.empty()) return "[trail] " + capitalised(period) + numbers;
    const auto end = ", " + period + numbers;
    const std::size_t room = longest_subject - std::string_view("[trail] ").size();
    const auto title = bounded_name(digest.title);
    return "[trail] " + text::cut(title, room - std::min(room, text::width(end)), "...") + end;
}

bool has_nothing_to_say(const report::Digest& digest) {
    return is_empty(digest);
}

// Work is cut before what needs attention, and whole sections go last.
Mail mail(const report::Digest& digest, const MailOptions& options) {
    const auto compose = [&](const MailLimits& limits) {
        return composed(digest, options, parts(digest, options, limits));
    };
    const auto fits = [&](const MailLimits& limits) {
        return compose(limits).text.size() <= longest_mail;
    };
    MailLimits limits;
    if (fits(limits)) return compose(limits);
    limits = largest(
        limits, [](MailLimits& to, std::size_t n) { to.lines = n; }, fits);
    if (!fits(limits))
        limits = largest(
            limits, [](MailLimits& to, std::size_t n) { to.attention = n; }, fits);
    if (!fits(limits))
        limits = largest(
            limits, [](MailLimits& to, std::size_t n) { to.sections = n; }, fits);
    return compose(limits);
}

}  // namespace trail::render
