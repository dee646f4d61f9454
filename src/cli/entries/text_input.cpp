// Text that people write.
#include "cli/entries/text_input.hpp"

#include <fmt/format.h>

#include "cli/shell_word.hpp"
#include "trail/capture/tokens.hpp"
#include "trail/external/editor.hpp"
#include "trail/model/entry.hpp"
#include "trail/system/files.hpp"
#include "trail/time/date_grammar.hpp"

namespace trail::cli {
namespace {

// A line and a body at their limits, and what surrounds them.
constexpr std::size_t most_bytes = model::most_line_bytes + model::most_body_bytes + 64 * 1024;

constexpr std::string_view kept_name = "last-edit.md";

std::filesystem::path kept_file(Context& context) {
    return std::filesystem::path(context.directories().state) / kept_name;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const auto& part : parts) {
        if (!text.empty()) text += between;
        text += part;
    }
    return text;
}

std::string file_text(Context& context, const std::string& file) {
    if (file == "-") return context.streams().read_all(most_bytes);
    auto text = system::read_file(std::filesystem::path(context.directory()) / file, most_bytes);
    if (text) return *text;
    throw Error(Failure::usage, fmt::format("no file \"{}\"", file), "ls");
}

bool is_stdin(const TextOptions& options) {
    return options.words.size() == 1 && options.words.front() == "-";
}

bool is_point(Context& context, std::string_view text) {
    try {
        time::read_point(text, context.reference(), time::Lean::past);
    } catch (const Error&) {
        return false;
    }
    return true;
}

// "fri 16:99" is no date, but was meant to be one.
bool ends_in_clock(std::string_view text) {
    const auto last = text.substr(text.rfind(' ') + 1);
    return last.find(':') != std::string_view::npos &&
           last.find_first_not_of("0123456789:") == std::string_view::npos;
}

// at:"fri 16:00" without outer quotes reaches us as at:fri 16:00; the quotes come back. A whole
// sentence in one argument may begin with at: as well, so what follows must look like a date.
std::string with_quotes(Context& context, const std::string& word) {
    constexpr std::string_view field = "at:";
    const std::string_view value =
        std::string_view(word).substr(std::min(field.size(), word.size()));
    const bool is_split = word.starts_with(field) && value.find(' ') != std::string_view::npos;
    if (!is_split || value.find('"') != std::string_view::npos) return word;
    return is_point(context, value) || ends_in_clock(value) ? fmt::format("{}\"{}\"", field, value)
                                                            : word;
}

std::string sentence(Context& context, std::vector<std::string> words) {
    for (auto& word : words) word = with_quotes(context, word);
    return joined(words, " ");
}

Written given_text(Context& context, const TextOptions& options) {
    if (options.file && !(options.words.empty() && options.messages.empty())) {
        throw Error(Failure::usage, "the text is given twice, with -F and without");
    }
    if (options.file) {
        Written written{file_text(context, *options.file), *options.file == "-"};
        const auto kept =
            external::typed_text_in(context.directories().state,
                                    std::filesystem::path(context.directory()) / *options.file);
        if (kept) written.kept.push_back(*kept);
        return written;
    }
    if (is_stdin(options)) return {context.streams().read_all(most_bytes), true};
    std::vector<std::string> parts = options.messages;
    if (!options.words.empty()) parts.insert(parts.begin(), sentence(context, options.words));
    const std::string line = parts.front();
    parts.erase(parts.begin());
    return {parts.empty() ? line : line + "\n\n" + joined(parts, "\n\n"), false};
}

// Where the scissors stand; at the end when they do not.
std::size_t scissors_in(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        if (text.substr(at, end - at) == capture::scissors) return at;
        at = end + 1;
    }
    return text.size();
}

// A text that was kept with what the editor showed is the text alone.
Written without_remarks(Written written) {
    if (scissors_in(written.text) < written.text.size()) {
        written.text = capture::without_comments(written.text);
    }
    return written;
}

