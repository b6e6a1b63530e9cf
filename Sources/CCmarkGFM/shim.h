// The three headers of Debian's cmark-gfm; linking comes from pkg-config (libcmark-gfm.pc names both libraries).
#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>
