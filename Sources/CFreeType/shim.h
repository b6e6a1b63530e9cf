// Debian's libfreetype; linking comes from pkg-config.
#ifndef UNIONPRESS_CFREETYPE_H
#define UNIONPRESS_CFREETYPE_H

#include <ft2build.h>
#include FT_FREETYPE_H

// Renders the glyph of a character as grey levels, without hinting: its flags are macros that Swift does not see.
static inline FT_Error unionpress_render_glyph(FT_Face face, FT_UInt glyph) {
  return FT_Load_Glyph(face, glyph, FT_LOAD_RENDER | FT_LOAD_NO_HINTING);
}

#endif
