// Texts that were typed and are not recorded yet.
#include "trail/external/kept_texts.hpp"

#include <fstream>
#include <iterator>

#include "scratch.hpp"
#include "support/catch.hpp"
#include "trail/error.hpp"

using namespace trail;
using namespace trail::external;
using trail::test::Scratch;

namespace {

std::string content(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string free_name(const std::filesystem::path& directory,
                      const std::optional<TypedText>& taken_up = {}) {
    return free_file(directory, taken_up).path.filename();
}

}  // namespace

TEST_CASE("a text that was kept is never overwritten by another") {
    const Scratch scratch;
    CHECK(free_name(scratch.path()) == "last-edit.md");
    scratch.write("last-edit.md", "typed\n");
    CHECK(free_name(scratch.path()) == "last-edit-2.md");
    CHECK(keep_text(scratch.path(), "other", {}) == scratch / "last-edit-2.md");
    CHECK(keep_text(scratch.path(), "third", {}) == scratch / "last-edit-3.md");
    CHECK(content(scratch / "last-edit.md") == "typed\n");
    CHECK(content(scratch / "last-edit-2.md") == "other");
    CHECK(kept_texts(scratch.path()) == std::vector<system::Path>{scratch / "last-edit.md",
                                                                  scratch / "last-edit-2.md",
                                                                  scratch / "last-edit-3.md"});
}

TEST_CASE("a file that cannot be read, or is too long, may hold a text") {
    const Scratch scratch;
    scratch.write("last-edit.md", std::string(largest_text + 1, '#'));
    std::filesystem::create_directory(scratch / "last-edit-2.md");
    CHECK(free_name(scratch.path()) == "last-edit-3.md");
}

TEST_CASE("a text that is taken up stays in its file, unless it is another by now") {
    const Scratch scratch;
    scratch.write("last-edit.md", "typed");
    const TypedText typed{"typed", scratch / "last-edit.md"};
    CHECK(free_name(scratch.path(), typed) == "last-edit.md");
    CHECK(keep_text(scratch.path(), "typed, and more", typed) == typed.file);
    CHECK(content(typed.file) == "typed, and more");
    CHECK(keep_text(scratch.path(), "typed once more", typed) == scratch / "last-edit-2.md");
    CHECK(content(typed.file) == "typed, and more");
}

TEST_CASE("the same text is kept once") {
    const Scratch scratch;
    CHECK(keep_text(scratch / "state", "typed", {}) == scratch / "state/last-edit.md");
    CHECK(keep_text(scratch / "state", "typed", {}) == scratch / "state/last-edit.md");
    CHECK(kept_texts(scratch / "state").size() == 1);
}

TEST_CASE("a file that somebody has open is nobody else's, whatever it holds") {
    const Scratch scratch;
    const auto open = free_file(scratch.path(), {});
    CHECK(open.path == scratch / "last-edit.md");
    CHECK(free_name(scratch.path()) == "last-edit-2.md");
    scratch.write("last-edit.md", "typed");
    const TypedText typed{"typed", open.path};
    CHECK(free_name(scratch.path(), typed) == "last-edit-2.md");
    CHECK(keep_text(scratch.path(), "typed", {}) == scratch / "last-edit-2.md");
    forget_text(typed);
    CHECK(content(open.path) == "typed");
}

TEST_CASE("what an editor left without a text is used again when nothing else is left") {
    const Scratch scratch;
    scratch.write("last-edit.md", "\n\n# First line: what happened.\n");
    CHECK(free_name(scratch.path()) == "last-edit-2.md");
    CHECK(kept_texts(scratch.path()).empty());
    for (int number = 2; number <= 9; ++number)
        keep_text(scratch.path(), "text " + std::to_string(number), {});
    CHECK(free_name(scratch.path()) == "last-edit.md");
}

TEST_CASE("when every file holds a text, the next is refused and none is lost") {
    const Scratch scratch;
    for (int number = 1; number <= 9; ++number)
        keep_text(scratch.path(), "text " + std::to_string(number), {});
    try {
        keep_text(scratch.path(), "one more", {});
        FAIL("was not refused");
    } catch (const Error& error) {
        CHECK(error.kind() == Failure::busy);
        CHECK(error.what() == std::string("9 texts are open in editors or kept unrecorded, and no "
                                          "more can be"));
        CHECK(error.hint() == "trail doctor");
    }
    CHECK(kept_texts(scratch.path()).size() == 9);
    CHECK(content(scratch / "last-edit-9.md") == "text 9");
}

TEST_CASE("where nothing can be written, what the editor left is good enough") {
    const Scratch scratch;
    scratch.write("last-edit.md", "typed\n# a comment\n");
    std::filesystem::create_directory(scratch / "last-edit.lock");
    std::filesystem::create_directory(scratch / "last-edit-2.lock");
    const TypedText typed{"typed\n# a comment\n", scratch / "last-edit.md"};
    CHECK(keep_text(scratch.path(), "typed", typed) == typed.file);
    CHECK_THROWS_AS(keep_text(scratch.path(), "other", {}), Error);
    CHECK(content(typed.file) == "typed\n# a comment\n");
}

TEST_CASE("only the files of kept texts are called so") {
    const Scratch scratch;
    const auto directory = scratch.path();
    CHECK(kept_file(directory, scratch / "last-edit.md") == scratch / "last-edit.md");
    CHECK(kept_file(directory, scratch / "./last-edit-9.md") == scratch / "last-edit-9.md");
    for (const auto* name : {"last-edit-1.md", "last-edit-10.md", "last-edition.md",
                             "last-edit.txt", "last-edit-2.md.md", "other.md"}) {
        CAPTURE(name);
        CHECK_FALSE(kept_file(directory, directory / name).has_value());
    }
    std::filesystem::create_directory(scratch / "other");
    CHECK_FALSE(kept_file(directory, scratch / "other/last-edit.md").has_value());
}

TEST_CASE("a text that is safe elsewhere is forgotten, and no other") {
    const Scratch scratch;
    const TypedText typed{"typed", keep_text(scratch.path(), "typed", {})};
    scratch.write("last-edit.md", "something else");
    forget_text(typed);
    CHECK(content(typed.file) == "something else");
    scratch.write("last-edit.md", "typed");
    forget_text(typed);
    CHECK_FALSE(std::filesystem::exists(typed.file));
    forget_text(typed);
}
