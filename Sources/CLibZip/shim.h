// Debian's libzip; linking comes from pkg-config.
#ifndef UNIONPRESS_CLIBZIP_H
#define UNIONPRESS_CLIBZIP_H

#include <zip.h>

#endif
