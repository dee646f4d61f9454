// Normalisation form C, with or without case and accents.
#pragma once

#include <string>
#include <string_view>

namespace trail::text {

enum class Fold { nothing, letter_case, letter_case_and_accents };

// Ill-formed bytes become U+FFFD.
std::string normal_form(std::string_view utf8, Fold fold);

}  // namespace trail::text
