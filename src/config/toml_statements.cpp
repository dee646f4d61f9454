// Where things stand in a TOML text.
#include "config/toml_statements.hpp"

#include "config/toml_cursor.hpp"

namespace trail::config {
namespace {

std::string key_part(Cursor& cursor) {
    const auto begin = cursor.at();
    if (cursor.sees_quote()) {
        cursor.skip_string();
        const auto quoted = cursor.since(begin);
        return std::string(quoted.substr(1, quoted.size() < 2 ? 0 : quoted.size() - 2));
    }
    while (!cursor.done() &&
           std::string_view(" \t.=]\r\n").find(cursor.peek()) == std::string_view::npos) {
        cursor.skip();
    }
    return std::string(cursor.since(begin));
}

void read_key(Cursor& cursor, std::vector<std::string>& path) {
    while (true) {
        cursor.skip_blanks();
        path.push_back(key_part(cursor));
        cursor.skip_blanks();
        if (cursor.peek() != '.') return;
        cursor.skip();
    }
}

void read_value(Cursor& cursor, Statement& statement) {
    cursor.skip();  // the "="
    cursor.skip_blanks();
    statement.value_begin = statement.value_end = cursor.at();
    for (std::size_t depth = 0; !cursor.done();) {
        const char c = cursor.peek();
        if (c == '#' || c == '\n') {
            if (depth == 0) return;
            cursor.skip_line();
            continue;
        }
        if (cursor.sees_quote()) {
            cursor.skip_string();
        } else {
            if (c == '[' || c == '{') ++depth;
            if ((c == ']' || c == '}') && depth > 0) --depth;
            cursor.skip();
        }
        if (c != ' ' && c != '\t' && c != '\r') statement.value_end = cursor.at();
    }
}

}  // namespace

std::vector<Statement> statements(std::string_view toml) {
    std::vector<Statement> found;
    std::vector<std::string> table;
    bool in_array = false;
    for (Cursor cursor(toml); !cursor.done();) {
        Statement statement;
        statement.begin = cursor.at();
        cursor.skip_blanks();
        const char first = cursor.peek();
        if (first == '#' || first == '\r' || first == '\n' || cursor.done()) {
            cursor.skip_line();
            continue;
        }
        if (first == '[') {
            in_array = cursor.sees("[[");
            cursor.skip(in_array ? 2 : 1);
            read_key(cursor, statement.path);
            table = statement.path;
            statement.kind = in_array ? Statement::Kind::array_of_tables : Statement::Kind::table;
        } else {
            statement.path = table;
            read_key(cursor, statement.path);
            read_value(cursor, statement);
        }
        statement.table_parts = table.size();
        statement.in_array = in_array;
        cursor.skip_line();
        statement.end = cursor.at();
        found.push_back(std::move(statement));
    }
    return found;
}

}  // namespace trail::config
