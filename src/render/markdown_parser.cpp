// The Markdown parser md4c, found when the first text needs it.
//
// Distributions ship it as a shared object only. Linked, it would be loaded by every run for the
// few that make a page; so it is opened on first use, unless the build found an archive.
#include "render/markdown_parser.hpp"

#include <string>

#ifndef TRAIL_MD4C_ARCHIVE
#include <dlfcn.h>

#include "trail/error.hpp"
#endif

namespace trail::render {
namespace {

using Parse = decltype(&md_parse);

#ifdef TRAIL_MD4C_ARCHIVE
Parse parse_function() {
    return &md_parse;
}
#else
Parse parse_function() {
    static const auto found = [] {
        void* library = dlopen("libmd4c.so.0", RTLD_NOW | RTLD_LOCAL);
        return reinterpret_cast<Parse>(library ? dlsym(library, "md_parse") : nullptr);
    }();
    if (found) return found;
    throw Error(Failure::unavailable, "cannot find libmd4c.so.0, which reads Markdown for pages",
                "sudo apt install libmd4c0");
}
#endif

}  // namespace

// Some versions of md4c look at the byte behind a link that the text's end cuts off: a newline ends
// the link and changes nothing else.
int parse_markdown(std::string_view text, const MD_PARSER& parser, void* reader) {
    std::string ended(text);
    ended += '\n';
    return parse_function()(ended.data(), static_cast<MD_SIZE>(ended.size()), &parser, reader);
}

}  // namespace trail::render
