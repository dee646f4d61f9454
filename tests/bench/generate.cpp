// Prints the entries of a made-up team as JSON Lines, the same for a count and a seed.
#include <array>
#include <charconv>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/random.hpp"
#include "bench/vocabulary.hpp"
#include "bench/work_times.hpp"

namespace trail::bench {
namespace {

constexpr std::size_t author_count = 200;
constexpr std::size_t project_count = 300;
constexpr std::size_t tag_count = 60;

struct KindOfEntry {
    std::string_view name;
    std::uint64_t per_thousand;
    bool waits;  // until something closes it
    std::array<std::string_view, 6> beginnings;
};

constexpr std::array kinds{
    KindOfEntry{"done", 558, false, {"Fixed", "Added", "Removed", "Moved", "Wrote", "Reviewed"}},
    KindOfEntry{"commit", 170, false, {"Fix", "Add", "Remove", "Refactor", "Document", "Bump"}},
    KindOfEntry{"next", 90, true, {"Cut", "Write", "Replace", "Measure", "Plan", "Ask about"}},
    KindOfEntry{"note", 60, false, {"Learned", "Saw", "Met about", "Heard of", "Idea:", "Noted"}},
    KindOfEntry{"blocker",
                45,
                true,
                {"Waiting for", "No access to", "Blocked by", "Need", "Lost", "Broken:"}},
    KindOfEntry{"win", 30, false, {"Shipped", "Halved", "Finished", "Won", "Released", "Closed"}},
    KindOfEntry{"status",
                25,
                false,
                {"On plan with", "Late with", "Behind on", "Ahead on", "Half of", "Risk in"}},
    KindOfEntry{"ask", 9, true, {"Who knows", "May we", "Is there", "When comes", "Which", "Why"}},
    KindOfEntry{"reply", 8, false, {"Yes,", "No,", "Tomorrow,", "See", "Agreed,", "Ask"}},
    KindOfEntry{"decision", 5, false, {"Use", "Drop", "Keep", "Adopt", "Stop", "Buy"}},
};

// Everything about an entry follows from the seed and its number, so that an entry can name the
// later one that closes it before that one is written.
class Team {
public:
    Team(std::uint64_t count, std::uint64_t seed) : count_(count), seed_(seed), times_(count) {}

    void print() {
        for (std::uint64_t number = 0; number < count_; ++number) {
            line_.clear();
            write(number);
            std::fwrite(line_.data(), 1, line_.size(), stdout);
        }
    }

private:
    enum class About : std::uint64_t { id, time, kind, end, text };

    Random random(std::uint64_t number, About about) const {
        Random mixed(seed_ ^ (number * 5 + static_cast<std::uint64_t>(about)));
        return Random(mixed.next());
    }

    std::string id(std::uint64_t number) const {
        constexpr std::string_view letters = "ghjkmnpqrstvwxyz";
        auto bits = random(number, About::id).next();
        std::string text;
        for (int i = 0; i < 16; ++i, bits >>= 4) text += letters[bits & 15];
        return text;
    }

    const KindOfEntry& kind(std::uint64_t number) const {
        auto left = random(number, About::kind).below(1000);
        for (const auto& kind : kinds) {
            if (left < kind.per_thousand) return kind;
            left -= kind.per_thousand;
        }
        return kinds.front();
    }

    Instant time(std::uint64_t number) const {
        auto moment = random(number, About::time);
        return times_.at(number, moment);
    }

    // Most of what waits is closed within the next few hundred entries, so as much is open in a
    // long record as in a short one; only of the latest some is forgotten.
    std::optional<std::uint64_t> closed_by(std::uint64_t number) const {
        constexpr std::uint64_t latest = 5'000;
        constexpr std::uint64_t longest_wait = 400;
        auto random_end = random(number, About::end);
        if (number + latest > count_ && random_end.percent(5)) return std::nullopt;
        std::uint64_t end = number + 1 + random_end.below(longest_wait);
        while (end < count_ && kind(end).name != "done") ++end;
        if (end >= count_) return std::nullopt;
        return end;
    }

    void write(std::uint64_t number) {
        auto chance = random(number, About::text);
        const auto& kind_here = kind(number);
        const auto at = time(number);
        const std::size_t author = awake_author(at, chance);
        const auto& zone = zones[author % zones.size()];
        const auto& project = projects_[project_ranks_.pick(chance)];
        line_ += "{\"id\":\"" + id(number) + '"';
        member("kind", kind_here.name);
        write_text(kind_here, chance);
        if (!chance.percent(8)) member("project", project);
        write_lists(chance);
        member("author", authors_[author]);
        member("at", stamp(at, zone));
        member("zone", zone.name);
        write_closing(number, kind_here, zone);
        write_own(kind_here, project, chance);
        line_ += "}\n";
    }

    std::size_t awake_author(Instant at, Random& chance) const {
        for (;;) {
            const auto author = author_ranks_.pick(chance);
            if (is_awake(at, zones[author % zones.size()])) return author;
        }
    }

