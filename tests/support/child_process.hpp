// Acts in processes of their own, to test what several programs do to one record.
#pragma once

#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace trail::test {

// Somebody who owns nothing: permissions hold for them even when the tests run as root.
inline void become_nobody() {
    if (geteuid() != 0) return;
    constexpr unsigned nobody = 65534;
    if (setgroups(0, nullptr) != 0 || setgid(nobody) != 0 || setuid(nobody) != 0) _exit(1);
}

class Child {
public:
    // Begins once `start` is closed by everybody else.
    Child(const std::function<std::string()>& act, int start_reading, int start_writing) {
        if (pipe(answer_.data()) != 0) _exit(1);
        process_ = fork();
        if (process_ != 0) {
            close(answer_[1]);
            return;
        }
        close(start_writing);
        char none = 0;
        while (read(start_reading, &none, 1) > 0) {
        }
        const auto text = result(act);
        if (write(answer_[1], text.data(), text.size()) < 0) _exit(1);
        _exit(0);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() = default;

    std::string answer() {
        std::string text;
        std::array<char, 256> piece{};
        while (const auto got = read(answer_[0], piece.data(), piece.size())) {
            if (got < 0) break;
            text.append(piece.data(), static_cast<std::size_t>(got));
        }
        close(answer_[0]);
        int status = 0;
        waitpid(process_, &status, 0);
        return status == 0 ? text : "died";
    }

private:
    static std::string result(const std::function<std::string()>& act) {
        try {
            return act();
        } catch (const std::exception& error) {
            return error.what();
        }
    }

    std::array<int, 2> answer_{};
    pid_t process_ = 0;
};

// The answers of `count` processes that begin at the same moment.
inline std::vector<std::string> at_once(std::size_t count,
                                        const std::function<std::string()>& act) {
    std::array<int, 2> start{};
    if (pipe(start.data()) != 0) return {};
    std::vector<std::unique_ptr<Child>> children;
    for (std::size_t i = 0; i < count; ++i) {
        children.push_back(std::make_unique<Child>(act, start[0], start[1]));
    }
    close(start[0]);
    close(start[1]);
    std::vector<std::string> answers;
    for (auto& child : children) answers.push_back(child->answer());
    return answers;
}

// What `act` returned in a process of its own; the text of what it threw.
inline std::string in_child(const std::function<std::string()>& act) {
    return at_once(1, act).front();
}

}  // namespace trail::test
