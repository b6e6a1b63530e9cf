// libFuzzer as a library: its archive without `main` comes with the Swift toolchain, and scripts/fuzz links it.
#ifndef UNIONPRESS_CLIBFUZZER_H
#define UNIONPRESS_CLIBFUZZER_H

#include <stddef.h>
#include <stdint.h>

// Tries inputs that it thinks of until the options among the arguments say that it is enough. 0 if nothing was found.
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*callback)(const uint8_t *bytes, size_t count));

#endif
