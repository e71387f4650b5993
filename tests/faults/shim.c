// Makes one system call of a program fail: FAULT=write:3:28 is the third write, with ENOSPC. Says so on
// standard error when it happens. For LD_PRELOAD.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_int calls;

static int fails(char const* name) {
  char const* const fault = getenv("FAULT");
  size_t const size = strlen(name);
  if (fault == NULL || strncmp(fault, name, size) != 0 || fault[size] != ':') return 0;
  char* code;
  long const number = strtol(fault + size + 1, &code, 10);
  if (atomic_fetch_add(&calls, 1) + 1 != number) return 0;
  static char const said[] = "injected\n";
  syscall(SYS_write, STDERR_FILENO, said, sizeof said - 1);
  errno = (int)strtol(code + 1, NULL, 10);
  return 1;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, void const* bytes, size_t size) { return fails("write") ? -1 : NEXT(write)(fd, bytes, size); }
ssize_t read(int fd, void* bytes, size_t size) { return fails("read") ? -1 : NEXT(read)(fd, bytes, size); }
int fsync(int fd) { return fails("fsync") ? -1 : NEXT(fsync)(fd); }
int flock(int fd, int how) { return fails("flock") ? -1 : NEXT(flock)(fd, how); }
int rename(char const* from, char const* to) { return fails("rename") ? -1 : NEXT(rename)(from, to); }
// A close that fails has closed.
int close(int fd) {
  int const fault = fails("close");
  int const code = errno;
  int const result = NEXT(close)(fd);
  if (!fault) return result;
  errno = code;
  return -1;
}
