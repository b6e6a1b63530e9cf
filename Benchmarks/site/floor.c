/* The least that any generator does: read every Markdown file, turn its text to HTML with cmark-gfm, write one file for each.

   cc -O2 floor.c -lcmark-gfm -o floor && ./floor CONTENT OUTPUT
   Works in as many processes as there are processors, each taking every n-th file. */

#define _GNU_SOURCE
#include <cmark-gfm.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char **paths;
static size_t count, room;

static int note(const char *path, const struct stat *state, int type, struct FTW *walk) {
  (void)state;
  (void)walk;
  size_t length = strlen(path);
  if (type != FTW_F || length < 3 || strcmp(path + length - 3, ".md")) return 0;
  if (count == room) paths = realloc(paths, (room = room * 2 + 64) * sizeof *paths);
  paths[count++] = strdup(path);
  return 0;
}

static void build(size_t number, const char *output) {
  int source = open(paths[number], O_RDONLY);
  struct stat state;
  fstat(source, &state);
  char *text = malloc(state.st_size + 1);
  ssize_t size = read(source, text, state.st_size);
  close(source);
  char *body = size > 4 ? memmem(text + 4, size - 4, "\n---\n", 5) : NULL;
  body = body ? body + 5 : text;
  char *html = cmark_markdown_to_html(body, text + size - body, CMARK_OPT_DEFAULT);
  char path[4096];
  snprintf(path, sizeof path, "%s/%zu", output, number);
  mkdir(path, 0755);
  strncat(path, "/index.html", sizeof path - strlen(path) - 1);
  int target = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (write(target, html, strlen(html)) < 0) perror("write");
  close(target);
  free(html);
  free(text);
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  nftw(argv[1], note, 64, FTW_PHYS);
  mkdir(argv[2], 0755);
  long workers = sysconf(_SC_NPROCESSORS_ONLN);
  for (long worker = 0; worker < workers; worker++) {
    if (fork()) continue;
    for (size_t number = worker; number < count; number += workers) build(number, argv[2]);
    _exit(0);
  }
  while (wait(NULL) > 0) {
  }
  printf("%zu files\n", count);
  return 0;
}