    void write_text(const KindOfEntry& kind_here, Random& chance) {
        std::string text(chance.of(kind_here.beginnings));
        add_words(text, 3 + chance.below(8), chance);
        refs_.clear();
        if (chance.percent(12)) refs_.push_back("#" + std::to_string(1 + chance.below(4'000)));
        if (chance.percent(5)) refs_.push_back("CORE-" + std::to_string(1 + chance.below(900)));
        if (chance.percent(3))
            refs_.push_back("https://wiki.example/" + words_[word_ranks_.pick(chance)]);
        for (const auto& ref : refs_) text += ' ' + ref;
        people_.clear();
        if (chance.percent(4)) people_.push_back(authors_[author_ranks_.pick(chance)]);
        for (const auto& person : people_) text += " @" + person;
        member("text", text);
        if (chance.percent(15)) member("body", body(chance));
    }

    std::string body(Random& chance) const {
        std::string text;
        for (auto left = 1 + chance.below(4); left > 0; --left) {
            text += text.empty() ? "Because" : "\\n- then";
            add_words(text, 6 + chance.below(12), chance);
        }
        return text;
    }

    void add_words(std::string& text, std::uint64_t count, Random& chance) const {
        for (; count > 0; --count) text += ' ' + words_[word_ranks_.pick(chance)];
    }

    void write_lists(Random& chance) {
        tags_.clear();
        if (chance.percent(40)) tags_.push_back(tag_names_[tag_ranks_.pick(chance)]);
        if (chance.percent(12)) tags_.push_back(tag_names_[tag_ranks_.pick(chance)]);
        list("tags", tags_);
        list("people", people_);
        list("refs", refs_);
    }

    void write_closing(std::uint64_t number, const KindOfEntry& kind_here,
                       const ZoneOfPeople& zone) {
        if (const auto end = kind_here.waits ? closed_by(number) : std::nullopt) {
            member("closed_at", stamp(time(*end), zone));
            member("closed_by", id(*end));
            closings_.emplace(*end, number);
        }
        std::vector<std::string> closes;
        for (auto next = closings_.begin(); next != closings_.end() && next->first == number;) {
            closes.push_back(id(next->second));
            next = closings_.erase(next);
        }
        list("closes", closes);
    }

    void write_own(const KindOfEntry& kind_here, const std::string& project, Random& chance) {
        constexpr std::array<std::string_view, 3> health{"on-track", "at-risk", "off-track"};
        if (kind_here.name == "status") member("status", chance.of(health));
        if (kind_here.name == "commit") {
            line_ += R"(,"source":{"type":"git","repo":")" + project + R"(","commit":")";
            for (int i = 0; i < 40; ++i) line_ += "0123456789abcdef"[chance.below(16)];
            line_ += R"(","branch":"main"})";
        }
        if (kind_here.name == "decision") {
            member("decision", "D" + std::to_string(++decisions_));
            member("status", "accepted");
            list("options", {words_[word_ranks_.pick(chance)], words_[word_ranks_.pick(chance)]});
            line_ += ",\"chosen\":1";
        }
    }

    // Nothing that is printed needs escaping, except the line ends, which are written so.
    void member(std::string_view name, std::string_view value) {
        line_.append(",\"").append(name).append("\":\"").append(value).append("\"");
    }

    void list(std::string_view name, const std::vector<std::string>& values) {
        if (values.empty()) return;
        line_.append(",\"").append(name).append("\":");
        for (std::size_t i = 0; i < values.size(); ++i) {
            line_.append(i == 0 ? "[\"" : ",\"").append(values[i]).append("\"");
        }
        line_ += ']';
    }

    std::uint64_t count_;
    std::uint64_t seed_;
    WorkTimes times_;
    std::vector<std::string> words_ = vocabulary();
    std::vector<std::string> authors_ = names(author_count, 2);
    std::vector<std::string> projects_ = names(project_count, 3);
    std::vector<std::string> tag_names_ = names(tag_count, 4);
    Zipf word_ranks_{words_.size(), 1.0};
    Zipf author_ranks_{author_count, 0.5};
    Zipf project_ranks_{project_count, 1.0};
    Zipf tag_ranks_{tag_count, 1.0};
    std::multimap<std::uint64_t, std::uint64_t> closings_;  // what each later entry closes
    std::vector<std::string> refs_, people_, tags_;
    std::string line_;
    std::uint64_t decisions_ = 0;
};

// Rank, word, and how often it comes in a million words.
void print_words() {
    const auto words = vocabulary();
    const Zipf ranks(words.size(), 1.0);
    for (std::size_t rank = 0; rank < words.size(); ++rank) {
        std::printf("%zu\t%s\t%.1f\n", rank + 1, words[rank].c_str(), ranks.share(rank) * 1e6);
    }
}

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace
}  // namespace trail::bench

int main(int argc, char** argv) {
    using namespace trail::bench;
    const std::string_view first = argc > 1 ? argv[1] : "";
    const auto count = number(first);
    const auto seed = number(argc > 2 ? argv[2] : "1");
    if (first != "--words" && (!count || !seed)) {
        std::fputs("usage: bench_generate COUNT [SEED] | --words\n", stderr);
        return 2;
    }
    if (count && seed) {
        Team(*count, *seed).print();
    } else {
        print_words();
    }
    return std::fflush(stdout) == 0 && std::ferror(stdout) == 0 ? 0 : 1;
}