std::string edited(Context& context, Written& written, std::string_view initial,
                   std::string_view remarks, const std::string& command) {
    constexpr std::string_view usual_command = "trail log";
    system::make_private_directory(context.directories().state);
    try {
        written.kept.push_back(external::edit_text(
            context.processes(), context.environment(), context.settings().text("core.editor"),
            context.directories().state, fmt::format("{}\n\n{}", initial, remarks)));
        return written.kept.back().text;
    } catch (const Error& error) {
        if (!error.hint().starts_with(usual_command)) throw;
        throw Error(error.kind(), error.what(),
                    command + error.hint().substr(usual_command.size()));
    }
}

std::string_view without_outer_blanks(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    const auto line = text.rfind('\n', first);
    text.remove_prefix(line == std::string_view::npos ? 0 : line + 1);
    return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

}  // namespace

void declare_text(Declaration& declaration, TextOptions& options) {
    declaration.option("m", "message", "TEXT", options.messages,
                       "the text; given again, the paragraphs after it");
    declaration.option("F", "file", "FILE", options.file, "take the text from a file, - is stdin");
    declaration.flag("e", "edit", options.edit, "write or finish the text in the editor");
}

bool has_text(const TextOptions& options) {
    return !options.words.empty() || !options.messages.empty() || options.file || options.edit;
}

Written read_text(Context& context, const TextOptions& options,
                  const std::function<std::string()>& remarks) {
    const bool nothing_given = options.words.empty() && options.messages.empty() && !options.file;
    if (nothing_given && !options.edit && !context.can_ask()) {
        return {context.streams().read_all(most_bytes), true, options.command};
    }
    auto written = nothing_given ? Written{} : without_remarks(given_text(context, options));
    written.command = options.command;
    if (!options.edit && !nothing_given) return written;
    written.typed_at_length = written.edited = true;
    written.text = capture::without_comments(
        edited(context, written, written.text, remarks(), options.command));
    return written;
}

Written revised_text(Context& context, const TextOptions& options, std::string_view current,
                     std::string_view remarks, const std::string& command) {
    const bool is_given = !options.messages.empty() || options.file;
    Written written{.text = std::string(current), .typed_at_length = true, .command = command};
    if (is_given) {
        auto given = given_text(context, options);
        written.text = std::move(given.text);
        written.typed_at_length = given.typed_at_length || options.edit;
        written.kept = std::move(given.kept);
    }
    written.edited = !is_given || options.edit;
    if (written.edited) {
        written.text =
            edited(context, written,
                   without_outer_blanks(written.text.substr(0, scissors_in(written.text))),
                   fmt::format("{}\n{}", capture::scissors, remarks), command);
    }
    written.text =
        without_outer_blanks(std::string_view(written.text).substr(0, scissors_in(written.text)));
    return written;
}

std::string taking_up_again(Context& context, const Written& written) {
    const auto file = system::shown_path(kept_file(context).string(), context.directories().home);
    return fmt::format("{} -e -F {}", written.command, shell_word(file));
}

void forget_kept(const Written& written) noexcept {
    for (const auto& each : written.kept) {
        try {
            external::forget_text(each);
        } catch (const Error&) {
            // It is recorded; a draft that stays is told by doctor.
            continue;
        }
    }
}

Error kept(Context& context, const Written& written, const Error& error) {
    if (written.text.empty() || context.has_changed_record()) return error;
    if (error.kind() == Failure::usage && !written.typed_at_length) return error;
    const auto file = kept_file(context);
    try {
        system::make_private_directory(file.parent_path());
        system::write_file_durably(file, written.text);
    } catch (const Error&) {
        // Where nothing can be written there is only one place left to keep it.
        context.streams().err(written.text + "\n");
        return error;
    }
    const auto command = taking_up_again(context, written);
    const bool is_only_hint = error.hint().empty() || error.hint() == command;
    const std::string what = error.what();
    const auto end = std::min(what.find('\n'), what.size());
    const auto message =
        fmt::format("{}; your text is kept{}{}{}", what.substr(0, end), is_only_hint ? "" : ": ",
                    is_only_hint ? "" : command, what.substr(end));
    const auto hint = is_only_hint ? command : error.hint();
    if (error.excerpt()) return {error.kind(), message, hint, *error.excerpt()};
    return {error.kind(), message, hint};
}

}  // namespace trail::cli
