// The words of a text and their stems, as the full-text index sees them.
#include "store/engine/words.hpp"

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace trail::store::engine {
namespace {

// Cuts a text as the index does: with stems or with the words themselves.
class Tokenizer {
public:
    Tokenizer() = default;
    Tokenizer(const Tokenizer&) = delete;
    Tokenizer& operator=(const Tokenizer&) = delete;
    ~Tokenizer() {
        if (tokenizer_) methods_.xDelete(tokenizer_);
    }

    // `arguments` as in the table's definition, the name first.
    template <std::size_t count>
    bool open(fts5_api& api, std::array<const char*, count> arguments) {
        void* made_with = nullptr;
        if (api.xFindTokenizer(&api, arguments[0], &made_with, &methods_) != SQLITE_OK)
            return false;
        return methods_.xCreate(made_with, arguments.data() + 1, count - 1, &tokenizer_) ==
               SQLITE_OK;
    }

    // Hands over each word until `take` returns true; returns whether it did.
    template <class Take>
    bool any(std::string_view text, Take take) const {
        struct State {
            Take take;
            bool taken = false;
        } state{std::move(take)};
        const auto on_token = [](void* given, int, const char* token, int length, int, int) {
            auto& here = *static_cast<State*>(given);
            here.taken = here.take(std::string_view(token, static_cast<std::size_t>(length)));
            return here.taken ? SQLITE_DONE : SQLITE_OK;
        };
        methods_.xTokenize(tokenizer_, &state, FTS5_TOKENIZE_AUX, text.data(),
                           static_cast<int>(text.size()), on_token);
        return state.taken;
    }

private:
    fts5_tokenizer methods_{};
    Fts5Tokenizer* tokenizer_ = nullptr;
};

struct Tokenizers {
    Tokenizer words;
    Tokenizer stems;
};

using Words = std::vector<std::string>;

std::string_view text_of(sqlite3_value* value) {
    const auto* start = reinterpret_cast<const char*>(sqlite3_value_text(value));
    return {start, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

const Tokenizers& tokenizers(sqlite3_context* context) {
    return *static_cast<const Tokenizers*>(sqlite3_user_data(context));
}

void stem(sqlite3_context* context, int, sqlite3_value** arguments) {
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL) return;
    tokenizers(context).stems.any(text_of(arguments[0]), [&](std::string_view token) {
        sqlite3_result_text(context, token.data(), static_cast<int>(token.size()),
                            SQLITE_TRANSIENT);
        return true;
    });
}

void words(sqlite3_context* context, int, sqlite3_value** arguments) {
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL) return;
    std::string all;
    tokenizers(context).words.any(text_of(arguments[0]), [&](std::string_view word) {
        all += (all.empty() ? "" : " ") + std::string(word);
        return false;
    });
    sqlite3_result_text(context, all.data(), static_cast<int>(all.size()), SQLITE_TRANSIENT);
}

bool has_beginning(const Tokenizer& tokenizer, std::string_view text, const Words& beginning) {
    std::vector<std::size_t> matched;  // how many words of each row of words so far
    return tokenizer.any(text, [&](std::string_view word) {
        matched.push_back(0);
        for (auto& count : matched) {
            const auto& wanted = beginning[count];
            if (count + 1 == beginning.size() && word.starts_with(wanted)) return true;
            count = count + 1 < beginning.size() && word == wanted ? count + 1 : beginning.size();
        }
        std::erase(matched, beginning.size());
        return false;
    });
}

// The beginning is the same for every row; its words are cut out once.
const Words& words_of_beginning(sqlite3_context* context, sqlite3_value* argument) {
    if (const auto* known = static_cast<const Words*>(sqlite3_get_auxdata(context, 0)))
        return *known;
    auto words = std::make_unique<Words>();
    tokenizers(context).words.any(text_of(argument), [&](std::string_view word) {
        words->emplace_back(word);
        return false;
    });
    sqlite3_set_auxdata(context, 0, words.release(),
                        [](void* kept) { delete static_cast<Words*>(kept); });
    static const Words none;
    const auto* kept = static_cast<const Words*>(sqlite3_get_auxdata(context, 0));
    return kept ? *kept : none;
}

void begins(sqlite3_context* context, int count, sqlite3_value** arguments) {
    bool found = false;
    if (count > 1 && sqlite3_value_type(arguments[0]) != SQLITE_NULL) {
        const auto& beginning = words_of_beginning(context, arguments[0]);
        for (int i = 1; i < count && !found && !beginning.empty(); ++i) {
            if (sqlite3_value_type(arguments[i]) == SQLITE_NULL) continue;
            found = has_beginning(tokenizers(context).words, text_of(arguments[i]), beginning);
        }
    }
    sqlite3_result_int(context, found ? 1 : 0);
}

}  // namespace

bool register_words(sqlite3* database, fts5_api& api) {
    auto both = std::make_unique<Tokenizers>();
    if (!both->words.open(api, std::array{"unicode61", "remove_diacritics", "2"}) ||
        !both->stems.open(api, std::array{"porter", "unicode61", "remove_diacritics", "2"})) {
        return false;
    }
    Tokenizers* shared = both.release();
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    // Given back when the connection closes, or at once when it cannot be registered.
    const auto give_back = [](void* kept) { delete static_cast<Tokenizers*>(kept); };
    return sqlite3_create_function_v2(database, "trail_begins", -1, flags, shared, begins, nullptr,
                                      nullptr, give_back) == SQLITE_OK &&
           sqlite3_create_function_v2(database, "trail_words", 1, flags, shared, words, nullptr,
                                      nullptr, nullptr) == SQLITE_OK &&
           sqlite3_create_function_v2(database, "trail_stem", 1, flags, shared, stem, nullptr,
                                      nullptr, nullptr) == SQLITE_OK;
}

}  // namespace trail::store::engine
