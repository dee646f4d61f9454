// A few commands of every shape, and what their options were filled with.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace trail::cli::test {

struct Filled {
    std::string ran;
    std::optional<std::string> project;
    std::vector<std::string> tags;
    std::optional<std::string> after;
    std::optional<std::string> detail;
    std::optional<std::string> json;
    std::optional<std::size_t> limit;
    std::optional<std::string> word;
    std::vector<std::string> words;
    bool raw = false;
    bool listed = false;
};

struct Nothing {};

// Commands write into `filled`, which must outlive the program.
class SampleProgram {
public:
    SampleProgram() {
        add("log", Shape::text);
        add("list", Shape::query);
        add("search", Shape::query);
        add("show", Shape::items);
        add("edit", Shape::items);
        add("undo", Shape::one_word);
        add("doctor", Shape::no_word);
        add("decide", Shape::text);
        add("decide list", Shape::query);
        add("config list", Shape::no_word);
        add("config get", Shape::items);
        add("config set", Shape::items);
        add("db path", Shape::no_word);
        add("db check", Shape::no_word);
    }

    Program program;
    Filled filled;

private:
    enum class Shape { text, query, items, one_word, no_word };

    void add(std::string_view name, Shape shape) {
        program.add<Nothing>(
            {.name = name, .summary = "does it", .takes_query = shape == Shape::query},
            [this, shape](Declaration& declaration, Nothing&) { declare(declaration, shape); },
            [this, name](Context&, const Nothing&) {
                filled.ran = name;
                return exit_done;
            });
    }

    void declare(Declaration& declaration, Shape shape) {
        declaration.option("p", "project", "NAME", filled.project, "project");
        declaration.option("t", "tag", "NAME", filled.tags, "tag");
        declaration.option("", "after", "D", filled.after, "from then on");
        declaration.option("", "detail", "LEVEL", filled.detail, "how much", {"brief", "full"});
        declaration.number("n", "limit", "N", filled.limit, "at most");
        declaration.flag("r", "raw", filled.raw, "as it is");
        declaration.flag("", "list", filled.listed, "a list");
        declaration.options.push_back({"", "json", "FIELDS", "JSON", &filled.json, {}, true});
        if (shape == Shape::text) declaration.all_words("TEXT", filled.words, "text");
        if (shape == Shape::query) declaration.all_words("QUERY", filled.words, "query");
        if (shape == Shape::items) declaration.all_words("ID", filled.words, "items", true);
        if (shape == Shape::one_word) declaration.word("OP", filled.word, "operation");
    }
};

}  // namespace trail::cli::test
