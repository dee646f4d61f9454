// Text that a formatter must take literally.
#include "cli/pages/roff.hpp"

#include "cli/pages/synopsis.hpp"
#include "cli/pages/topic.hpp"
#include "support/catch.hpp"

using namespace trail::cli::pages;

TEST_CASE("nothing in a text is taken for a request or an escape") {
    CHECK(prose(".config and C:\\x") == "\\&.config and C:\\ex\n");
    CHECK(prose("'quoted' \"so\"") == "\\(aqquoted\\(aq \\(dqso\\(dq\n");
    CHECK(prose("Café") == "Caf\\[u00E9]\n");
    CHECK(literal_lines(".x ~/a-b\n") == ".Bd -literal -offset indent\n\\&.x \\(ti/a\\-b\n.Ed\n");
}

TEST_CASE("each sentence begins a line, and options have true dashes") {
    CHECK(prose("One. Two with --all and -x. A well-known word") ==
          "One.\nTwo with \\-\\-all and \\-x.\nA well-known word\n");
}

TEST_CASE("a paragraph keeps the lines that are indented") {
    CHECK(paragraphs("Before:\n\n  as it is\n\nAfter.") ==
          "Before:\n.Bd -literal -offset indent\nas it is\n.Ed\n.Pp\nAfter.\n");
}

TEST_CASE("a synopsis becomes macros") {
    CHECK(synopsis_lines("[TEXT...] [-p PROJECT] --all") ==
          ".Oo Ar TEXT Ns ... Oc\n.Oo Fl p Ar PROJECT Oc\n.Fl \\-all\n");
    CHECK(synopsis_lines("ID... | --query QUERY") == ".Ar ID Ns ... | Fl \\-query Ar QUERY\n");
    CHECK(synopsis_lines("[--json[=FIELDS]]") == ".Oo Fl \\-json Ns Oo = Ns Ar FIELDS Oc Oc\n");
    CHECK(synopsis_lines("").empty());
    CHECK(argument("No") == "\"No\"");
    CHECK(argument("git .") == "\"git .\\&\"");
}

TEST_CASE("rows of a topic become a list, a line above them its heading") {
    CHECK(topic_source(
              "How to\n\nA moment\n  now       this one\n            at once\n  x\n\nThe end.\n") ==
          ".Ss A moment\n.Bl -tag -width Ds\n.It Ic now\nthis one at once\n.It Ic x\n.El\n"
          ".Pp\nThe end.\n");
}
