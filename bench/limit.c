/* The native limit of counting PNGs: libdeflate inflates their zlib streams, and nothing else is done.
 *
 *   limit PROCESSES MILLISECONDS FILE...
 *
 * Files come in pairs. Each process inflates them over and over, after as long a time to warm up, and tells the pairs per second of all together. */
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

typedef struct {
  unsigned char *bytes;
  size_t length;
  size_t inflated;
} Stream;

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static unsigned word(const unsigned char *at) {
  return (unsigned)at[0] << 24 | (unsigned)at[1] << 16 | (unsigned)at[2] << 8 | at[3];
}

static void fail(const char *what) {
  fprintf(stderr, "%s\n", what);
  exit(1);
}

/* The image data of a PNG, its parts put together, and the bytes that its header asks for. */
static Stream read_stream(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) fail(path);
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  unsigned char *bytes = malloc((size_t)size);
  if (!bytes || fread(bytes, 1, (size_t)size, file) != (size_t)size) fail(path);
  fclose(file);
  Stream stream = {malloc((size_t)size), 0, 0};
  for (long at = 8; at + 12 <= size; at += 12 + (long)word(bytes + at)) {
    unsigned length = word(bytes + at);
    if (memcmp(bytes + at + 4, "IHDR", 4) == 0) {
      size_t channels = bytes[at + 17] == 2 ? 3 : 1;
      stream.inflated = (word(bytes + at + 8) * channels + 1) * (size_t)word(bytes + at + 12);
    }
    if (memcmp(bytes + at + 4, "IDAT", 4) != 0) continue;
    memcpy(stream.bytes + stream.length, bytes + at + 8, length);
    stream.length += length;
  }
  free(bytes);
  return stream;
}

static double rate(const Stream *streams, int files, double least) {
  struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
  size_t largest = 0;
  for (int i = 0; i < files; i++)
    if (streams[i].inflated > largest) largest = streams[i].inflated;
  unsigned char *out = malloc(largest);
  double started = seconds(), spent = 0;
  long done = 0;
  while (spent < least) {
    for (int i = 0; i < files; i++) {
      const Stream *stream = &streams[i];
      if (libdeflate_zlib_decompress(inflater, stream->bytes, stream->length, out, stream->inflated, NULL)) fail("A stream is damaged");
    }
    done += files / 2;
    spent = seconds() - started;
  }
  free(out);
  libdeflate_free_decompressor(inflater);
  return (double)done / spent;
}

int main(int count, char **arguments) {
  if (count < 5) fail("limit PROCESSES MILLISECONDS FILE...");
  int processes = atoi(arguments[1]), files = count - 3;
  double least = atof(arguments[2]) / 1000;
  Stream *streams = malloc((size_t)files * sizeof *streams);
  for (int i = 0; i < files; i++) streams[i] = read_stream(arguments[3 + i]);
  int ends[2];
  if (pipe(ends)) fail("No pipe");
  for (int i = 0; i < processes; i++) {
    if (fork() != 0) continue;
    rate(streams, files, least);
    double found = rate(streams, files, least);
    if (write(ends[1], &found, sizeof found) != sizeof found) fail("No pipe");
    _exit(0);
  }
  double sum = 0, found = 0;
  for (int i = 0; i < processes; i++)
    if (read(ends[0], &found, sizeof found) == sizeof found) sum += found;
  while (wait(NULL) > 0) continue;
  printf("%.3f\n", sum);
  return 0;
}
