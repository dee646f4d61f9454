// Web addresses on the page of one item, as links where the terminal follows them.
#include "cli/entries/page_links.hpp"

#include <string_view>
#include <vector>

#include "trail/capture/tokens.hpp"
#include "trail/render/links.hpp"

namespace trail::cli {
namespace {

class References {
public:
    void add(std::string_view text) {
        for (auto& reference : capture::references(text)) found_.push_back(std::move(reference));
    }
    void add(const std::optional<std::string>& text) {
        if (text) add(std::string_view(*text));
    }
    void add(const std::vector<std::string>& texts) {
        for (const std::string_view text : texts) add(text);
    }
    void add(const model::Entry& entry) {
        add(std::string_view(entry.line));
        add(entry.body);
        found_.insert(found_.end(), entry.refs.begin(), entry.refs.end());
    }
    void add(const model::Decision& decision) {
        add(decision.drivers);
        add(decision.options);
        add(decision.reason);
        add(decision.consequences);
        add(decision.confirmation);
    }

    const std::vector<std::string>& all() const { return found_; }

private:
    std::vector<std::string> found_;
};

}  // namespace

std::string with_page_links(Context& context, const std::string& text,
                            const render::EntryPage& page) {
    if (!context.streams().out_device().hyperlinks) return text;
    References references;
    references.add(page.entry);
    if (page.decision) {
        references.add(page.decision->deliberation.decision);
        for (const auto& reply : page.decision->deliberation.replies) references.add(reply);
        for (const auto& entry : page.decision->evidence) references.add(entry);
    }
    if (page.ask) {
        for (const auto& reply : page.ask->exchange.replies) references.add(reply);
    }
    return render::with_links(text, references.all());
}

}  // namespace trail::cli
