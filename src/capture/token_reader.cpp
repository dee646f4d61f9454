// Recognises the tokens of a text and records what they say.
#include "capture/token_reader.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "capture/words.hpp"
#include "trail/error.hpp"
#include "trail/model/person.hpp"

namespace trail::capture {
namespace {

struct Value {
    std::string_view text;
    std::size_t size = 0;  // bytes it takes, quotation marks included
};

std::optional<Value> quoted_value(std::string_view text) {
    if (text.empty() || (text.front() != '"' && text.front() != '\'')) return std::nullopt;
    const auto end = text.find(text.front(), 1);
    if (end == std::string_view::npos || !ends_token(text.substr(end + 1))) return std::nullopt;
    return Value{text.substr(1, end - 1), end + 1};
}

std::optional<Value> name_value(std::string_view text) {
    if (const auto quoted = quoted_value(text)) {
        return model::is_name(quoted->text) ? quoted : std::nullopt;
    }
    const std::string_view name = name_at(text);
    if (name.empty() || !ends_token(text.substr(name.size()))) return std::nullopt;
    return Value{name, name.size()};
}

// Up to the next space, without the punctuation of the sentence around it; no date ends in any.
std::optional<Value> date_value(std::string_view text) {
    if (const auto quoted = quoted_value(text)) {
        return trimmed(quoted->text).empty() ? std::nullopt : quoted;
    }
    std::size_t size = 0;
    while (size < text.size()) {
        const Character next = first_character(text.substr(size));
        if (is_space(next.code)) break;
        size += next.size;
    }
    while (size > 0 &&
           std::string_view(".,;:!?)]}>").find(text[size - 1]) != std::string_view::npos) {
        --size;
    }
    if (size == 0 || text.front() == '"' || text.front() == '\'') return std::nullopt;
    return Value{text.substr(0, size), size};
}

// One letter too many, too few or wrong, or two neighbours swapped.
bool is_one_slip(std::string_view written, std::string_view meant) {
    while (!written.empty() && !meant.empty() && written.front() == meant.front()) {
        written.remove_prefix(1);
        meant.remove_prefix(1);
    }
    while (!written.empty() && !meant.empty() && written.back() == meant.back()) {
        written.remove_suffix(1);
        meant.remove_suffix(1);
    }
    if (written.size() == 2 && meant.size() == 2) {
        return written[0] == meant[1] && written[1] == meant[0];
    }
    return written.size() <= 1 && meant.size() <= 1;
}

void refuse_slip(std::string_view kind) {
    const auto meant = std::ranges::find_if(
        model::kind_names, [kind](std::string_view known) { return is_one_slip(kind, known); });
    if (meant == model::kind_names.end()) return;
    const std::string field = "kind:";
    throw Error(Failure::usage, "unknown kind \"" + std::string(kind) + "\"",
                "did you mean \"" + field + std::string(*meant) + "\"?",
                Excerpt{field + std::string(kind), field.size(), kind.size()});
}

void add_name(std::vector<std::string>& names, std::string_view name, std::size_t most,
              const std::string& what) {
    if (std::ranges::find(names, name) != names.end()) return;
    if (names.size() == most) {
        throw Error(Failure::usage,
                    "more than " + std::to_string(most) + " " + what + ": \"" + std::string(name) +
                        "\" is one too many",
                    "trail log --raw");
    }
    names.emplace_back(name);
}

// The name behind "+", "#" or "@". It begins with a letter: "+1" and "@2" mean something else.
std::string_view marked_name_at(std::string_view text) {
    const std::string_view name = name_at(text.substr(1));
    return begins_with_letter(name) ? name : std::string_view();
}

}  // namespace

std::size_t TokenReader::read_setting(std::string_view text) {
    if (text.starts_with('+')) {
        const std::string_view name = marked_name_at(text);
        if (name.empty() || !ends_token(text.substr(1 + name.size()))) return 0;
        add_tag(name);
        return 1 + name.size();
    }
    using Read = std::size_t (TokenReader::*)(std::string_view);
    const std::pair<std::string_view, Read> fields[]{{"project:", &TokenReader::read_project},
                                                     {"kind:", &TokenReader::read_kind},
                                                     {"at:", &TokenReader::read_at},
                                                     {"due:", &TokenReader::read_due}};
    for (const auto& [field, read] : fields) {
        if (lower_case(text.substr(0, field.size())) != field) continue;
        const std::size_t size = (this->*read)(text.substr(field.size()));
        return size == 0 ? 0 : field.size() + size;
    }
    return 0;
}

std::size_t TokenReader::read_mention(std::string_view text) {
    auto reference = reference_at(text);
    if (!reference) reference = commit_id_at(text);
    if (reference) {
        references_.add(*reference);
        return reference->size();
    }
    if (!text.starts_with('#') && !text.starts_with('@')) return 0;
    const std::string_view name = marked_name_at(text);
    if (name.empty() || !ends_word(text.substr(1 + name.size()))) return 0;
    if (text.front() == '#') {
        add_tag(name);
    } else {
        add_person(name);
    }
    return 1 + name.size();
}

std::size_t TokenReader::read_project(std::string_view value) {
    if (captured_.project) return 0;
    const auto name = name_value(value);
    if (!name) return 0;
    captured_.project = name->text;
    return name->size;
}

std::size_t TokenReader::read_kind(std::string_view value) {
    if (captured_.kind) return 0;
    const auto name = name_value(value);
    if (!name) return 0;
    captured_.kind = model::parse_kind(lower_case(name->text));
    if (captured_.kind) return name->size;
    refuse_slip(name->text);
    return 0;
}

std::size_t TokenReader::read_at(std::string_view value) {
    if (captured_.at) return 0;
    const auto date = date_value(value);
    if (!date) return 0;
    captured_.at = date->text;
    return date->size;
}

std::size_t TokenReader::read_due(std::string_view value) {
    if (of_ != Of::action || captured_.due) return 0;
    const auto date = date_value(value);
    if (!date) return 0;
    captured_.due = date->text;
    return date->size;
}

void TokenReader::add_tag(std::string_view name) {
    add_name(captured_.tags, name, model::most_tags, "tags");
}

void TokenReader::add_person(std::string_view name) {
    add_name(captured_.people, name, model::most_people, "people");
}

}  // namespace trail::capture
