// Secrets at the prompt.
#include "cli/secret_check.hpp"

#include "support/catch.hpp"
#include "trail/error.hpp"

using namespace trail;

TEST_CASE("a text with a secret is refused by its kind, any other is not") {
    const std::string key = "AKIA" + std::string(16, 'A');
    try {
        cli::refuse_secrets("the key is " + key, "nothing was logged");
        FAIL("was not refused");
    } catch (const Error& error) {
        CHECK(error.kind() == Failure::data);
        CHECK(std::string(error.what()) == "the text holds an AWS access key; nothing was logged");
        CHECK(error.hint() == "take it out, or add --allow-secret");
    }
    CHECK_NOTHROW(cli::refuse_secrets("the key is out", "nothing was logged"));
}
