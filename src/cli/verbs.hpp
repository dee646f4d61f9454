// What is said of a word that is no verb of its group.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/any_option.hpp"
#include "cli/command.hpp"
#include "trail/error.hpp"

namespace trail::cli {

Error unknown_verb(const Program& program, const std::string& group, const std::string& verb);

// "decide accpt D2", or "decide lst" and nothing else to decide: a word that is nearly a verb,
// where hardly anybody means a title.
bool is_misspelt_verb(const Program& program, const std::string& group,
                      const std::vector<std::string>& arguments, std::size_t second,
                      AnyOption& any_option);

// Hints at the command that takes it for a title.
Error misspelt_verb(const Program& program, const std::string& group,
                    const std::vector<std::string>& arguments, std::size_t second,
                    AnyOption& any_option);

}  // namespace trail::cli
