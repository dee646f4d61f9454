// What the sanitizers do in the program where the environment does not say otherwise. Tests start
// it thousands of times, and to look for leaks takes a third of each start: the tests of its parts
// do.
extern "C" const char* __asan_default_options() {
    return "detect_leaks=0";
}
