// Mails on their way to the mailer.
#include "trail/external/outbox.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>

#include "trail/error.hpp"
#include "trail/text/escape.hpp"

namespace trail::external {
namespace {

constexpr std::string_view waiting_ending = ".eml";
constexpr std::string_view sent_ending = ".sent";
constexpr std::string_view mark = "X-Trail-";
constexpr std::size_t largest_file = 16 * 1024 * 1024;

std::int64_t seconds(time::Instant instant) {
    return instant.time_since_epoch().count();
}

std::optional<std::int64_t> number(std::string_view text) {
    std::int64_t value = 0;
    const auto* const end = text.data() + text.size();
    const auto [stopped, failed] = std::from_chars(text.data(), end, value);
    if (failed != std::errc() || stopped != end) return std::nullopt;
    return value;
}

std::string line(std::string_view name, std::string_view value) {
    return fmt::format("{}{}: {}\n", mark, name, text::for_terminal_line(value));
}

std::string head(const Envelope& envelope) {
    auto lines = line("Record", envelope.record) + line("Digest", envelope.digest) +
                 line("Period", envelope.period) +
                 line("First-Day", time::iso_date(envelope.first_day)) +
                 line("Recipient", envelope.recipient) + line("Message", envelope.message) +
                 line("Subject", envelope.subject) +
                 line("Written", std::to_string(seconds(envelope.written)));
    if (envelope.reader.empty()) return lines;
    return lines + line("Reader", envelope.reader) +
           line("Read-Operation", std::to_string(envelope.read_operation)) +
           line("Read-At", std::to_string(seconds(envelope.read_at)));
}

using Lines = std::map<std::string, std::string, std::less<>>;

// The lines in front of the message and how many bytes they take.
Lines head_lines(std::string_view content, std::uint64_t& size) {
    Lines lines;
    size = 0;
    while (content.starts_with(mark)) {
        const auto end = content.find('\n');
        const auto colon = content.find(": ");
        if (end == std::string_view::npos || colon > end) break;
        lines.emplace(content.substr(mark.size(), colon - mark.size()),
                      content.substr(colon + 2, end - colon - 2));
        content.remove_prefix(end + 1);
        size += end + 1;
    }
    return lines;
}

std::string value(const Lines& lines, std::string_view name) {
    const auto found = lines.find(name);
    return found == lines.end() ? std::string() : found->second;
}

std::optional<Envelope> envelope_of(const Lines& lines) {
    const auto day = time::parse_iso_date(value(lines, "First-Day"));
    const auto written = number(value(lines, "Written"));
    Envelope envelope{.record = value(lines, "Record"),
                      .digest = value(lines, "Digest"),
                      .period = value(lines, "Period"),
                      .recipient = value(lines, "Recipient"),
                      .message = value(lines, "Message"),
                      .subject = value(lines, "Subject"),
                      .reader = value(lines, "Reader")};
    if (!day || !written || envelope.recipient.empty() || envelope.message.empty()) return {};
    envelope.first_day = *day;
    envelope.written = time::Instant(time::Seconds(*written));
    if (envelope.reader.empty()) return envelope;
    const auto operation = number(value(lines, "Read-Operation"));
    const auto at = number(value(lines, "Read-At"));
    if (!operation || !at) return {};
    envelope.read_operation = *operation;
    envelope.read_at = time::Instant(time::Seconds(*at));
    return envelope;
}

std::optional<Waiting> read(const system::Path& file) {
    Waiting mail{.file = file, .is_sent = file.extension() == sent_ending};
    if (!mail.is_sent && file.extension() != waiting_ending) return std::nullopt;
    const auto content = system::read_file(file, largest_file);
    if (!content) return std::nullopt;
    auto envelope = envelope_of(head_lines(*content, mail.begin));
    if (!envelope) return std::nullopt;
    mail.envelope = std::move(*envelope);
    return mail;
}

}  // namespace

Waiting Outbox::put(const std::string& key, const Envelope& envelope,
                    std::string_view message) const {
    system::make_private_directory(directory_);
    system::refuse_unsafe_directory(directory_);
    const auto lines = head(envelope);
    const auto file = directory_ / (key + std::string(waiting_ending));
    system::write_file_durably(file, lines + std::string(message));
    return {.file = file, .envelope = envelope, .begin = lines.size()};
}

void Outbox::mark_sent(Waiting& mail) const {
    auto sent = mail.file;
    sent.replace_extension(sent_ending);
    system::move_durably(mail.file, sent);
    mail.file = sent;
    mail.is_sent = true;
}

void Outbox::remove(const Waiting& mail) const {
    system::remove_durably(mail.file);
}

std::vector<Waiting> Outbox::all() const {
    std::error_code missing;
    std::vector<system::Path> files;
    for (const auto& each : std::filesystem::directory_iterator(directory_, missing))
        files.push_back(each.path());
    std::ranges::sort(files);
    std::vector<Waiting> mails;
    for (const auto& file : files)
        if (auto mail = read(file)) mails.push_back(std::move(*mail));
    return mails;
}

void Outbox::tidy() const {
    std::error_code ignored;
    for (const auto& each : std::filesystem::directory_iterator(directory_, ignored)) {
        const bool unfinished = each.path().filename().string().starts_with(".trail-");
        if (unfinished) std::filesystem::remove(each.path(), ignored);
    }
}

system::FilePart message_of(const Waiting& mail) {
    return {mail.file.string(), mail.begin};
}

}  // namespace trail::external
