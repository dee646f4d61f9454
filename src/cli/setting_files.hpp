// The files that hold settings: where they are, and which of them a command means.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "cli/context.hpp"
#include "cli/declaration.hpp"
#include "trail/config/settings.hpp"
#include "trail/error.hpp"
#include "trail/system/locks.hpp"

namespace trail::cli {

// Everything that can hold a setting in this run.
config::Sources setting_sources(Context& context);

// The same with the .trail.toml of another repository; empty: without one.
config::Sources setting_sources_with(Context& context, const std::string& repository_file);

// What they say, without telling what is wrong with them; nothing when one of them cannot be read.
// For commands that mend settings.
std::optional<config::Settings> readable_settings(Context& context);

// --user, --system, --repo: at most one of them.
struct FileChoice {
    bool user = false;
    bool system = false;
    bool repository = false;
};
void declare_setting_file(Declaration& declaration, FileChoice& choice);

// The user's unless another is named. Throws Error{usage} for two.
config::Layer layer_of(const FileChoice& choice);

// The file of a layer, whether it exists or not. The repository's is the nearest .trail.toml inside
// of it, else one at its top; outside of a repository the nearest there is. Throws Error{usage} or
// Error{unavailable} when there can be none.
std::string setting_file(Context& context, config::Layer layer);

// What a file of settings says; empty when there is none.
std::string setting_text(const std::string& file);

// Held from before a file is read until it is written, so that of two changes at once none is lost.
// Throws Error{busy} when somebody else holds it for seconds.
system::FileLock setting_lock(Context& context);

// Writes it whole or not at all. A user's new file can be read by the user alone; the others are
// for everybody, and an existing file keeps its mode.
void write_settings(config::Layer layer, const std::string& file, std::string_view toml);

// An Error{config} or Error{data} with the command that opens the layer's file as its hint; any
// other as it is.
Error with_edit_hint(config::Layer layer, const Error& error);

// Runs `act` on a layer's file; for what is wrong inside of the file the hint opens it.
template <class Act>
auto mending(config::Layer layer, Act&& act) {
    try {
        return act();
    } catch (const Error& error) {
        throw with_edit_hint(layer, error);
    }
}

}  // namespace trail::cli
