// Text that people write.
#include "cli/text_input.hpp"

#include <fmt/format.h>

#include "trail/capture/tokens.hpp"
#include "trail/external/editor.hpp"
#include "trail/model/entry.hpp"
#include "trail/system/files.hpp"

namespace trail::cli {
namespace {

// A line and a body at their limits, and what surrounds them.
constexpr std::size_t most_bytes = model::most_line_bytes + model::most_body_bytes + 64 * 1024;

constexpr std::string_view kept_name = "last-edit.md";

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

Written given_text(Context& context, const TextOptions& options) {
    if (options.file) return {file_text(context, *options.file), *options.file == "-"};
    if (is_stdin(options)) return {context.streams().read_all(most_bytes), true};
    std::string text = joined(options.words, " ");
    if (options.messages.empty()) return {text, false};
    std::vector<std::string> parts = options.messages;
    if (!text.empty()) parts.insert(parts.begin(), text);
    const std::string line = parts.front();
    parts.erase(parts.begin());
    return {parts.empty() ? line : line + "\n\n" + joined(parts, "\n\n"), false};
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
        return {context.streams().read_all(most_bytes), true};
    }
    if (!nothing_given && !options.edit) return given_text(context, options);
    return edit_text(context, nothing_given ? std::string() : given_text(context, options).text,
                     remarks());
}

Written edit_text(Context& context, std::string_view initial, std::string_view remarks) {
    system::make_private_directory(context.directories().state);
    const std::string edited =
        external::edit_text(context.processes(), context.environment(),
                            context.settings().text("core.editor"), context.directories().state,
                            fmt::format("{}\n\n{}", initial, remarks));
    return {capture::without_comments(edited), true};
}

Error kept(Context& context, const Written& written, const Error& error) {
    if (written.text.empty()) return error;
    if (error.kind() == Failure::usage && !written.typed_at_length) return error;
    const auto file = std::filesystem::path(context.directories().state) / kept_name;
    try {
        system::make_private_directory(file.parent_path());
        system::write_file_durably(file, written.text);
    } catch (const Error&) {
        // Where nothing can be written there is only one place left to keep it.
        context.streams().err(written.text + "\n");
        return error;
    }
    const std::string shown = system::shown_path(file.string(), context.directories().home);
    const std::string hint = fmt::format("your text is kept: trail log -e -F {}", shown);
    if (error.excerpt()) return {error.kind(), error.what(), hint, *error.excerpt()};
    return {error.kind(), error.what(), hint};
}

}  // namespace trail::cli
