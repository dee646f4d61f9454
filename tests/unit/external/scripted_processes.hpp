// Programs that say what a test wants them to say, and remember how they were started.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "trail/system/process.hpp"

namespace trail::test {

class ScriptedProcesses : public system::Processes {
public:
    system::Finished run(const system::Command& command) override {
        started.push_back(command);
        if (answers.empty()) throw std::logic_error("a program was started without an answer");
        auto answer = answers.front();
        answers.erase(answers.begin());
        return answer;
    }

    system::Finished stream(const system::Command& command,
                            const std::function<bool(std::string_view)>& consume) override {
        auto answer = run(command);
        for (std::size_t at = 0; at < answer.output.size(); at += piece) {
            if (!consume(std::string_view(answer.output).substr(at, piece))) {
                answer.status = 143;
                break;
            }
        }
        answer.output.clear();
        return answer;
    }

    int interact(const system::Command& command) override {
        started.push_back(command);
        return editor ? editor(command) : 0;
    }

    std::vector<system::Finished> answers;
    std::size_t piece = 4096;
    std::function<int(const system::Command&)> editor;
    std::vector<system::Command> started;
};

}  // namespace trail::test
