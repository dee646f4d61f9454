// JSON (RFC 8259), read and written: a streaming writer and a read-only document.
#include "trail/text/json.hpp"

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <array>
#include <cmath>
#include <cstring>

#include "text/utf8.hpp"
#include "trail/error.hpp"

namespace trail::text {
namespace {

constexpr std::size_t deepest = 64;
constexpr std::size_t first_pool = 64 * 1024;  // most import lines need less
constexpr std::size_t padding = 16;            // the parser reads whole vector registers

using Pool = rapidjson::MemoryPoolAllocator<>;
using Document = rapidjson::GenericDocument<rapidjson::UTF8<>, Pool>;
using Value = Document::ValueType;

rapidjson::SizeType size_of(std::string_view text) {
    return static_cast<rapidjson::SizeType>(text.size());
}

std::string_view text_of(const Value& value) {
    return {value.GetString(), value.GetStringLength()};
}

const Value& as_value(const void* value) {
    return *static_cast<const Value*>(value);
}

// Hands the parser's events on to the document, unless they go too deep or hold half a character.
class Gate {
public:
    explicit Gate(Document& document) : document_(document) {}

    bool Null() { return document_.Null(); }
    bool Bool(bool truth) { return document_.Bool(truth); }
    bool Int(int number) { return document_.Int(number); }
    bool Uint(unsigned number) { return document_.Uint(number); }
    bool Int64(std::int64_t number) { return document_.Int64(number); }
    bool Uint64(std::uint64_t number) { return document_.Uint64(number); }
    bool Double(double number) { return document_.Double(number); }
    bool RawNumber(const char* digits, rapidjson::SizeType length, bool copy) {
        return document_.RawNumber(digits, length, copy);
    }
    bool String(const char* text, rapidjson::SizeType length, bool copy) {
        return is_whole({text, length}) && document_.String(text, length, copy);
    }
    bool Key(const char* text, rapidjson::SizeType length, bool copy) {
        return String(text, length, copy);
    }
    bool StartObject() { return enter() && document_.StartObject(); }
    bool EndObject(rapidjson::SizeType count) { return leave() && document_.EndObject(count); }
    bool StartArray() { return enter() && document_.StartArray(); }
    bool EndArray(rapidjson::SizeType count) { return leave() && document_.EndArray(count); }

    bool is_too_deep() const { return depth_ > deepest; }

private:
    bool enter() { return ++depth_ <= deepest; }
    bool leave() { return depth_-- > 0; }

    // The parser lets the second half of a surrogate pair through when the first is missing.
    static bool is_whole(std::string_view text) {
        for (auto at = text.find('\xED'); at < text.size(); at = text.find('\xED', at + 1))
            if (static_cast<unsigned char>(text[at + 1]) >= 0xA0) return false;
        return true;
    }

