// A digest as JSON.
#include "trail/render/digest_json.hpp"

#include <set>
#include <string>

#include "support/catch.hpp"
#include "support/golden.hpp"
#include "trail/text/json.hpp"
#include "unit/render/digest_sample.hpp"

using namespace trail;
using testing::golden;

namespace {

using Names = std::set<std::string, std::less<>>;

Names names(const text::JsonValue& object) {
    Names result;
    for (const auto& [name, value] : object.members()) result.emplace(name);
    return result;
}

text::JsonValue at(const text::JsonValue& object, std::string_view name) {
    const auto found = object.member(name);
    REQUIRE(found.has_value());
    return *found;
}

}  // namespace

TEST_CASE("the week as JSON keeps its bytes") {
    const auto current = render::json(testing::sample_digest());
    CHECK(current == golden("digest/week.json", current));
}

TEST_CASE("an empty period has every field") {
    const text::JsonDocument document(render::json(testing::digest_of({})));
    const auto root = document.root();
    CHECK(names(root) == Names{"title", "intro", "period", "counts", "responses", "attention",
                               "review", "slipped", "status", "breaking", "decisions", "wins",
                               "groups", "next", "left_out", "people", "away", "silent"});
    CHECK(at(root, "title").is_null());
    CHECK(at(at(root, "period"), "name").as_text() == "2026-W47");
    CHECK(at(at(root, "period"), "to").as_text() == "2026-11-22");
    CHECK(at(at(root, "counts"), "done").as_integer() == 0);
    CHECK(at(root, "attention").is_array());
}

TEST_CASE("entries have every field whether it holds something or not") {
    report::Material material;
    material.entries = {testing::entry(1, model::Kind::done, "16T09:00", "a \"b\"\n\xFF", "")};
    const text::JsonDocument document(render::json(testing::digest_of(material)));
    const auto group = at(document.root(), "groups").elements().at(0);
    CHECK(at(group, "key").is_null());
    CHECK(at(group, "more").is_null());
    const auto entry = at(group, "entries").elements().at(0);
    CHECK(names(entry) == Names{"id", "key", "kind", "text", "author", "authors", "project",
                                "commit", "people", "at", "health", "waits_for", "overdue_since",
                                "age_seconds", "ended", "closed_by", "closed_id", "closed_key",
                                "times"});
    CHECK(at(entry, "id").as_text().value_or("").size() == 16);
    CHECK(at(entry, "at").as_text() == "2026-11-16T09:00:00+00:00");
    CHECK(at(entry, "text").as_text() == "a \"b\"\n\xEF\xBF\xBD");
    CHECK(at(entry, "commit").is_null());
    CHECK(at(entry, "age_seconds").is_null());
}

TEST_CASE("JSON is one line with a newline at its end") {
    const auto whole = render::json(testing::sample_digest());
    CHECK(whole.find('\n') == whole.size() - 1);
}

TEST_CASE("a program may ask for some fields, and for which there are") {
    const std::vector<std::string> wanted{"wins", "counts"};
    const text::JsonDocument document(render::json(testing::sample_digest(), wanted));
    CHECK(names(document.root()) == Names{"counts", "wins"});
    const text::JsonDocument whole(render::json(testing::sample_digest()));
    Names known;
    for (const auto& field : render::digest_fields()) known.emplace(field.name);
    CHECK(names(whole.root()) == known);
}
