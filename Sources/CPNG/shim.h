// Debian's libpng; linking comes from pkg-config.
#ifndef UNIONPRESS_CPNG_H
#define UNIONPRESS_CPNG_H

#include <png.h>
#include <string.h>

// Writes one byte a pixel with a palette of RGB triples; the image is set up with macros that Swift does not see.
// Returns the number of bytes written to `out`, 0 if that is too small.
static inline size_t unionpress_write_png(const unsigned char *pixels, const unsigned char *palette, int colours,
                                          int width, int height, unsigned char *out, size_t capacity) {
  png_image image;
  memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  image.width = (png_uint_32)width;
  image.height = (png_uint_32)height;
  image.format = PNG_FORMAT_RGB_COLORMAP;
  image.colormap_entries = (png_uint_32)colours;
  image.flags = PNG_IMAGE_FLAG_FAST;
  png_alloc_size_t size = capacity;
  int written = png_image_write_to_memory(&image, out, &size, 0, pixels, width, palette);
  png_image_free(&image);
  return written ? size : 0;
}

#endif
