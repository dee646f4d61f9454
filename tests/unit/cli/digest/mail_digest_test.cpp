// Which digest a mail belongs to.
#include "cli/digest/mail_digest.hpp"

#include <set>

#include "support/catch.hpp"

using namespace trail::cli;

namespace {

std::string name(const std::string& scope, const std::optional<std::string>& project = {}) {
    return digest_name({.scope = scope, .project = project});
}

}  // namespace

TEST_CASE("a digest of one project has the project's name, one of everything is called all") {
    CHECK(name("") == "all");
    CHECK(name("project:api", "api") == "api");
    CHECK(name("project:web-shop", "web-shop") == "web-shop");
}

TEST_CASE("digests of different scopes never share a name, and every name fits an id") {
    const std::vector<std::pair<std::string, std::optional<std::string>>> scopes{
        {"project:api", "api"},
        {"project:API", "API"},
        {"project:a.b", "a.b"},
        {"project:a_b", "a_b"},
        {"project:a-b", "a-b"},
        {"project:all", "all"},
        {"project:\"日本\"", "日本"},
        {"project:\"中国\"", "中国"},
        {"project:api tag:ci", "api"},
        {"tag:ci", {}},
        {"project:an-exceedingly-long-name-of-a-project-1",
         "an-exceedingly-long-name-of-a-project-1"},
        {"project:an-exceedingly-long-name-of-a-project-2",
         "an-exceedingly-long-name-of-a-project-2"},
        {"", {}}};
    std::set<std::string> names;
    for (const auto& [scope, project] : scopes) {
        const auto found = name(scope, project);
        INFO(scope << ": " << found);
        CHECK(names.insert(found).second);
        CHECK(found.size() <= 32);
        CHECK(found.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") ==
              std::string::npos);
    }
}
