// How the process treats memory that it gives back.
#pragma once

namespace trail::system {

// Lists that outgrow their memory leave it to what comes next. Otherwise large pieces would go back
// to the system, which hands out fresh ones page by page: for a short run that is what memory
// costs.
void keep_freed_memory();

}  // namespace trail::system
