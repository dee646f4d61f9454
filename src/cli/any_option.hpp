// Options before it is known which command they are of.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/declaration.hpp"
#include "cli/global_options.hpp"

namespace trail::cli {

// Knows the options of every command; those of commands are declared only when one stands before
// the command's name.
class AnyOption {
public:
    explicit AnyOption(const Program& program);

    // Says how to answer, not what.
    bool is_about_the_answer(std::string_view name) const;

    // Null when no command knows it.
    const Option* operator()(std::string_view name);

private:
    const Program& program_;
    GlobalOptions options_;
    Questions questions_;
    Declaration global_;
    std::vector<Declaration> declared_;
};

// The place of the next argument that is no option, nor the value of one.
std::optional<std::size_t> next_word(const std::vector<std::string>& arguments, std::size_t from,
                                     AnyOption& any_option);

}  // namespace trail::cli
