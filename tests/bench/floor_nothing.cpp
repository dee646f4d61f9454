// A program that does nothing: what starting any program of this kind costs.
int main() {
    return 0;
}
