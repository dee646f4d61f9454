// Secrets at the prompt.
#include "cli/entries/secret_check.hpp"

#include "support/catch.hpp"
#include "trail/error.hpp"
#include "unit/cli/home.hpp"

using namespace trail;
using namespace trail::cli;

namespace {

Error refused(test::Home& home, const Written& written) {
    try {
        refuse_secrets(home.context(), written, "nothing was logged");
    } catch (const Error& error) {
        return error;
    }
    return {Failure::internal, "was accepted"};
}

}  // namespace

TEST_CASE("a text with a secret is refused by its kind, any other is not") {
    test::Home home;
    const auto error = refused(home, {.text = "the key is AKIA" + std::string(16, 'A')});
    CHECK(error.kind() == Failure::data);
    CHECK(std::string(error.what()) ==
          "the text holds an AWS access key; nothing was logged (see --allow-secret)");
    CHECK(error.hint().empty());
    CHECK(refused(home, {.text = "the key is out"}).kind() == Failure::internal);
}

TEST_CASE("a secret is one in whatever an option names") {
    test::Home home;
    const auto secret = "AKIA" + std::string(16, 'A');
    const auto refuse = [&](const NamedWords& named) {
        refuse_secret_names(home.context(), named, "nothing was logged");
    };
    CHECK_THROWS_AS(refuse({secret, {}}), Error);
    CHECK_THROWS_AS(refuse({"api", {"ci", secret}}), Error);
    CHECK_THROWS_AS(refuse({"api", {"ci"}, {"#42", secret}}), Error);
    CHECK_THROWS_AS(refuse({"api", {"ci"}, {"#42"}, secret}), Error);
    CHECK_NOTHROW(refuse({"api", {"ci"}, {"#42"}, "Planning"}));
}

TEST_CASE("a secret typed in the editor is taken out in the editor") {
    test::Home home;
    const auto text = "AKIA" + std::string(16, 'A');
    const auto file = home.path() + "/.local/state/trail/last-edit-2.md";
    CHECK(refused(home, {.text = text, .edited = true, .kept = {{text, file}}}).hint() ==
          "trail log -e -F ~/.local/state/trail/last-edit-2.md");
}
