// When the people of a record work.
#include "cli/work_of.hpp"

#include <map>
#include <memory>

#include "trail/store/people.hpp"

namespace trail::cli {

model::WorkOf work_of(const store::Record& record, const time::Zone& otherwise) {
    auto known = std::make_shared<std::map<std::string, time::WorkingTime>>();
    return [&record, otherwise, known](const std::string& name) {
        const auto found = known->find(name);
        if (found != known->end()) return found->second;
        const auto person = store::people::find(record, name).value_or(model::Person{.name = name});
        return known->emplace(name, model::working_time(person, otherwise)).first->second;
    };
}

}  // namespace trail::cli
