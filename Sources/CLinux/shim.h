// Two Linux calls that Swift's Glibc module does not show: they need _GNU_SOURCE or have a variadic door.
#ifndef UNIONPRESS_CLINUX_H
#define UNIONPRESS_CLINUX_H

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

// Exchanges two paths in one step (renameat2 with RENAME_EXCHANGE). 0, or -1 with errno.
static inline int linux_exchange(const char *first, const char *second) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, first, AT_FDCWD, second, 2u);
}

// Flushes the file system that holds the open descriptor. 0, or -1 with errno.
static inline int linux_flush(int descriptor) { return (int)syscall(SYS_syncfs, descriptor); }

#endif
