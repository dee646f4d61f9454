// The entry point of every unit test program.
#define TRAIL_TEST_MAIN
#include "support/catch.hpp"

int main(int argc, char** argv) {
    return Catch::Session().run(argc, argv);
}
