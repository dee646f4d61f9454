// The sendmail-compatible command that takes mails.
#include "trail/external/mailer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "trail/error.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/shell_words.hpp"

namespace trail::external {
namespace {

constexpr int not_found = 127;

// What a mailer complains about stands at the end, as the words of the server often do before it.
std::string last_lines(std::string_view said) {
    constexpr std::size_t most_lines = 3;
    constexpr std::size_t most = 400;
    std::string shown;
    for (std::size_t lines = 0; lines < most_lines; ++lines) {
        const auto end = said.find_last_not_of(" \r\n");
        if (end == std::string_view::npos) break;
        said = said.substr(0, end + 1);
        const auto begin = said.rfind('\n') + 1;
        const auto line = text::for_terminal_line(said.substr(begin, most));
        shown = shown.empty() ? line : line + "; " + shown;
        said = said.substr(0, begin);
    }
    return shown;
}

std::string complaint(const system::Finished& finished, std::chrono::seconds patience) {
    if (finished.timed_out)
        return fmt::format("did not end within {} s and was stopped", patience.count());
    auto said = last_lines(finished.errors);
    if (said.empty()) said = last_lines(finished.output);
    const auto status = fmt::format("failed with status {}", finished.status);
    return said.empty() ? status : fmt::format("{}: {}", status, said);
}

}  // namespace

std::vector<std::string> command_words(std::string_view setting) {
    const auto words = text::shell_words(setting);
    if (words && !words->empty() && !words->front().empty()) return *words;
    throw Error(
        Failure::config,
        fmt::format("mail.sendmail is no command: \"{}\"", text::for_terminal_line(setting)),
        "trail config describe mail.sendmail");
}

std::string mailer_remedy(const system::Environment& environment, const std::string& program) {
    const auto name = std::filesystem::path(program).filename();
    if (name != "msmtp" && system::is_installed("msmtp", environment))
        return "trail config set mail.sendmail \"msmtp -t\"";
    if (name != "sendmail" && system::is_installed("/usr/sbin/sendmail", environment))
        return "trail config set mail.sendmail \"/usr/sbin/sendmail -t -oi\"";
    if (!system::is_installed("apt-get", environment)) return "trail help mail";
    return name == "msmtp" ? "sudo apt install msmtp" : "sudo apt install msmtp-mta";
}

HandOver hand_over(system::Processes& processes, const std::vector<std::string>& mailer,
                   const system::FilePart& message, std::chrono::seconds patience) {
    system::Command command;
    command.arguments = mailer;
    command.input_file = message;
    command.patience = patience;
    const auto finished = processes.run(command);
    if (finished.status == 0 && !finished.timed_out) return {.taken = true};
    if (finished.status == not_found) return {.missing = true, .why = last_lines(finished.errors)};
    return {.hung = finished.timed_out, .why = complaint(finished, patience)};
}

}  // namespace trail::external
