// What people say of a decision on the command line, whether it was taken or is proposed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"
#include "cli/declaration.hpp"
#include "cli/entries/text_input.hpp"
#include "cli/output.hpp"
#include "trail/model/decision.hpp"

namespace trail::cli {

struct DecisionOptions {
    TextOptions text;  // the words are the title
    std::vector<std::string> options;
    std::optional<std::string> chosen;
    std::vector<std::string> drivers;
    std::vector<std::string> consequences;
    std::optional<std::string> confirmation;
    std::vector<std::string> deciders;
    std::vector<std::string> consulted;
    std::vector<std::string> informed;
    std::optional<std::string> due;
    std::optional<std::string> review;
    std::optional<std::string> urgency;
    std::optional<std::string> nuance;
    std::optional<std::string> nature;
    std::optional<std::string> project;
    std::vector<std::string> tags;
    std::optional<std::string> at;
    bool allow_secret = false;
    OutputOptions output;
};

// What both take: options, drivers, people, review, project, tags, the text, --allow-secret,
// --json.
void declare_decision(Declaration& declaration, DecisionOptions& options);

// --urgency, --nuance and --nature, with the values there are.
void declare_lenses(Declaration& declaration, std::optional<std::string>& urgency,
                    std::optional<std::string>& nuance, std::optional<std::string>& nature);

// The decision that title and context make with everything the options say; its status is the
// caller's. Throws Error{usage} for a missing title and for what cannot be read.
model::Decision decision_from(Context& context, const DecisionOptions& options,
                              std::string_view title, std::string_view why);

// The option that is meant, by number or text, from 1. Throws Error{usage} when there is none, with
// the command that shows them if they are recorded.
int option_number(const std::vector<std::string>& options, const std::string& meant,
                  const std::string& look = {});

// Short names, separated by commas or given one by one, each once; "me" is the reader, and who is
// known is spelled as the record does. Throws Error{usage} for what cannot be a name.
std::vector<std::string> read_names(Context& context, const std::vector<std::string>& given);

// The same of names that are to be added: neither may one be misspelt.
std::vector<std::string> read_new_names(Context& context, const std::vector<std::string>& given);

// Throws Error{data} when anything that stands on the command line looks like a secret.
void refuse_secret_words(Context& context, const DecisionOptions& options);

// The context of a decision: -m, -F or the editor. `command` takes a kept text up again.
Written read_context(Context& context, const DecisionOptions& options, const std::string& title,
                     const std::string& command);

std::string joined_text(const std::vector<std::string>& parts, std::string_view between);

// "D13  api  Drop Python 3.9: Drop in 0.3".
std::string decision_line(const model::Decision& decision);

}  // namespace trail::cli
