// Bytes as base64, against the examples of the standard.
#include "render/base64.hpp"

#include "support/catch.hpp"

using trail::render::base64;

TEST_CASE("bytes of every length are padded to groups of four (RFC 4648, section 10)") {
    CHECK(base64("").empty());
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foo") == "Zm9v");
    CHECK(base64("foob") == "Zm9vYg==");
    CHECK(base64("foobar") == "Zm9vYmFy");
}

TEST_CASE("bytes that are no text survive") {
    CHECK(base64(std::string("\xff\x00\xfe", 3)) == "/wD+");
}
