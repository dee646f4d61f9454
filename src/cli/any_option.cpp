// Options before it is known which command they are of.
#include "cli/any_option.hpp"

namespace trail::cli {

AnyOption::AnyOption(const Program& program) : program_(program) {
    declare_global_options(global_, options_, questions_);
}

bool AnyOption::is_about_the_answer(std::string_view name) const {
    return name == "json" || find_option(global_, name) != nullptr;
}

const Option* AnyOption::operator()(std::string_view name) {
    if (const auto* option = find_option(global_, name)) return option;
    if (declared_.empty()) {
        for (const auto& command : program_.commands()) {
            command.prepare(declared_.emplace_back());
        }
    }
    for (const auto& declaration : declared_) {
        if (const auto* option = find_option(declaration, name)) return option;
    }
    return nullptr;
}

std::optional<std::size_t> next_word(const std::vector<std::string>& arguments, std::size_t from,
                                     AnyOption& any_option) {
    const Lookup lookup = [&](std::string_view name) { return any_option(name); };
    for (auto place = from; place < arguments.size(); ++place) {
        const auto& argument = arguments[place];
        if (argument == end_of_options) return std::nullopt;
        if (!is_option(argument, Dash::option, lookup)) return place;
        if (spelling(argument, lookup).needs_next) ++place;
    }
    return std::nullopt;
}

}  // namespace trail::cli
