// The reader of this run.
#include "cli/reader.hpp"

namespace trail::cli {

render::Reader reader(Context& context, bool whole_texts) {
    const auto& settings = context.settings();
    const auto device = context.streams().out_device();
    return {.style = {.width = device.width,
                      .colour = device.colour,
                      .unicode = device.unicode,
                      .cut = device.terminal && !whole_texts,
                      .wrap = device.terminal && whole_texts},
            .zone = context.zone(),
            .now = context.now(),
            .iso_dates = settings.text("ui.date") == "iso"};
}

render::Reader file_reader(Context& context) {
    auto plain = reader(context, true);
    plain.style = {.cut = false};
    return plain;
}

}  // namespace trail::cli
