// A few Linux calls that Swift's Glibc module does not show: they need _GNU_SOURCE or have a variadic door.
#ifndef UNIONPRESS_CLINUX_H
#define UNIONPRESS_CLINUX_H

#include <fcntl.h>
#include <malloc.h>
#include <sys/syscall.h>
#include <unistd.h>

// Exchanges two paths in one step (renameat2 with RENAME_EXCHANGE). 0, or -1 with errno.
static inline int linux_exchange(const char *first, const char *second) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, first, AT_FDCWD, second, 2u);
}

// Flushes the file system that holds the open descriptor. 0, or -1 with errno.
static inline int linux_flush(int descriptor) { return (int)syscall(SYS_syncfs, descriptor); }

// Takes blocks of 128 KB and more from the system and gives them back when they are freed, for good. By itself the allocator
// moves that limit up with the first large block that is freed, to 32 MB: from then on a large array lies between small ones, and
// what it leaves behind stays with the process. A build has many arrays that live for a moment.
static inline void linux_return_large_blocks(void) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 128 << 10);
#endif
}

#endif
