// The record through SQLite's own interface, with nothing between: what the floors are made of.
#pragma once

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace trail::bench {

// The same policy as the program's: two syncs for a change, and a log that is emptied when it is
// long.
class BareRecord {
public:
    explicit BareRecord(const std::string& path, int mode = SQLITE_OPEN_READWRITE) {
        check(sqlite3_open_v2(path.c_str(), &handle_, mode, nullptr));
        sqlite3_busy_timeout(handle_, 5'000);
        sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        sqlite3_wal_hook(handle_, count_frames,
                         this);  // takes the place of the automatic checkpoint
        run("PRAGMA synchronous=FULL");
    }
    ~BareRecord() { sqlite3_close(handle_); }
    BareRecord(const BareRecord&) = delete;
    BareRecord& operator=(const BareRecord&) = delete;

    void run(const std::string& sql) {
        check(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr));
    }

    void settle() {
        constexpr int long_log = 128;
        if (frames_ < long_log) return;
        sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    }

    void check(int code) const {
        if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
        std::fprintf(stderr, "%s\n", handle_ != nullptr ? sqlite3_errmsg(handle_) : "no memory");
        std::exit(1);
    }

    sqlite3* handle() const { return handle_; }

private:
    static int count_frames(void* self, sqlite3*, const char*, int frames) {
        static_cast<BareRecord*>(self)->frames_ = frames;
        return SQLITE_OK;
    }

    sqlite3* handle_ = nullptr;
    int frames_ = 0;
};

class Statement {
public:
    Statement(const BareRecord& record, const std::string& sql) : record_(record) {
        record.check(sqlite3_prepare_v2(record.handle(), sql.c_str(), -1, &handle_, nullptr));
    }
    ~Statement() { sqlite3_finalize(handle_); }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    Statement& bind(int place, std::int64_t value) {
        record_.check(sqlite3_bind_int64(handle_, place, value));
        return *this;
    }
    Statement& bind(int place, const sqlite3_value* value) {
        record_.check(sqlite3_bind_value(handle_, place, value));
        return *this;
    }

    // True when there is a row; at the end the statement is ready to run again.
    bool step() {
        const int code = sqlite3_step(handle_);
        record_.check(code);
        if (code == SQLITE_DONE) sqlite3_reset(handle_);
        return code == SQLITE_ROW;
    }

    sqlite3_stmt* handle() const { return handle_; }

private:
    const BareRecord& record_;
    sqlite3_stmt* handle_ = nullptr;
};

// Writers wait for each other in the kernel's queue, as the program's do.
class Queue {
public:
    explicit Queue(const std::string& record)
        : file_(::open((record + "-lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
        ::flock(file_, LOCK_EX);
    }
    ~Queue() { ::close(file_); }
    Queue(const Queue&) = delete;
    Queue& operator=(const Queue&) = delete;

private:
    int file_;
};

}  // namespace trail::bench
