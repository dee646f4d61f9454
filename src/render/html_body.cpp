// The body of an entry on a page: Markdown events written as HTML.
#include "render/html_body.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "render/html_text.hpp"
#include "render/markdown_parser.hpp"
#include "render/markdown_text.hpp"
#include "trail/text/html.hpp"

namespace trail::render {
namespace {

constexpr int go_on = 0;
constexpr int too_much = -1;  // md4c 0.4 passes over what is positive

std::string_view closing(MD_BLOCKTYPE type) {
    switch (type) {
        case MD_BLOCK_QUOTE:
            return "</blockquote>\n";
        case MD_BLOCK_UL:
            return "</ul>\n";
        case MD_BLOCK_OL:
            return "</ol>\n";
        case MD_BLOCK_LI:
            return "</li>\n";
        case MD_BLOCK_H:
            return "</strong></p>\n";
        case MD_BLOCK_CODE:
            return "</code></pre>\n";
        case MD_BLOCK_P:
            return "</p>\n";
        case MD_BLOCK_TABLE:
            return "</table></div>\n";
        case MD_BLOCK_THEAD:
            return "</thead>\n";
        case MD_BLOCK_TBODY:
            return "</tbody>\n";
        case MD_BLOCK_TR:
            return "</tr>\n";
        case MD_BLOCK_TH:
            return "</th>";
        case MD_BLOCK_TD:
            return "</td>";
        case MD_BLOCK_HR:
        case MD_BLOCK_DOC:
        case MD_BLOCK_HTML:
            break;
    }
    return {};
}

std::string_view closing(MD_SPANTYPE type) {
    switch (type) {
        case MD_SPAN_EM:
            return "</em>";
        case MD_SPAN_STRONG:
            return "</strong>";
        case MD_SPAN_CODE:
            return "</code>";
        case MD_SPAN_DEL:
            return "</del>";
        default:
            return {};
    }
}

// Writes HTML from the parser's events, and ends the reading when it becomes too much. md4c 0.4 may
// end what it never began; that ends the reading too, so tags always come in pairs.
class Writer {
public:
    int enter(MD_BLOCKTYPE type, void* detail) { return begin(block_mark + type, detail); }
    int leave(MD_BLOCKTYPE type) { return end(block_mark + type); }
    int enter(MD_SPANTYPE type, void* detail) { return begin(span_mark + type, detail); }
    int leave(MD_SPANTYPE type) { return end(span_mark + type); }
    int write(MD_TEXTTYPE type, std::string_view text);

    bool is_whole() const { return open_.empty(); }
    std::string take() { return std::move(out_); }

private:
    static constexpr int block_mark = 0;
    static constexpr int span_mark = 100;

    int begin(int mark, void* detail);
    int end(int mark);
    static bool means_nothing_empty(int mark);
    int checked() const { return out_.size() > most_body_rendered ? too_much : go_on; }
    int open(std::string_view tag) {
        out_ += tag;
        return go_on;
    }
    int open_block(MD_BLOCKTYPE type, void* detail);
    int open_span(MD_SPANTYPE type, void* detail);
    int open_list_item(const MD_BLOCK_LI_DETAIL& item);
    int open_table(const MD_BLOCK_TABLE_DETAIL& table);
    void open_link(const MD_SPAN_A_DETAIL& link);
    void close_link();

