// The options every command takes.
#include "cli/global_options.hpp"

namespace trail::cli {

void declare_global_options(Declaration& declaration, GlobalOptions& options,
                            Questions& questions) {
    const std::vector<std::string_view> when{"auto", "always", "never"};
    declaration.flag("h", "", questions.short_help, "the options on one screen");
    declaration.flag("", "help", questions.full_help, "everything, through the pager");
    declaration.flag("V", "version", questions.version, "what this program is built of");
    declaration.flag("q", "quiet", options.quiet, "only the essential result");
    declaration.flag("v", "verbose", options.verbose, "tell what was done and from where");
    declaration.option("", "color", "WHEN", options.color, "colour", when);
    declaration.option("", "hyperlinks", "WHEN", options.hyperlinks, "links a terminal can follow",
                       when);
    declaration.flag("", "no-pager", options.no_pager, "print long output directly");
    declaration.flag("y", "yes", options.yes, "answer every question with yes");
    declaration.flag("", "no-input", options.no_input, "never ask");
    declaration.flag("", "dry-run", options.dry_run, "say what would change, change nothing");
    declaration.option("C", "directory", "DIR", options.directories, "as if started in DIR");
    declaration.option("", "db", "FILE", options.record, "use this record");
    declaration.option("c", "setting", "KEY=VALUE", options.settings,
                       "one setting for this run; repeatable");
}

}  // namespace trail::cli
