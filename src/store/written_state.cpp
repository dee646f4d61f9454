// Letters that stand for a state.
#include "store/written_state.hpp"

#include <fmt/format.h>
#include <xxhash.h>

namespace trail::store {
namespace {

constexpr std::size_t version_letters = 6;

}  // namespace

void WrittenState::add(std::string_view text) {
    text_ += fmt::format("{}:{}", text.size(), text);
}

void WrittenState::add(const std::vector<std::string>& list) {
    add(std::int64_t(list.size()));
    for (const auto& item : list) add(std::string_view(item));
}

void WrittenState::add(std::int64_t number) {
    text_ += fmt::format("{};", number);
}

void WrittenState::add(const std::optional<std::string>& text) {
    text ? add(std::string_view(*text)) : void(text_ += '-');
}

void WrittenState::add(const std::optional<time::Instant>& at) {
    at ? add(std::int64_t{at->time_since_epoch().count()}) : void(text_ += '-');
}

void WrittenState::add(const std::optional<int>& number) {
    number ? add(std::int64_t{*number}) : void(text_ += '-');
}

void WrittenState::add(const model::Entry& entry) {
    add(std::string_view(model::letters(entry.id)));
    add(std::string_view(entry.line));
    add(entry.body);
    add(std::int64_t{entry.at.at.time_since_epoch().count()});
}

std::string WrittenState::letters() const {
    return model::letters({XXH3_64bits(text_.data(), text_.size())}).substr(0, version_letters);
}

}  // namespace trail::store
