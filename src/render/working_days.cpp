// Holidays and absences in JSON.
#include "render/working_days.hpp"

namespace trail::render {

void write_holidays(text::JsonWriter& json, const std::vector<model::Holiday>& holidays) {
    json.begin_array();
    for (const auto& holiday : holidays) {
        json.begin_object();
        json.key("day").value(std::string_view(time::iso_date(holiday.day)));
        json.key("name").value(std::string_view(holiday.name));
        json.end_object();
    }
    json.end_array();
}

void write_absences(text::JsonWriter& json, const std::vector<model::Absence>& absences) {
    json.begin_array();
    for (const auto& absence : absences) {
        const auto last = absence.end - std::chrono::days{1};
        json.begin_object();
        json.key("from").value(std::string_view(time::iso_date(absence.begin)));
        json.key("to").value(std::string_view(time::iso_date(last)));
        json.key("why").value(std::string_view(absence.why));
        json.end_object();
    }
    json.end_array();
}

}  // namespace trail::render
