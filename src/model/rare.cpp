// A member that few values of a type have.
#include "trail/model/rare.hpp"

#include <string>

namespace trail::model {

// Compiled as a whole, so that what nobody asks for yet is right, too.
template class Rare<std::string>;

}  // namespace trail::model
