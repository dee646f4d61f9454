// Sizes as people say them.
#include "cli/size_text.hpp"

#include "support/catch.hpp"

using trail::cli::size_text;

TEST_CASE("small sizes are exact") {
    CHECK(size_text(0) == "0 bytes");
    CHECK(size_text(1) == "1 byte");
    CHECK(size_text(999) == "999 bytes");
}

TEST_CASE("larger sizes have two figures at least, and are never rounded up") {
    CHECK(size_text(1000) == "1 KB");
    CHECK(size_text(1999) == "1.9 KB");
    CHECK(size_text(57'344) == "57 KB");
    CHECK(size_text(999'999) == "999 KB");
    CHECK(size_text(1'000'000) == "1 MB");
    CHECK(size_text(1'450'000'000) == "1.4 GB");
}

TEST_CASE("the largest unit takes whatever is larger") {
    CHECK(size_text(5'000'000'000'000'000) == "5000 TB");
    CHECK(size_text(UINTMAX_MAX) == "18446744 TB");
}
