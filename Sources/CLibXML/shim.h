// Debian's libxml2; linking comes from pkg-config.
#ifndef UNIONPRESS_CLIBXML_H
#define UNIONPRESS_CLIBXML_H

// Debian's headers name types of ICU, whose headers clash with those of the ICU inside of Foundation. Only a field of
// the library's tables of encodings depends on them, which nothing here reads.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#endif
