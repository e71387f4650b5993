// How a program starts with glibc 2.31 and with those since.
#define HIDDEN __attribute__((visibility("hidden")))

// Since 2.34 the library calls the constructors of a program itself; before, the program did when it was told to.
extern int library_start(int (*)(int, char**, char**), int, char**, int (*)(int, char**, char**), void (*)(void),
                         void (*)(void), void*);
__asm__(".symver library_start,__libc_start_main@GLIBC_2.2.5");

typedef void (*Constructor)(int, char**, char**);
extern void _init(void) __attribute__((weak));
extern Constructor const __init_array_start[] HIDDEN;
extern Constructor const __init_array_end[] HIDDEN;

static int construct(int argc, char** argv, char** environment) {
  if (_init) _init();
  for (Constructor const* one = __init_array_start; one != __init_array_end; ++one) (*one)(argc, argv, environment);
  return 0;
}

HIDDEN int __libc_start_main(int (*main)(int, char**, char**), int argc, char** argv, int (*init)(int, char**, char**),
                             void (*fini)(void), void (*end)(void), void* stack) {
  (void)init;
  return library_start(main, argc, argv, construct, fini, end, stack);
}
