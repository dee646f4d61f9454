// Settings as data: the fields of their JSON, and what people call them.
#pragma once

#include <span>
#include <string>

#include "cli/json_table.hpp"
#include "trail/config/settings.hpp"

namespace trail::cli {

// "user ~/.config/trail/config.toml:7", "environment TRAIL_EDITOR", "default".
std::string origin_text(const config::Origin& origin);

// Throws Error{usage} with the name that was meant.
void refuse_unknown_setting(const std::string& key);

// key, value, origin, file, line.
std::span<const JsonField<config::Setting>> setting_fields();

// The same, and what there is to know about the key.
std::span<const JsonField<config::Setting>> described_fields();

}  // namespace trail::cli