    Document& document_;
    std::size_t depth_ = 0;
};

const char* expectation(rapidjson::ParseErrorCode code) {
    switch (code) {
        case rapidjson::kParseErrorDocumentEmpty:
        case rapidjson::kParseErrorValueInvalid:
            return "expected a value";
        case rapidjson::kParseErrorDocumentRootNotSingular:
            return "expected nothing after the first value";
        case rapidjson::kParseErrorObjectMissName:
            return "expected a name in double quotes";
        case rapidjson::kParseErrorObjectMissColon:
            return "expected a colon after the name";
        case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
            return "expected a comma or a closing brace";
        case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
            return "expected a comma or a closing bracket";
        case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
            return "expected four hexadecimal digits";
        case rapidjson::kParseErrorStringEscapeInvalid:
            return "expected an escape such as \\n";
        case rapidjson::kParseErrorStringMissQuotationMark:
            return "expected a closing quotation mark";
        case rapidjson::kParseErrorNumberTooBig:
            return "expected a smaller number";
        case rapidjson::kParseErrorNumberMissFraction:
            return "expected a digit after the decimal point";
        case rapidjson::kParseErrorNumberMissExponent:
            return "expected a digit in the exponent";
        case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
            return "expected both halves of a surrogate pair";
        default:
            return "expected a value";
    }
}

[[noreturn]] void refuse(std::string_view text, const char* message, std::size_t offset) {
    const std::size_t length = offset < text.size() ? 1 : 0;
    throw Error(Failure::data, message, {}, Excerpt{std::string(text), offset, length});
}

// JSON leaves these as they are, but a terminal that is shown them acts.
bool acts(char32_t point) {
    return (point >= 0x7F && point <= 0x9F) || is_bidirectional_control(point);
}

// In UTF-8 they begin with one of these bytes; nearly every text has none of them.
constexpr auto may_begin_acting = [] {
    std::array<bool, 256> bytes{};
    for (const int first : {0x7F, 0xC2, 0xD8, 0xE2}) bytes[static_cast<std::size_t>(first)] = true;
    return bytes;
}();

// Where the next character that acts begins; the end when there is none.
std::size_t acting_at(std::string_view text, std::size_t from) {
    for (std::size_t at = from; at < text.size(); ++at) {
        if (!may_begin_acting[static_cast<unsigned char>(text[at])]) continue;
        if (acts(decode(text, at).value)) return at;
    }
    return text.size();
}

}  // namespace

struct JsonWriter::State {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
    rapidjson::StringBuffer escaped;
    std::string mended;

    // The text itself if it is well formed, else a mended copy that lives until the next call.
    std::string_view well_formed(std::string_view text) {
        if (clean_length(text, Nul::allowed) == text.size()) return text;
        return mended = repaired(text, Nul::allowed);
    }

    void write(std::string_view text) {
        if (acting_at(text, 0) == text.size()) {
            writer.String(text.empty() ? "" : text.data(), size_of(text));
            return;
        }
        write_escaped(text);
    }

