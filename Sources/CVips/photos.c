// The functions are looked up by name in libvips.so.42, whose interface has been stable since 8.0. Its headers are not
// needed: what is used is declared here, as vips.h has it.
#include "CVips.h"

#include <dlfcn.h>
#include <malloc.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct photos_picture;
typedef photos_picture image;

static struct {
  int (*init)(const char *);
  int (*version)(int);
  void (*error_clear)(void);
  void (*thread_shutdown)(void);
  void (*cache_set_max)(int);
  void (*concurrency_set)(int);
  void (*block_untrusted_set)(int);
  image *(*new_from_buffer)(const void *, size_t, const char *, ...);
  int (*thumbnail_image)(image *, image **, int, ...);
  image *(*copy_memory)(image *);
  int (*black)(image **, int, int, ...);
  int (*copy)(image *, image **, ...);
  int (*colourspace)(image *, image **, int, ...);
  int (*icc_transform)(image *, image **, const char *, ...);
  int (*write_to_buffer)(image *, const char *, void **, size_t *, ...);
  void *(*write_to_memory)(image *, size_t *);
  int (*get_width)(const image *);
  int (*get_height)(const image *);
  int (*get_orientation)(image *);
  int (*get_bands)(const image *);
  int (*get_format)(const image *);
  int (*get_interpretation)(const image *);
  int (*hasalpha)(image *);
  char **(*get_fields)(const image *);
  int (*remove)(image *, const char *);
  void (*set_blob_copy)(image *, const char *, const void *, size_t);
  void (*strfreev)(char **);
  void (*unref)(void *);
  void (*free)(void *);
} vips;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char version[48];

static void look(void) {
  void *library = dlopen("libvips.so.42", RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  struct {
    void *place;
    const char *name;
    int is_optional;
  } names[] = {
      {&vips.init, "vips_init", 0},
      {&vips.version, "vips_version", 0},
      {&vips.error_clear, "vips_error_clear", 0},
      {&vips.thread_shutdown, "vips_thread_shutdown", 0},
      {&vips.cache_set_max, "vips_cache_set_max", 0},
      {&vips.concurrency_set, "vips_concurrency_set", 0},
      {&vips.block_untrusted_set, "vips_block_untrusted_set", 1},
      {&vips.new_from_buffer, "vips_image_new_from_buffer", 0},
      {&vips.thumbnail_image, "vips_thumbnail_image", 0},
      {&vips.copy_memory, "vips_image_copy_memory", 0},
      {&vips.black, "vips_black", 0},
      {&vips.copy, "vips_copy", 0},
      {&vips.colourspace, "vips_colourspace", 0},
      {&vips.icc_transform, "vips_icc_transform", 0},
      {&vips.write_to_buffer, "vips_image_write_to_buffer", 0},
      {&vips.write_to_memory, "vips_image_write_to_memory", 0},
      {&vips.get_width, "vips_image_get_width", 0},
      {&vips.get_height, "vips_image_get_height", 0},
      {&vips.get_orientation, "vips_image_get_orientation", 0},
      {&vips.get_bands, "vips_image_get_bands", 0},
      {&vips.get_format, "vips_image_get_format", 0},
      {&vips.get_interpretation, "vips_image_get_interpretation", 0},
      {&vips.hasalpha, "vips_image_hasalpha", 0},
      {&vips.get_fields, "vips_image_get_fields", 0},
      {&vips.remove, "vips_image_remove", 0},
      {&vips.set_blob_copy, "vips_image_set_blob_copy", 0},
      {&vips.strfreev, "g_strfreev", 0},
      {&vips.unref, "g_object_unref", 0},
      {&vips.free, "g_free", 0},
  };
  for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
    void *found = dlsym(library, names[index].name);
    if (!found && !names[index].is_optional) return;
    memcpy(names[index].place, &found, sizeof found);
  }
  // Its remarks on standard error name no file; what matters is reported by whoever calls.
  setenv("VIPS_WARNING", "1", 0);
  if (vips.init("unionpress")) return;
#ifdef __GLIBC__
  // Encoders start threads for each picture, and each thread would get a heap of its own, up to eight for a processor, which keeps
  // what was once in it: memory grew with the number of pictures. One for each processor is as fast, and it stays level.
  long processors = sysconf(_SC_NPROCESSORS_ONLN);
  mallopt(M_ARENA_MAX, processors > 1 ? (int)processors : 1);
#endif
  // Pictures come one after the other and never again; the work is shared out by whoever calls.
  vips.cache_set_max(0);
  vips.concurrency_set(1);
  if (vips.block_untrusted_set) vips.block_untrusted_set(1);
  snprintf(version, sizeof version, "%d.%d.%d", vips.version(0), vips.version(1), vips.version(2));
}

const char *photos_version(void) {
  pthread_once(&once, look);
  return *version ? version : NULL;
}

// What a lost picture leaves behind: messages, and what libvips keeps for each thread.
static image *failed(void) {
  vips.error_clear();
  vips.thread_shutdown();
  return NULL;
}

