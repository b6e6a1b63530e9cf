// libvips, found when the program runs: without it everything else still works.
#ifndef UNIONPRESS_CVIPS_H
#define UNIONPRESS_CVIPS_H

#include <stddef.h>

// The version of libvips, `8.14.1`; NULL if it is not installed. Looks for it once, from any thread.
const char *photos_version(void);

// A decoded picture: upright, in grey or red, green and blue of 8 bits, in memory, without metadata but the profile that says
// which red that is. Free with photos_close.
typedef struct photos_picture photos_picture;

// Decodes bytes of a JPEG, PNG or WebP, at most `width` wide, and with the XMP packet `label` if that is not NULL.
// NULL if they cannot be decoded to the end.
photos_picture *photos_open(const void *bytes, size_t size, int width, const void *label, size_t label_size);

// The same picture narrower: `width` must be smaller. NULL if it cannot be made.
photos_picture *photos_narrower(const photos_picture *picture, int width);

int photos_width(const photos_picture *picture);
int photos_height(const photos_picture *picture);
int photos_bands(const photos_picture *picture);
int photos_has_alpha(const photos_picture *picture);

// Its pixels, one byte for each band. Free with photos_free.
void *photos_pixels(const photos_picture *picture, size_t *size);

// The picture in the format that `suffix` names with its options: `.jpg[Q=80]`. Free with photos_free; NULL if that fails.
void *photos_encode(const photos_picture *picture, const char *suffix, size_t *size);

// Whether photos_encode can write the format of `suffix`.
int photos_writes(const char *suffix);

void photos_close(photos_picture *picture);
void photos_free(void *bytes);

#endif
