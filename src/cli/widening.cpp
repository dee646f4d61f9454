// A question that found nothing, asked in a wider way.
#include "cli/widening.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/shell_word.hpp"
#include "trail/error.hpp"
#include "trail/store/search.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/spelling.hpp"

namespace trail::cli {
namespace {

using Words = std::vector<std::string>;

bool is_letter_or_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The terms of a query that has no quotes and parentheses; empty for any other, which is not taken
// apart.
Words terms(const Words& words) {
    Words found;
    for (const auto& word : words) {
        if (word.find_first_of("\"()") != std::string::npos) return {};
        for (std::size_t at = 0; at < word.size();) {
            const auto end = std::min(word.find(' ', at), word.size());
            if (end > at) found.push_back(word.substr(at, end - at));
            at = end + 1;
        }
    }
    return found;
}

bool is_operator(const std::string& term) {
    return term == "OR" || term == "AND" || term == "NOT";
}

// Tries questions until one finds something.
class Widening {
public:
    Widening(Context& context, const Words& words, const Filters& filters)
        : context_(context), words_(words), terms_(terms(words)), filters_(filters) {
        for (const auto& needle : query::needles(read_query(context, words, filters))) {
            if (!needle.prefix) plain_.push_back(needle.text);
        }
    }

    std::optional<Wider> find() {
        take_for_name_or_period();
        spell_names_otherwise();
        spell_otherwise();
        ask_for_beginnings();
        leave_out_filters();
        leave_out_terms([this](const std::string& term) { return !is_plain(term); });
        leave_out_terms([this](const std::string& term) { return is_plain(term); });
        return std::move(found_);
    }

private:
    bool is_plain(const std::string& term) const {
        return std::ranges::find(plain_, term) != plain_.end();
    }

    void attempt(const std::string& change, Words words, Filters filters) {
        if (found_ || !is_query(words, filters)) return;
        const auto entries = store::search::count(
            context_.store().record(), read_query(context_, words, filters), count_cap + 1);
        if (entries > 0) found_ = {change, std::move(words), std::move(filters), entries};
    }

    void attempt_instead(std::size_t place, const std::string& term) {
        Words words = terms_;
        words[place] = term;
        attempt(fmt::format("\"{}\"", term), std::move(words), filters_);
    }

    bool is_readable(const std::string& term) const try {
        read_query(context_, {term}, {});
        return true;
    } catch (const Error&) {
        return false;
    }

    // "trail list api" and "trail list last-week" are asked by who knows "trail digest last-week".
    void take_for_name_or_period() {
        if (terms_.size() != 1 || terms_[0].starts_with('-') ||
            terms_[0].find(':') != std::string::npos) {
            return;
        }
        attempt_instead(0, "project:" + terms_[0]);
        attempt_instead(0, "author:" + terms_[0]);
        if (is_readable("during:" + terms_[0])) attempt_instead(0, "during:" + terms_[0]);
    }

    std::optional<std::string> near_project(std::string_view name) const {
        return text::nearest(name, store::search::projects(context_.store().record()));
    }

    std::optional<std::string> near_tag(std::string_view name) const {
        return text::nearest(name, store::search::tags(context_.store().record()));
    }

    void spell_names_otherwise() {
        auto changed = filters_;
        if (const auto near = filters_.project ? near_project(*filters_.project) : std::nullopt) {
            changed.project = near;
            attempt(fmt::format("\"{}\"", *near), words_, changed);
        }
        changed = filters_;
        for (auto& tag : changed.tags) {
            const auto near = near_tag(tag);
            if (!near) continue;
            tag = *near;
            attempt(fmt::format("\"{}\"", *near), words_, changed);
        }
        spell_field_otherwise("project:", [this](auto name) { return near_project(name); });
        spell_field_otherwise("tag:", [this](auto name) { return near_tag(name); });
    }

    template <class Near>
    void spell_field_otherwise(std::string_view field, Near near_to) {
        for (std::size_t place = 0; place < terms_.size() && !found_; ++place) {
            if (!terms_[place].starts_with(field)) continue;
            const auto near = near_to(std::string_view(terms_[place]).substr(field.size()));
            if (near) attempt_instead(place, std::string(field) + *near);
        }
    }

    void spell_otherwise() {
        for (std::size_t place = 0; place < terms_.size() && !found_; ++place) {
            if (!is_plain(terms_[place])) continue;
            const auto near = store::search::suggestion(context_.store().record(), terms_[place]);
            if (near) attempt_instead(place, near->word);
        }
    }

    // The grammar takes a beginning of three letters or more.
    void ask_for_beginnings() {
        constexpr std::size_t shortest = 3;
        for (std::size_t place = 0; place < terms_.size() && !found_; ++place) {
            const auto& term = terms_[place];
            if (!is_plain(term) || term.size() < shortest) continue;
            if (std::ranges::all_of(term, is_letter_or_digit)) attempt_instead(place, term + "*");
        }
    }

    template <class Value>
    void leave_out(Value Filters::*field) {
        Filters fewer = filters_;
        if (fewer.*field == Value{}) return;
        Filters only;
        only.*field = std::exchange(fewer.*field, Value{});
        attempt(fmt::format("without {} it", query_text({}, only)), words_, std::move(fewer));
    }

    void leave_out_filters() {
        leave_out(&Filters::project);
        leave_out(&Filters::tags);
        leave_out(&Filters::kinds);
        leave_out(&Filters::author);
        leave_out(&Filters::after);
        leave_out(&Filters::before);
        leave_out(&Filters::during);
        leave_out(&Filters::states);
        leave_out(&Filters::things);
    }

    template <class Choose>
    void leave_out_terms(Choose choose) {
        if (std::ranges::any_of(terms_, is_operator)) return;
        for (std::size_t place = 0; place < terms_.size() && !found_; ++place) {
            if (!choose(terms_[place])) continue;
            Words fewer = terms_;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(place));
            attempt(fmt::format("without {} it", terms_[place]), std::move(fewer), filters_);
        }
    }

    Context& context_;
    const Words& words_;
    Words terms_;
    const Filters& filters_;
    Words plain_;  // words of the text, not negated
    std::optional<Wider> found_;
};

// The question as it is typed: each word as one argument, the filters as terms.
std::string shell_text(const Words& words, const Filters& filters) {
    Words arguments;
    for (const auto& word : words) arguments.push_back(shell_word(word));
    const auto rest = query_text({}, filters);
    const bool is_plain = rest.find_first_of("\"()") == std::string::npos;
    if (!rest.empty()) arguments.push_back(is_plain ? rest : shell_word(rest));
    std::string text;
    for (const auto& argument : arguments) text += text.empty() ? argument : " " + argument;
    return text;
}

}  // namespace

std::optional<Wider> wider(Context& context, const std::vector<std::string>& words,
                           const Filters& filters) {
    return Widening(context, words, filters).find();
}

void tell_nothing_matches(Context& context, std::string_view command,
                          const std::vector<std::string>& words, const Filters& filters) {
    context.streams().err(
        fmt::format("No entries match {}.\n", text::for_terminal_line(query_text(words, filters))));
    const auto found = wider(context, words, filters);
    if (!found) return;
    context.hint("widen", text::for_terminal_line(fmt::format(
                              "{} matches {}: trail {} {}", found->change, capped(found->entries),
                              command, shell_text(found->words, found->filters))));
}

std::string capped(std::size_t count) {
    return count > count_cap ? fmt::format("{}+", count_cap) : std::to_string(count);
}

}  // namespace trail::cli
