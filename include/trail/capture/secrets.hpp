// Secrets in a text: keys and tokens that must not be stored.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace trail::capture {

struct Secret {
    std::string_view kind;   // "GitHub token"; of static storage
    std::size_t offset = 0;  // bytes
    std::size_t length = 0;

    bool operator==(const Secret&) const = default;
};

// Private key blocks and tokens of AWS, GitHub, GitLab, Slack, Stripe, npm by their published
// forms, in order and without overlap. Of an assignment ("aws_secret_access_key = ...") the value
// is the secret. Linear in the length of the text.
std::vector<Secret> secrets(std::string_view text);

// The text with every secret replaced by "[secret removed]".
std::string without_secrets(std::string_view text);

}  // namespace trail::capture
