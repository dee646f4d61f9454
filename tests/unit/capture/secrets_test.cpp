// Secrets are found by their published forms. The tokens here are put together at run time, so that
// no scanner takes this file for a leak.
#include "trail/capture/secrets.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using trail::capture::Secret;
using trail::capture::secrets;
using trail::capture::without_secrets;

namespace {

const std::string dashes = "-----";

std::string filler(std::size_t size) {
    constexpr std::string_view characters = "a1B2c3D4e5F6g7H8";
    std::string text;
    for (std::size_t place = 0; place < size; ++place)
        text += characters[place % characters.size()];
    return text;
}

std::string upper_filler(std::size_t size) {
    return std::string(size - 1, 'Z') + "7";
}

std::string begin(const std::string& label) {
    return dashes + "BEGIN " + label + dashes;
}

std::string end(const std::string& label) {
    return dashes + "END " + label + dashes;
}

std::vector<std::pair<std::string_view, std::string>> tokens() {
    return {
        {"AWS access key", std::string("AK") + "IA" + upper_filler(16)},
        {"AWS access key", std::string("AS") + "IA" + upper_filler(16)},
        {"GitHub token", std::string("gh") + "p_" + filler(36)},
        {"GitHub token", std::string("gh") + "o_" + filler(36)},
        {"GitHub token", std::string("gh") + "u_" + filler(36)},
        {"GitHub token", std::string("gh") + "s_" + filler(36)},
        {"GitHub token", std::string("gh") + "r_" + filler(76)},
        {"GitHub token", std::string("github") + "_pat_" + filler(22) + "_" + filler(59)},
        {"GitLab token", std::string("gl") + "pat-" + filler(16) + "-_xy"},
        {"Slack token", std::string("xo") + "xb-" + "123456789012-" + filler(24)},
        {"Slack token", std::string("xo") + "xp-" + "123456789012-" + filler(24)},
        {"Slack token", std::string("xo") + "xa-" + filler(24)},
        {"Slack token", std::string("xo") + "xr-" + filler(24)},
        {"Slack token", std::string("xo") + "xs-" + filler(24)},
        {"Slack webhook", std::string("hooks.slack") + ".com/services/T0/B0/" + filler(24)},
        {"Stripe key", std::string("sk") + "_live_" + filler(24)},
        {"Stripe key", std::string("rk") + "_live_" + filler(99)},
        {"npm token", std::string("np") + "m_" + filler(36)},
    };
}

}  // namespace

TEST_CASE("every kind of token is found where it stands, alone") {
    for (const auto& [kind, token] : tokens()) {
        INFO(kind << " of " << token.size());
        CHECK((secrets(token) == std::vector{Secret{kind, 0, token.size()}}));
        CHECK((secrets("token=" + token + ".") == std::vector{Secret{kind, 6, token.size()}}));
        CHECK((secrets("\"a\\n" + token + "\"") == std::vector{Secret{kind, 4, token.size()}}));
    }
}

TEST_CASE("a token that is cut short is none") {
    for (const auto& [kind, token] : tokens()) {
        INFO(kind);
        CHECK(secrets(token.substr(0, 12)).empty());
    }
}

TEST_CASE("an access key is exactly as long as published and no part of a longer word") {
    const std::string key = std::string("AK") + "IA" + upper_filler(16);
    CHECK(secrets(key + "A").empty());
    CHECK(secrets("A" + key).empty());
    CHECK(secrets(key + "_x").size() == 1);
}

TEST_CASE("words that begin like a token are left alone") {
    for (const std::string_view text : {"npm_config_registry", "ghp_", "task_live_reconfigurations",
                                        "sk_test_abcdefghijklmnopqrstuvwx", "the glpat- prefix",
                                        "xoxo", "https://hooks.slack.com/services/", "AKIA",
                                        "secret access key", "Rotated the signing key"}) {
        INFO(text);
        CHECK(secrets(text).empty());
    }
}

