// The three headers of Debian's cmark-gfm; linking comes from pkg-config (libcmark-gfm.pc names both libraries).
#ifndef UNIONPRESS_CCMARKGFM_H
#define UNIONPRESS_CCMARKGFM_H

#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>

// Frees what the library's renderers return.
static inline void cmark_release(void *memory) { cmark_get_default_mem_allocator()->free(memory); }

#endif
