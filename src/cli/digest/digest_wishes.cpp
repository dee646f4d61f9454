// How a reader wants a digest.
#include "cli/digest/digest_wishes.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "trail/error.hpp"
#include "trail/render/template.hpp"
#include "trail/system/files.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t longest_intro = 16 * 1024;

std::string file_text(Context& context, const std::string& file, std::size_t most) {
    if (file == "-") return context.streams().read_all(most);
    auto content = system::read_file(std::filesystem::path(context.directory()) / file, most);
    if (content) return std::move(*content);
    throw Error(Failure::usage, fmt::format("no file \"{}\"", text::for_terminal_line(file)), "ls");
}

}  // namespace

void declare_wishes(Declaration& declaration, Wishes& wishes) {
    declaration.option("", "title", "TEXT", wishes.title, "what stands at the top");
    declaration.option("", "intro", "FILE", wishes.intro, "a text under the title, - is stdin");
    declaration.option("", "template", "FILE", wishes.page_template,
                       "a mustache template in place of the built-in Markdown");
    declaration.flag("", "print-template", wishes.print_template, "print the built-in template");
    declaration.flag("", "since-last", wishes.since_last,
                     "what the reader has not seen; PERIOD the first time");
    declaration.flag("", "mark", wishes.mark, "the reader has seen it now");
}

std::string intro(Context& context, const Wishes& wishes) {
    if (!wishes.intro) return {};
    auto text =
        text::for_terminal_block(text::repaired(file_text(context, *wishes.intro, longest_intro)));
    const auto begin = text.find_first_not_of('\n');
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \n") - begin + 1);
}

std::string template_text(Context& context, const std::string& file) {
    return text::repaired(file_text(context, file, render::largest_template));
}

void refuse(const std::string& message) {
    throw Error(Failure::usage, message, "trail digest -h");
}

void refuse_alone(const MailOptions& options, bool prints_message) {
    if (options.email) return;
    if (!options.to.empty() && !prints_message) refuse("--to needs --email or -f eml");
    const std::pair<bool, std::string_view> flags[] = {{options.once, "--once"},
                                                       {options.again, "--again"},
                                                       {options.send_empty, "--send-empty"},
                                                       {options.due.has_value(), "--due"}};
    for (const auto& [given, name] : flags)
        if (given) refuse(fmt::format("{} needs --email", name));
}

}  // namespace trail::cli
