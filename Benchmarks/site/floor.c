/* The least that any generator does: read every Markdown file, turn its text to HTML with cmark-gfm, write one file for each.
   With a third folder, a finished site: write, instead of those, all files of that site anew, the same paths and bytes.

   cc -O2 floor.c -lcmark-gfm -o floor && ./floor CONTENT OUTPUT [SITE]
   Works in as many processes as there are processors, each taking every n-th file. Prints how many files it wrote, their bytes,
   wall and processor seconds, and the seconds that reading SITE into memory took, which come before and count for nothing. */

#define _GNU_SOURCE
#include <cmark-gfm.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct file {
  char *path, *bytes;
  size_t size;
  int folder;
};
struct list {
  struct file *files;
  size_t count, room;
};
static struct list texts, site;
static size_t root;

static struct file *add(struct list *list, const char *path) {
  if (list->count == list->room) list->files = realloc(list->files, (list->room = list->room * 2 + 64) * sizeof *list->files);
  struct file *file = &list->files[list->count++];
  *file = (struct file){.path = strdup(path)};
  return file;
}

static char *take(const char *path, size_t *size) {
  int source = open(path, O_RDONLY);
  struct stat state;
  if (source < 0 || fstat(source, &state)) exit(1);
  char *bytes = malloc(state.st_size + 1);
  *size = read(source, bytes, state.st_size);
  close(source);
  return bytes;
}

static void give(const char *path, const char *bytes, size_t size) {
  int target = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (write(target, bytes, size) != (ssize_t)size) perror(path);
  close(target);
}

static int note(const char *path, const struct stat *state, int type, struct FTW *walk) {
  (void)state;
  (void)walk;
  size_t length = strlen(path);
  if (type == FTW_F && length > 3 && !strcmp(path + length - 3, ".md")) add(&texts, path);
  return 0;
}

/* A folder comes before what is in it. */
static int keep(const char *path, const struct stat *state, int type, struct FTW *walk) {
  (void)state;
  (void)walk;
  struct file *file = add(&site, path + root);
  if (type == FTW_F) file->bytes = take(path, &file->size);
  file->folder = type == FTW_D;
  return 0;
}

static void build(size_t number, const char *output) {
  size_t size;
  char *text = take(texts.files[number].path, &size);
  char *body = size > 4 ? memmem(text + 4, size - 4, "\n---\n", 5) : NULL;
  body = body ? body + 5 : text;
  char *html = cmark_markdown_to_html(body, text + size - body, CMARK_OPT_DEFAULT);
  texts.files[number].size = strlen(html);
  if (!site.count) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%zu", output, number);
    mkdir(path, 0755);
    strncat(path, "/index.html", sizeof path - strlen(path) - 1);
    give(path, html, strlen(html));
  }
  free(html);
  free(text);
}

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static double processor(int who) {
  struct rusage usage;
  getrusage(who, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

int main(int argc, char **argv) {
  if (argc != 3 && argc != 4) return 2;
  double start = seconds(), reading = 0, before = 0;
  if (argc == 4) {
    root = strlen(argv[3]);
    nftw(argv[3], keep, 64, FTW_PHYS);
    reading = seconds() - start;
    start = seconds();
    before = processor(RUSAGE_SELF);
  }
  nftw(argv[1], note, 64, FTW_PHYS);
  mkdir(argv[2], 0755);
  char path[4096];
  for (size_t number = 0; number < site.count; number++) {
    if (!site.files[number].folder) continue;
    snprintf(path, sizeof path, "%s%s", argv[2], site.files[number].path);
    mkdir(path, 0755);
  }
  long workers = sysconf(_SC_NPROCESSORS_ONLN);
  size_t *bytes = mmap(NULL, workers * sizeof *bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  for (long worker = 0; worker < workers; worker++) {
    if (fork()) continue;
    for (size_t number = worker; number < texts.count; number += workers) {
      build(number, argv[2]);
      if (!site.count) bytes[worker] += texts.files[number].size;
    }
    for (size_t number = worker; number < site.count; number += workers) {
      struct file *file = &site.files[number];
      if (file->folder) continue;
      snprintf(path, sizeof path, "%s%s", argv[2], file->path);
      give(path, file->bytes, file->size);
      bytes[worker] += file->size;
    }
    _exit(0);
  }
  while (wait(NULL) > 0) {
  }
  size_t written = 0, total = 0;
  for (size_t number = 0; number < site.count; number++) written += !site.files[number].folder;
  for (long worker = 0; worker < workers; worker++) total += bytes[worker];
  printf("%zu files, %zu bytes, %.3f s, %.3f processor s, %.3f s to read the site\n", site.count ? written : texts.count, total,
         seconds() - start, processor(RUSAGE_SELF) - before + processor(RUSAGE_CHILDREN), reading);
  return 0;
}
