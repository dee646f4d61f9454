// What the functions of the store work on.
#include "trail/store/record.hpp"

namespace trail::store {

model::ItemId fresh_id(const Change& change) {
    model::ItemId id;
    // Zero means "no id yet"; among 64 random bits nothing else needs to be ruled out.
    do id.bits = change.actor.random_bits();
    while (id.bits == 0);
    return id;
}

}  // namespace trail::store
