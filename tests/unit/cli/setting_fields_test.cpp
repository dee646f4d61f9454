// Settings as data.
#include "cli/setting_fields.hpp"

#include "support/catch.hpp"
#include "trail/error.hpp"

using namespace trail;
using namespace trail::cli;
using config::Layer;
using config::Setting;

namespace {

std::string json(const Setting& setting, const std::string& names) {
    text::JsonWriter writer;
    write_object(writer, setting, described_fields(), {.json = names});
    return std::string(writer.text());
}

std::string value(const std::string& key, const std::string& text) {
    return json({key, text, {}}, "value");
}

}  // namespace

TEST_CASE("a value has the type of JSON that its setting has") {
    CHECK(value("week.start", "sun") == R"({"value":"sun"})");
    CHECK(value("db.keep_removed", "30") == R"({"value":30})");
    CHECK(value("advice.typo", "false") == R"({"value":false})");
    CHECK(value("tags", "api,web") == R"({"value":["api","web"]})");
    CHECK(value("tags", "") == R"({"value":[]})");
    CHECK(value("x.mine", "30") == R"({"value":"30"})");
}

TEST_CASE("a value that nobody has set comes from nowhere") {
    CHECK(json({"week.start", "mon", {}}, "origin,file,line") ==
          R"({"origin":"default","file":null,"line":null})");
    CHECK(json({"week.start", "sun", {Layer::user, "~/config.toml", 3}}, "origin,file,line") ==
          R"({"origin":"user","file":"~/config.toml","line":3})");
}

TEST_CASE("what there is to know about a key is null for one that is free") {
    CHECK(json({"week.start", "sun", {}}, "type,default,choices,repository") ==
          R"({"type":"choice","default":"mon","choices":["mon","sun","sat"],"repository":false})");
    CHECK(json({"x.mine", "1", {}}, "type,default,choices,repository,help") ==
          R"({"type":"text","default":null,"choices":null,"repository":true,"help":null})");
}

TEST_CASE("an origin is a layer and a place") {
    CHECK(origin_text({}) == "default");
    CHECK(origin_text({Layer::option, "-c", 0}) == "option -c");
    CHECK(origin_text({Layer::repository, ".trail.toml", 2}) == "repository .trail.toml:2");
}

TEST_CASE("a name that does not exist is refused with the one that was meant") {
    CHECK_NOTHROW(refuse_unknown_setting("week.start"));
    CHECK_NOTHROW(refuse_unknown_setting("x.anything"));
    try {
        refuse_unknown_setting("week.strat");
        FAIL("it was taken");
    } catch (const Error& error) {
        CHECK(error.kind() == Failure::usage);
        CHECK(std::string(error.what()) == "unknown setting \"week.strat\"");
        CHECK(error.hint() == "did you mean \"week.start\"?");
    }
}
