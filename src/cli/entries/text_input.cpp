// Text that people write.
#include "cli/entries/text_input.hpp"

#include <fmt/format.h>

#include "cli/shell_word.hpp"
#include "trail/capture/tokens.hpp"
#include "trail/external/editor.hpp"
#include "trail/model/entry.hpp"
#include "trail/system/files.hpp"
#include "trail/text/escape.hpp"
#include "trail/time/date_grammar.hpp"

namespace trail::cli {
namespace {

// A line and a body at their limits, and what surrounds them.
constexpr std::size_t most_bytes = model::most_line_bytes + model::most_body_bytes + 64 * 1024;

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
    // What the editor left can be taken up again, to be made shorter there.
    auto text = system::read_file(std::filesystem::path(context.directory()) / file,
                                  external::largest_text);
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
        const auto file =
            external::kept_file(context.directories().state,
                                std::filesystem::path(context.directory()) / *options.file);
        if (file) written.kept.push_back({written.text, *file});
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

std::string_view without_outer_blanks(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    const auto line = text.rfind('\n', first);
    text.remove_prefix(line == std::string_view::npos ? 0 : line + 1);
    return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

constexpr std::string_view all_above = "What stands above the scissors";

// A text that was kept with what the editor showed is the text alone.
Written without_remarks(Written written) {
    const std::string_view content = written.text;
    const auto end = scissors_in(content);
    if (end == content.size()) return written;
    const bool is_all_above = content.substr(end).find(all_above) != std::string_view::npos;
    written.text = is_all_above ? std::string(without_outer_blanks(content.substr(0, end)))
                                : capture::without_comments(content);
    return written;
}

// Kept with its remarks, a text is told from them by the scissors.
std::string with_scissors(std::string remarks) {
    if (scissors_in(remarks) == remarks.size()) remarks += fmt::format("{}\n", capture::scissors);
    return remarks;
}

// The headings of a text that was given are none of our comments.
std::string below_scissors(std::string remarks) {
    constexpr std::string_view usual = "Lines starting with \"# \" are ignored";
    const auto sentence = fmt::format("{} is the text", all_above);
    if (const auto at = remarks.find(usual); at != std::string::npos) {
        remarks.replace(at, usual.size(), sentence);
    } else {
        remarks.insert(0, fmt::format("# {}.\n", sentence));
    }
    return fmt::format("{}\n{}", capture::scissors, remarks);
}

// What the editor is opened with, and which of it is text.
struct Draft {
    std::string text;
    std::function<std::string()> remarks;
    bool is_typed = false;        // else it is nobody's loss as it stands
    bool keeps_comments = false;  // only the scissors end the text
};

std::string text_in(std::string_view content, const Draft& draft) {
    if (!draft.keeps_comments) return capture::without_comments(content);
    return std::string(without_outer_blanks(content.substr(0, scissors_in(content))));
}

// Empty when nothing was typed that could be lost.
std::string typed_in(std::string_view content, const Draft& draft) {
    auto text = text_in(content, draft);
    if (!draft.is_typed && text == text_in(draft.text, draft)) text.clear();
    return text;
}

[[noreturn]] void tell_failure(Context& context, const Written& written,
                               const external::EditorFailed& error, const Draft& draft) {
    if (typed_in(error.left().text, draft).empty()) {
        forget_kept({.kept = {error.left()}});
        throw Error(error.kind(), fmt::format("{}; nothing was typed", error.what()), error.hint());
    }
    const auto& file = error.left().file;
    const auto shown = system::shown_path(file.string(), context.directories().home);
    const auto hint =
        error.hint().empty() ? taking_up_again(context, written.command, file) : error.hint();
    throw external::EditorFailed(
        {error.kind(), fmt::format("{}; the text is kept in {}", error.what(), shown), hint},
        error.left());
}

// What was typed before, as on standard input or in another editor, is kept whatever goes wrong.
void edit(Context& context, Written& written, const Draft& draft) {
    try {
        written.kept.push_back(external::edit_text(
            context.processes(), context.environment(), context.settings().text("core.editor"),
            context.directories().state, fmt::format("{}\n\n{}", draft.text, draft.remarks()),
            written.kept.empty() ? std::nullopt : std::optional(written.kept.back())));
    } catch (const external::EditorFailed& error) {
        tell_failure(context, written, error, draft);
    } catch (const Error& error) {
        if (!draft.is_typed) throw;
        throw kept(context, written, error);
    }
    const auto left = written.kept.back().text;
    written.typed_at_length = written.edited = true;
    written.text = text_in(left, draft);
    if (!typed_in(left, draft).empty()) return;
    forget_kept(written);
    written.kept.clear();
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
    const auto& beginning = nothing_given ? options.beginning : written.text;
    const bool has_headings =
        !nothing_given && capture::without_comments(beginning) != without_outer_blanks(beginning);
    edit(context, written,
         {.text = beginning,
          .remarks = [&] { return (has_headings ? below_scissors : with_scissors)(remarks()); },
          .is_typed = !nothing_given,
          .keeps_comments = has_headings});
    return written;
}

Written revised_text(Context& context, const TextOptions& options, std::string_view current,
                     std::string_view remarks, const std::string& command) {
    const bool is_given = !options.messages.empty() || options.file;
    auto written = is_given ? given_text(context, options) : Written{.text = std::string(current)};
    written.command = command;
    written.text = text_in(written.text, {.keeps_comments = true});
    if (!is_given || options.edit) {
        edit(context, written,
             {.text = written.text,
              .remarks = [&] { return fmt::format("{}\n{}", capture::scissors, remarks); },
              .is_typed = is_given,
              .keeps_comments = true});
    }
    return written;
}

std::string taking_up_again(Context& context, const std::string& command,
                            const system::Path& file) {
    const auto shown = system::shown_path(file.string(), context.directories().home);
    return fmt::format("{} -e -F {}", command, shell_word(shown));
}

void tell_kept(Context& context, const Written& written) {
    if (written.kept.empty()) return;
    context.note(fmt::format("your text is kept: {}",
                             taking_up_again(context, written.command, written.kept.back().file)));
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

namespace {

std::optional<system::Path> file_of(Context& context, const Written& written) {
    try {
        return external::keep_text(
            context.directories().state, written.text,
            written.kept.empty() ? std::nullopt : std::optional(written.kept.back()));
    } catch (const Error&) {
        return std::nullopt;
    }
}

// Where nothing can be written there is only one place left to keep it.
void show(Context& context, const std::string& text) {
    auto& streams = context.streams();
    streams.err((streams.err_device().terminal ? text::for_terminal_block(text) : text) + "\n");
}

Error with_outcome(const Error& error, std::string_view outcome, const std::string& hint) {
    const std::string what = error.what();
    const auto end = std::min(what.find('\n'), what.size());
    const auto message = fmt::format("{}; {}{}", what.substr(0, end), outcome, what.substr(end));
    if (error.excerpt()) return {error.kind(), message, hint, *error.excerpt()};
    return {error.kind(), message, hint};
}

}  // namespace

Error kept(Context& context, const Written& written, const Error& error) {
    if (written.text.empty() || context.has_changed_record()) return error;
    if (error.kind() == Failure::usage && !written.typed_at_length) return error;
    const auto file = file_of(context, written);
    if (!file) {
        show(context, written.text);
        return with_outcome(error, "your text stands above", error.hint());
    }
    const auto command = taking_up_again(context, written.command, *file);
    if (error.hint().empty() || error.hint() == command)
        return with_outcome(error, "your text is kept", command);
    return with_outcome(error, "your text is kept: " + command, error.hint());
}

}  // namespace trail::cli
