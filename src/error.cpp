// The one error type.
#include "trail/error.hpp"

#include <utility>

namespace trail {

Error::Error(Failure kind, const std::string& message, std::string hint)
    : std::runtime_error(message), kind_(kind), hint_(std::move(hint)) {}

Error::Error(Failure kind, const std::string& message, std::string hint, Excerpt excerpt)
    : std::runtime_error(message),
      kind_(kind),
      hint_(std::move(hint)),
      excerpt_(std::move(excerpt)) {}

}  // namespace trail
