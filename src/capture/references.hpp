// What a text points at: issues, decisions, commits, pages.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace trail::capture {

// The reference the text begins with: "#42", "CORE-7", "D12", a URL.
std::optional<std::string_view> reference_at(std::string_view text);

// The commit id the text begins with. Apart from the others because in a commit message such an id
// is the trace of a tool more often than a reference.
std::optional<std::string_view> commit_id_at(std::string_view text);

// References in the order they are found, each once.
class References {
public:
    void add(std::string_view reference);
    std::vector<std::string> take() { return std::move(list_); }

private:
    std::vector<std::string> list_;
    std::unordered_set<std::string> known_;
};

}  // namespace trail::capture
