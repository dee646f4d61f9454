// A member that few values of a type have. It is kept apart from them, so that the others are not
// larger for it.
#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace trail::model {

// Like std::optional: a value, copied and compared with what it belongs to.
template <class T>
class Rare {
public:
    Rare() = default;
    // NOLINTBEGIN(google-explicit-constructor): as with std::optional, a value is one of these
    Rare(T value) : value_(std::make_unique<T>(std::move(value))) {}
    Rare(std::optional<T> value) {
        if (value) emplace(*std::move(value));
    }
    // NOLINTEND(google-explicit-constructor)
    Rare(const Rare& other) {
        if (other) emplace(*other);
    }
    Rare(Rare&&) noexcept = default;
    ~Rare() = default;
    Rare& operator=(const Rare& other) { return *this = Rare(other); }
    Rare& operator=(Rare&&) noexcept = default;
    Rare& operator=(T value) { return *this = Rare(std::move(value)); }

    explicit operator bool() const { return value_ != nullptr; }
    T& operator*() { return *value_; }
    const T& operator*() const { return *value_; }
    T* operator->() { return value_.get(); }
    const T* operator->() const { return value_.get(); }

    T& emplace(T value = {}) {
        value_ = std::make_unique<T>(std::move(value));
        return *value_;
    }
    void reset() { value_.reset(); }

    friend bool operator==(const Rare& left, const Rare& right) {
        return left && right ? *left == *right : !left == !right;
    }

private:
    std::unique_ptr<T> value_;
};

}  // namespace trail::model