    // Between characters that would act the writer's own rules hold; its quotation marks go.
    void write_escaped(std::string_view text) {
        std::string inner;
        for (std::size_t at = 0; at < text.size();) {
            const auto end = acting_at(text, at);
            escaped.Clear();
            rapidjson::Writer<rapidjson::StringBuffer> plain(escaped);
            plain.String(text.data() + at, size_of(text.substr(at, end - at)));
            inner.append(escaped.GetString() + 1, escaped.GetSize() - 2);
            if (end == text.size()) break;
            const auto point = decode(text, end);
            inner += fmt::format("\\u{:04X}", static_cast<unsigned>(point.value));
            at = end + point.length;
        }
        const std::string whole = '"' + inner + '"';
        writer.RawValue(whole.data(), whole.size(), rapidjson::kStringType);
    }
};

JsonWriter::JsonWriter() : state_(std::make_unique<State>()) {}
JsonWriter::~JsonWriter() = default;
JsonWriter::JsonWriter(JsonWriter&&) noexcept = default;
JsonWriter& JsonWriter::operator=(JsonWriter&&) noexcept = default;

JsonWriter& JsonWriter::begin_object() {
    state_->writer.StartObject();
    return *this;
}

JsonWriter& JsonWriter::end_object() {
    state_->writer.EndObject();
    return *this;
}

JsonWriter& JsonWriter::begin_array() {
    state_->writer.StartArray();
    return *this;
}

JsonWriter& JsonWriter::end_array() {
    state_->writer.EndArray();
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    return value(name);
}

JsonWriter& JsonWriter::value(std::string_view text) {
    state_->write(state_->well_formed(text));
    return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number) {
    state_->writer.Int64(number);
    return *this;
}

JsonWriter& JsonWriter::value(double number) {
    if (!std::isfinite(number)) return null();
    state_->writer.Double(number);
    return *this;
}

JsonWriter& JsonWriter::value(bool truth) {
    state_->writer.Bool(truth);
    return *this;
}

JsonWriter& JsonWriter::null() {
    state_->writer.Null();
    return *this;
}

std::string_view JsonWriter::text() const {
    return {state_->buffer.GetString(), state_->buffer.GetSize()};
}

void JsonWriter::clear() {
    state_->buffer.Clear();
    state_->writer.Reset(state_->buffer);
}

bool JsonValue::is_null() const {
    return as_value(value_).IsNull();
}
bool JsonValue::is_array() const {
    return as_value(value_).IsArray();
}
bool JsonValue::is_object() const {
    return as_value(value_).IsObject();
}

std::optional<std::string_view> JsonValue::as_text() const {
    if (!as_value(value_).IsString()) return std::nullopt;
    return text_of(as_value(value_));
}

std::optional<std::int64_t> JsonValue::as_integer() const {
    if (!as_value(value_).IsInt64()) return std::nullopt;
    return as_value(value_).GetInt64();
}

std::optional<double> JsonValue::as_number() const {
    if (!as_value(value_).IsNumber()) return std::nullopt;
    return as_value(value_).GetDouble();
}

std::optional<bool> JsonValue::as_truth() const {
    if (!as_value(value_).IsBool()) return std::nullopt;
    return as_value(value_).GetBool();
}

std::optional<JsonValue> JsonValue::member(std::string_view name) const {
    if (!is_object()) return std::nullopt;
    for (const auto& entry : as_value(value_).GetObject())
        if (text_of(entry.name) == name) return JsonValue(&entry.value);
    return std::nullopt;
}

std::vector<std::pair<std::string_view, JsonValue>> JsonValue::members() const {
    std::vector<std::pair<std::string_view, JsonValue>> all;
    if (!is_object()) return all;
    all.reserve(as_value(value_).MemberCount());
    for (const auto& entry : as_value(value_).GetObject())
        all.emplace_back(text_of(entry.name), JsonValue(&entry.value));
    return all;
}

std::vector<JsonValue> JsonValue::elements() const {
    std::vector<JsonValue> all;
    if (!is_array()) return all;
    all.reserve(as_value(value_).Size());
    for (const auto& element : as_value(value_).GetArray()) all.push_back(JsonValue(&element));
    return all;
}

// The strings of the document point into `text`, which the parser rewrites in place. `pool` uses
// `memory` before it asks for more, and gives back everything else when it is cleared.
struct JsonDocument::State {
    std::string text;
    std::unique_ptr<char[]> memory = std::make_unique_for_overwrite<char[]>(first_pool);
    Pool pool{memory.get(), first_pool};
    Document document{&pool};
    rapidjson::Reader reader;
};

JsonDocument::JsonDocument(std::string_view text) : state_(std::make_unique<State>()) {
    parse(text);
}
JsonDocument::~JsonDocument() = default;
JsonDocument::JsonDocument(JsonDocument&&) noexcept = default;
JsonDocument& JsonDocument::operator=(JsonDocument&&) noexcept = default;

void JsonDocument::parse(std::string_view text) {
    State& state = *state_;
    state.document.SetNull();
    state.pool.Clear();
    // Checked first, so that the parser may copy strings without looking at each byte.
    if (const auto clean = clean_length(text, Nul::refused); clean != text.size())
        refuse(text, "expected UTF-8 text without NUL", clean);
    state.text.assign(text).append(padding, '\0');

    rapidjson::InsituStringStream stream(state.text.data());
    Gate gate(state.document);
    const auto generate = [&](Document&) {
        constexpr auto flags = rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag;
        return !state.reader.Parse<flags>(stream, gate).IsError();
    };
    state.document.Populate(generate);
    if (!state.reader.HasParseError()) return;
    const bool refused = state.reader.GetParseErrorCode() == rapidjson::kParseErrorTermination;
    const char* message = !refused             ? expectation(state.reader.GetParseErrorCode())
                          : gate.is_too_deep() ? "expected at most 64 levels of nesting"
                                               : "expected both halves of a surrogate pair";
    refuse(text, message, std::min(state.reader.GetErrorOffset(), text.size()));
}

JsonValue JsonDocument::root() const {
    return JsonValue(&state_->document);
}

}  // namespace trail::text