// The pixels of `lazy` in memory, which is given up.
static image *settled(image *lazy) {
  image *result = vips.copy_memory(lazy);
  vips.unref(lazy);
  return result ? result : failed();
}

// A tall picture is not to be made narrower than asked for because of its height.
static const int any_height = 10000000;
enum { size_down = 2, sequential = 1, fail_on_error = 2, bytes_for_bands = 0, grey = 1, ink = 15, red_green_blue = 22, relative = 1 };

// One byte for each band. Releases differ in whether a thumbnail of a deep picture is as deep; `deep` is given up.
static image *shallow(image *deep) {
  if (!deep || vips.get_format(deep) == bytes_for_bands) return deep;
  image *lazy = NULL;
  int failure = vips.colourspace(deep, &lazy, vips.get_bands(deep) < 3 ? grey : red_green_blue, NULL);
  vips.unref(deep);
  return failure ? failed() : settled(lazy);
}

// A picture as it is decoded row by row, in need of being made narrower. A JPEG can be decoded in a half, a quarter or an
// eighth of its size for less work; at least another half is left to the better filter. `vips_thumbnail_buffer` does the
// same, but up to 8.14 it takes a picture that ends half-way.
static image *opened(const void *bytes, size_t size, int width) {
  image *whole = vips.new_from_buffer(bytes, size, "", "access", sequential, "fail_on", fail_on_error, NULL);
  if (!whole || memcmp(bytes, "\xFF\xD8", 2)) return whole ? whole : failed();
  int upright_width = vips.get_orientation(whole) < 5 ? vips.get_width(whole) : vips.get_height(whole);
  int shrink = 8;
  while (shrink > 1 && upright_width / shrink < 2 * width) shrink /= 2;
  if (shrink == 1) return whole;
  vips.unref(whole);
  image *part =
      vips.new_from_buffer(bytes, size, "", "access", sequential, "fail_on", fail_on_error, "shrink", shrink, NULL);
  return part ? part : failed();
}

// Ink as light, by the profile of its press, black as black; `picture` is given up.
static image *in_light(image *picture) {
  if (!picture || vips.get_interpretation(picture) != ink) return picture;
  image *result = NULL;
  int failure = vips.icc_transform(picture, &result, "srgb", "embedded", 1, "input_profile", "cmyk", "intent", relative,
                                   "black_point_compensation", 1, NULL);
  vips.unref(picture);
  return failure ? failed() : result;
}

image *photos_open(const void *bytes, size_t size, int width, const void *label, size_t label_size) {
  if (!photos_version() || size < 2) return NULL;
  image *picture = in_light(opened(bytes, size, width));
  if (!picture) return NULL;
  // No profile is asked for: colours stay as they are, beside the profile that says what they mean.
  image *thumbnail = NULL;
  int failure = vips.thumbnail_image(picture, &thumbnail, width, "height", any_height, "size", size_down, NULL);
  vips.unref(picture);
  if (failure) return failed();
  image *upright = shallow(settled(thumbnail));
  if (!upright) return NULL;
  // Metadata may only be changed in a copy of one's own.
  image *result = NULL;
  if (vips.copy(upright, &result, NULL)) {
    vips.unref(upright);
    return failed();
  }
  vips.unref(upright);
  char **fields = vips.get_fields(result);
  for (char **field = fields; field && *field; field++)
    if (strcmp(*field, "icc-profile-data")) vips.remove(result, *field);
  vips.strfreev(fields);
  if (label) vips.set_blob_copy(result, "xmp-data", label, label_size);
  return result;
}

image *photos_narrower(const image *picture, int width) {
  image *result = NULL;
  if (vips.thumbnail_image((image *)picture, &result, width, "height", any_height, NULL)) return failed();
  return settled(result);
}

int photos_width(const image *picture) { return vips.get_width(picture); }
int photos_height(const image *picture) { return vips.get_height(picture); }
int photos_bands(const image *picture) { return vips.get_bands(picture); }
int photos_has_alpha(const image *picture) { return vips.hasalpha((image *)picture); }

void *photos_pixels(const image *picture, size_t *size) { return vips.write_to_memory((image *)picture, size); }

void *photos_encode(const image *picture, const char *suffix, size_t *size) {
  void *bytes = NULL;
  if (vips.write_to_buffer((image *)picture, suffix, &bytes, size, NULL)) failed();
  return bytes;
}

int photos_writes(const char *suffix) {
  image *picture = NULL;
  if (!photos_version() || vips.black(&picture, 64, 64, "bands", 3, NULL)) return 0;
  size_t size = 0;
  void *bytes = photos_encode(picture, suffix, &size);
  vips.free(bytes);
  photos_close(picture);
  return bytes && size;
}

void photos_close(image *picture) {
  vips.unref(picture);
  vips.thread_shutdown();
}

void photos_free(void *bytes) { vips.free(bytes); }