TEST_CASE("the value of an assignment is the secret, the name is not") {
    const std::string value = filler(38) + "/+";
    for (const std::string before :
         {"aws_secret_access_key = ", "export AWS_SECRET_ACCESS_KEY=", "\"SecretAccessKey\": \"",
          "aws configure set aws_secret_access_key ", "secretAccessKey: '",
          "aws-secret-access-key: "}) {
        INFO(before);
        CHECK((secrets(before + value) ==
               std::vector{Secret{"AWS secret key", before.size(), value.size()}}));
        CHECK(secrets(before + value + "a").empty());
        CHECK(secrets(before + "$VARIABLE").empty());
    }
}

TEST_CASE("private keys of every kind are found from the first dash to the last") {
    for (const std::string label :
         {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY",
          "OPENSSH PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "PGP PRIVATE KEY BLOCK"}) {
        INFO(label);
        const std::string key = begin(label) + "\n" + filler(64) + "\n" + end(label);
        CHECK((secrets("a " + key + "\nb") == std::vector{Secret{"private key", 2, key.size()}}));
        CHECK(without_secrets("a " + key + "\nb") == "a [secret removed]\nb");
    }
}

TEST_CASE("a private key on one line, as in JSON, is found") {
    const std::string key = begin("PRIVATE KEY") + "\\n" + filler(64) + "\\n" + end("PRIVATE KEY");
    CHECK((secrets("{\"k\":\"" + key + "\\n\"}") ==
           std::vector{Secret{"private key", 6, key.size()}}));
}

TEST_CASE("a private key without its end goes to the end of the text") {
    const std::string key = begin("RSA PRIVATE KEY") + "\r\n" + filler(64);
    CHECK((secrets("a " + key) == std::vector{Secret{"private key", 2, key.size()}}));
}

TEST_CASE("public blocks and sentences about keys are no secrets") {
    CHECK(secrets(begin("CERTIFICATE") + "\n" + filler(64) + "\n" + end("CERTIFICATE")).empty());
    CHECK(secrets(begin("PUBLIC KEY") + "\n" + filler(64) + "\n" + end("PUBLIC KEY")).empty());
    CHECK(secrets("Detect " + begin("PRIVATE KEY") + " in texts").empty());
    CHECK(secrets("Detect " + begin("PRIVATE KEY")).empty());
}

TEST_CASE("a certificate between a key and its end hides nothing") {
    const std::string key = begin("PRIVATE KEY") + "\n" + filler(9) + "\n" + end("CERTIFICATE") +
                            "\n" + filler(9) + "\n" + end("PRIVATE KEY");
    CHECK((secrets(key) == std::vector{Secret{"private key", 0, key.size()}}));
}

TEST_CASE("several secrets come in order and are all removed") {
    const std::string first = tokens()[2].second;
    const std::string second = tokens()[0].second;
    const auto found = secrets(first + " and " + second);
    REQUIRE(found.size() == 2);
    CHECK(found[0].kind == "GitHub token");
    CHECK(found[1].offset == first.size() + 5);
    CHECK(without_secrets("Push with " + first + " and " + second + "!") ==
          "Push with [secret removed] and [secret removed]!");
}

TEST_CASE("a text without secrets comes back as it is") {
    CHECK(without_secrets("").empty());
    CHECK(without_secrets("a\nb\xFF") == "a\nb\xFF");
}

TEST_CASE("a megabyte of anything is searched in one pass") {
    const std::vector<std::string> units{begin("PRIVATE KEY"),
                                         begin("PRIVATE KEY") + "\t",
                                         begin("PRIVATE KEY") + end("CERTIFICATE"),
                                         dashes + "BEGIN " + "A",
                                         dashes + "END ",
                                         "-",
                                         "AKIA",
                                         "secret_access_key = ",
                                         "secretaccesskey/",
                                         "ghp_",
                                         "sk_live_",
                                         "hooks.slack.com/services/ ",
                                         "\\"};
    for (const std::string& unit : units) {
        std::string text;
        while (text.size() < 1'000'000) text += unit;
        INFO(unit);
        CHECK(secrets(text).empty());
    }
}
