// Which arguments are options, which are values of options, and which are words.
#include "cli/arguments.hpp"

#include "support/catch.hpp"

using namespace trail::cli;

namespace {

struct Sample {
    bool quiet = false;
    std::optional<std::string> project;
    std::optional<std::string> after;
    std::optional<std::string> json;
    Declaration declaration;
    Lookup lookup = [this](std::string_view name) { return find_option(declaration, name); };

    Sample() {
        declaration.flag("q", "quiet", quiet, "x");
        declaration.option("p", "project", "NAME", project, "x");
        declaration.option("", "after", "D", after, "x");
        declaration.options.push_back({"", "json", "FIELDS", "x", &json, {}, true});
    }
    Sample(const Sample&) = delete;
};

}  // namespace

TEST_CASE("options are found by letter and by name, synonyms too") {
    const Sample sample;
    CHECK(find_option(sample.declaration, "q")->name == "quiet");
    CHECK(find_option(sample.declaration, "project")->letter == "p");
    CHECK(find_option(sample.declaration, "since")->name == "after");
    CHECK(find_option(sample.declaration, "until") == nullptr);
    CHECK(find_option(sample.declaration, "proj") == nullptr);
    CHECK(find_option(sample.declaration, "") == nullptr);
}

TEST_CASE("a dash alone and text without one are words") {
    const Sample sample;
    for (const auto dash : {Dash::option, Dash::negation}) {
        CHECK_FALSE(is_option("", dash, sample.lookup));
        CHECK_FALSE(is_option("-", dash, sample.lookup));
        CHECK_FALSE(is_option("a-b", dash, sample.lookup));
        CHECK(is_option("-q", dash, sample.lookup));
        CHECK(is_option("--anything", dash, sample.lookup));
    }
    CHECK(is_option("-qp", Dash::option, sample.lookup));
    CHECK_FALSE(is_option("-qp", Dash::negation, sample.lookup));
    CHECK(is_option("-p5", Dash::negation, sample.lookup));
    CHECK_FALSE(is_option("-q5", Dash::negation, sample.lookup));
}

TEST_CASE("the value stands in the same argument, in the next, or nowhere") {
    const Sample sample;
    CHECK(spelling("--project=a=b", sample.lookup).value == "a=b");
    CHECK(spelling("--project", sample.lookup).needs_next);
    CHECK_FALSE(spelling("--project=", sample.lookup).needs_next);
    CHECK_FALSE(spelling("--json", sample.lookup).needs_next);
    CHECK_FALSE(spelling("--quiet", sample.lookup).needs_next);
    CHECK(spelling("-qp", sample.lookup).needs_next);
    CHECK(spelling("-qpx", sample.lookup).value == "x");
    CHECK(spelling("-qpx", sample.lookup).names == "-qp");
    CHECK(spelling("-zp", sample.lookup).option == nullptr);
}