    std::string out_;
    struct Open {
        int mark;
        std::size_t before = 0;  // where its tag begins in `out_`, and where it ends
        std::size_t after = 0;
    };
    std::vector<Open> open_;  // blocks and spans around what is written now
    std::size_t links_ = 0;   // of them
    std::string address_;     // where the outermost of them goes, if anywhere
    std::size_t link_start_ = 0;
};

int Writer::begin(int mark, void* detail) {
    open_.push_back({mark, out_.size()});
    if (open_.size() > most_nesting) return too_much;
    const auto result = mark < span_mark
                            ? open_block(static_cast<MD_BLOCKTYPE>(mark - block_mark), detail)
                            : open_span(static_cast<MD_SPANTYPE>(mark - span_mark), detail);
    open_.back().after = out_.size();
    return result == go_on ? checked() : result;
}

int Writer::end(int mark) {
    if (open_.empty() || open_.back().mark != mark) return too_much;
    const auto ended = open_.back();
    open_.pop_back();
    const bool is_link = mark == span_mark + MD_SPAN_A;
    if (is_link) --links_;
    if (ended.after == out_.size() && means_nothing_empty(mark))
        out_.resize(ended.before);
    else if (is_link)
        close_link();
    else
        out_ += mark < span_mark ? closing(static_cast<MD_BLOCKTYPE>(mark - block_mark))
                                 : closing(static_cast<MD_SPANTYPE>(mark - span_mark));
    return checked();
}

// An item or a cell has its place, and a rule is never more than its tag.
bool Writer::means_nothing_empty(int mark) {
    return mark >= span_mark || (mark != MD_BLOCK_LI && mark != MD_BLOCK_TD &&
                                 mark != MD_BLOCK_TH && mark != MD_BLOCK_HR);
}

int Writer::open_list_item(const MD_BLOCK_LI_DETAIL& item) {
    const auto result = open("<li>");
    if (item.is_task) out_ += item.task_mark == ' ' ? "[ ] " : "[x] ";
    return result;
}

int Writer::open_table(const MD_BLOCK_TABLE_DETAIL& table) {
    if (table.col_count > most_table_columns) return too_much;
    return open(
        "<div class=\"wide\" role=\"region\" aria-label=\"Table\" tabindex=\"0\"><table>\n");
}

int Writer::open_block(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
        case MD_BLOCK_QUOTE:
            return open("<blockquote>\n");
        case MD_BLOCK_UL:
            return open("<ul>\n");
        case MD_BLOCK_OL:
            return open(fmt::format("<ol start=\"{}\">\n",
                                    static_cast<const MD_BLOCK_OL_DETAIL*>(detail)->start));
        case MD_BLOCK_LI:
            return open_list_item(*static_cast<const MD_BLOCK_LI_DETAIL*>(detail));
        case MD_BLOCK_HR:
            return open("<hr>\n");
        case MD_BLOCK_H:
            return open("<p><strong>");  // the headings of a page are its own
        case MD_BLOCK_CODE:
            return open("<pre><code>");
        case MD_BLOCK_P:
            return open("<p dir=\"auto\">");
        case MD_BLOCK_TABLE:
            return open_table(*static_cast<const MD_BLOCK_TABLE_DETAIL*>(detail));
        case MD_BLOCK_THEAD:
            return open("<thead>\n");
        case MD_BLOCK_TBODY:
            return open("<tbody>\n");
        case MD_BLOCK_TR:
            return open("<tr>");
        case MD_BLOCK_TH:
            return open("<th scope=\"col\">");
        case MD_BLOCK_TD:
            return open("<td>");
        case MD_BLOCK_DOC:
        case MD_BLOCK_HTML:
            break;
    }
    return go_on;
}

void Writer::open_link(const MD_SPAN_A_DETAIL& link) {
    if (++links_ > 1) return;
    // One long definition that many links refer to must not cost its length each time.
    const bool is_long = link.href.size > longest_address;
    address_ = is_long ? "" : safe_address(value_of(link.href)).value_or("");
    link_start_ = out_.size();
    if (!address_.empty()) out_ += fmt::format("<a href=\"{}\">", address_);
}

// Words that do not say the address have it beside them on paper.
void Writer::close_link() {
    if (links_ > 0 || address_.empty()) return;
    constexpr std::string_view tag = "<a";
    const auto text = std::string_view(out_).substr(out_.find('>', link_start_) + 1);
    if (text != address_) out_.insert(link_start_ + tag.size(), " class=\"named\"");
    out_ += "</a>";
}

int Writer::open_span(MD_SPANTYPE type, void* detail) {
    switch (type) {
        case MD_SPAN_EM:
            return open("<em>");
        case MD_SPAN_STRONG:
            return open("<strong>");
        case MD_SPAN_CODE:
            return open("<code>");
        case MD_SPAN_DEL:
            return open("<del>");
        case MD_SPAN_A:
            open_link(*static_cast<const MD_SPAN_A_DETAIL*>(detail));
            break;
        default:
            break;  // an image is the words that stand for it
    }
    return go_on;
}

int Writer::write(MD_TEXTTYPE type, std::string_view text) {
    switch (type) {
        case MD_TEXT_BR:
            out_ += "<br>\n";
            break;
        case MD_TEXT_SOFTBR:
            out_ += '\n';
            break;
        case MD_TEXT_NULLCHAR:
            out_ += "\uFFFD";
            break;
        case MD_TEXT_ENTITY:
            out_ += text::for_html(referred(text));
            break;
        case MD_TEXT_CODE:
            out_ += text::for_html_block(text);
            break;
        default:
            out_ += links_ > 0 ? text::for_html(text) : html_line(text);
    }
    return checked();
}

Writer& writer(void* reader) {
    return *static_cast<Writer*>(reader);
}

MD_PARSER events() {
    MD_PARSER parser{};
    parser.flags = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* reader) {
        return writer(reader).enter(type, detail);
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* reader) {
        return writer(reader).leave(type);
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* reader) {
        return writer(reader).enter(type, detail);
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* reader) {
        return writer(reader).leave(type);
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* reader) {
        return writer(reader).write(type, {text, size});
    };
    return parser;
}

std::string as_written(std::string_view markdown) {
    return "<pre>" + text::for_html_block(markdown) + "</pre>\n";
}

}  // namespace

std::string html_body(std::string_view markdown) {
    if (markdown.size() > most_body_read)
        return as_written(text::whole_prefix(markdown, most_body_read)) +
               "<p>The text goes on in the record.</p>\n";
    Writer out;
    const bool read = parse_markdown(markdown, events(), &out) == go_on && out.is_whole();
    return read ? out.take() : as_written(markdown);
}

}  // namespace trail::render
