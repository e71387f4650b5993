// `new` over mimalloc's malloc. The library's own ends the program when there is no more memory: it is C, and
// cannot throw.
#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>

#include <unistd.h>

namespace {

// Where there is not even memory for the exception that says so, the program is terminated without one.
class OutOfMemory {
 public:
  OutOfMemory() : otherwise_(std::set_terminate(end)) {}

 private:
  [[noreturn]] static void end();

  std::terminate_handler otherwise_;
};

// Before whatever else is made at the start.
[[gnu::init_priority(101)]] OutOfMemory out_of_memory;

void OutOfMemory::end() {
  if (std::current_exception()) {
    out_of_memory.otherwise_();
    std::abort();
  }
  constexpr std::string_view line = "stet: there is not enough memory\n";
  static_cast<void>(!::write(STDERR_FILENO, line.data(), line.size()));
  std::_Exit(2);
}

}  // namespace

void* operator new(std::size_t size) {
  if (void* const memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}

void* operator new(std::size_t size, std::align_val_t alignment) {
  if (void* const memory = std::aligned_alloc(static_cast<std::size_t>(alignment), size)) return memory;
  throw std::bad_alloc();
}

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
