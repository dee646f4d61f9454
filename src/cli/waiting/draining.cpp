// What waits for the record goes into it.
#include "cli/waiting/draining.hpp"

#include <fmt/format.h>

#include <exception>

#include "cli/waiting/hook_log.hpp"
#include "cli/waiting/note_apply.hpp"
#include "cli/waiting/note_questions.hpp"
#include "trail/error.hpp"
#include "trail/system/clock.hpp"
#include "trail/system/files.hpp"

namespace trail::cli {
namespace {

constexpr std::chrono::milliseconds patience{300};
constexpr std::size_t largest_note = 256 * 1024 * 1024;
constexpr std::string_view event = "outbox";

// Trying again later cannot help: the note itself is at fault.
bool is_final(const Error& error) {
    return error.kind() == Failure::data || error.kind() == Failure::usage ||
           error.kind() == Failure::internal;
}

class Drain {
public:
    Drain(Context& context, const store::Spool& spool, Effort effort, const ActorIn& actor)
        : context_(context),
          spool_(spool),
          effort_(effort),
          store_({.path = context.record_path(), .patience = patience},
                 [this, &actor] { return actor(store_.record()); }) {}

    void run() {
        // Who holds it writes all of it; a command waits for that, to show it.
        const auto held = spool_.hold(is_quick() ? std::chrono::milliseconds(0) : patience);
        if (!held) return;
        const auto begin = system::elapsed();
        for (const auto& file : spool_.waiting()) {
            if (!take(file)) return;
            if (is_quick() && system::elapsed() - begin > patience) return;
        }
    }

private:
    // False when this note and all behind it have to wait.
    bool take(const system::Path& file) {
        const auto text = system::read_file(file, largest_note);
        if (!text) return true;
        try {
            auto note = note_in(*text);
            if (!open_question(store_.record(), note).empty()) {
                if (is_quick()) return false;
                complete(context_.processes(), store_.record(), note);
            }
            store_.change(command_of(note), [&](store::Change& change) { apply(change, note); });
            spool_.remove(file);
        } catch (const Error& error) {
            if (!is_final(error)) throw;
            log_event(context_, event, file.filename().string(),
                      fmt::format("set aside: {}", error.what()));
            spool_.refuse(file);
        }
        return true;
    }

    bool is_quick() const { return effort_ == Effort::what_is_quick; }

    Context& context_;
    const store::Spool& spool_;
    Effort effort_;
    store::Store store_;
};

std::string place_of(const Note& note) {
    const auto* commits = std::get_if<CommitNote>(&note.what);
    return commits == nullptr ? "" : commits->repository.name;
}

std::string event_of(const Note& note) {
    const auto* commits = std::get_if<CommitNote>(&note.what);
    return commits == nullptr ? command_of(note) : commits->event;
}

}  // namespace

std::vector<store::Spool> spools(Context& context) {
    const system::Path state = context.directories().state;
    std::vector<store::Spool> all{store::Spool(state, context.record_path())};
    if (!context.options().record) all.emplace_back(state, "");
    return all;
}

void keep(Context& context, const Note& note, std::string_view why) {
    std::string record;
    try {
        record = context.record_path();
    } catch (const Error&) {
        // The settings that name it cannot be read; it is found when they can.
    }
    store::Spool(context.directories().state, record).put(json_of(note));
    log_event(context, event_of(note), place_of(note), fmt::format("waits: {}", why));
}

void drain(Context& context, Effort effort, const ActorIn& actor) {
    try {
        for (const auto& spool : spools(context)) {
            if (!spool.is_empty()) Drain(context, spool, effort, actor).run();
        }
    } catch (const std::exception&) {
        // It goes on waiting; who needs the record now is told by the record itself.
    }
}

}  // namespace trail::cli
