// What compilers and libraries of today take from the C library and glibc 2.31 does not have.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <link.h>
#include <stddef.h>
#include <sys/random.h>
#include <sys/stat.h>

#define HIDDEN __attribute__((visibility("hidden")))

// Files' properties: in 2.31 these were compiled into programs.
extern int __xstat(int, char const*, struct stat*);
extern int __lxstat(int, char const*, struct stat*);
extern int __fxstat(int, int, struct stat*);
extern int __fxstatat(int, int, char const*, struct stat*, int);
enum { stat_version = 1 };
HIDDEN int stat(char const* path, struct stat* to) { return __xstat(stat_version, path, to); }
HIDDEN int lstat(char const* path, struct stat* to) { return __lxstat(stat_version, path, to); }
HIDDEN int fstat(int file, struct stat* to) { return __fxstat(stat_version, file, to); }
HIDDEN int fstatat(int folder, char const* path, struct stat* to, int flags) {
  return __fxstatat(stat_version, folder, path, to, flags);
}
HIDDEN int stat64(char const* path, struct stat64* to) { return stat(path, (struct stat*)to); }
HIDDEN int lstat64(char const* path, struct stat64* to) { return lstat(path, (struct stat*)to); }
HIDDEN int fstat64(int file, struct stat64* to) { return fstat(file, (struct stat*)to); }
HIDDEN int fstatat64(int folder, char const* path, struct stat64* to, int flags) {
  return fstatat(folder, path, (struct stat*)to, flags);
}

// Whether the process has one thread only (2.32). Nobody keeps it up to date, so it says no.
HIDDEN char __libc_single_threaded = 0;

HIDDEN unsigned arc4random(void) {  // 2.36
  unsigned value = 0;
  while (getrandom(&value, sizeof value, 0) != (ssize_t)sizeof value) {
  }
  return value;
}

// Where the tables for unwinding are (2.35), for the object that holds an address.
struct search {
  struct dl_find_object* found;
  ElfW(Addr) address;
};

static int look(struct dl_phdr_info* object, size_t size, void* data) {
  (void)size;
  struct search* const search = data;
  void* tables = NULL;
  int holds = 0;
  for (size_t i = 0; i < object->dlpi_phnum; ++i) {
    ElfW(Phdr) const* const part = &object->dlpi_phdr[i];
    ElfW(Addr) const begin = object->dlpi_addr + part->p_vaddr;
    if (part->p_type == PT_GNU_EH_FRAME) tables = (void*)begin;
    if (part->p_type == PT_LOAD && search->address >= begin && search->address - begin < part->p_memsz) {
      holds = 1;
      search->found->dlfo_map_start = (void*)begin;
      search->found->dlfo_map_end = (void*)(begin + part->p_memsz);
    }
  }
  if (!holds || tables == NULL) return 0;
  search->found->dlfo_flags = 0;
  search->found->dlfo_link_map = NULL;
  search->found->dlfo_eh_frame = tables;
  return 1;
}

HIDDEN int _dl_find_object(void* address, struct dl_find_object* found) {
  struct search search = {found, (ElfW(Addr))address};
  return dl_iterate_phdr(look, &search) == 1 ? 0 : -1;
}
