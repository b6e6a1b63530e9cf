// Debian's libqrencode; linking comes from pkg-config.
#ifndef UNIONPRESS_CQRENCODE_H
#define UNIONPRESS_CQRENCODE_H

#include <qrencode.h>

#endif
