#include "base/hash.h"

#include <array>
#include <cassert>
#include <cstddef>
#include <memory>

#include <openssl/evp.h>

namespace stet {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  // Looked up and set up once: for short texts that costs more than hashing them.
  static EVP_MD const* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  static thread_local std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> const context(EVP_MD_CTX_new(),
                                                                                            &EVP_MD_CTX_free);
  [[maybe_unused]] bool const done = EVP_DigestInit_ex2(context.get(), algorithm, nullptr) == 1 &&
                                     EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) == 1 &&
                                     EVP_DigestFinal_ex(context.get(), digest.data(), &size) == 1;
  assert(done && size == 32);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex(std::size_t{2} * size, '0');
  for (std::size_t i = 0; i < size; ++i) {
    hex[2 * i] = digits[digest[i] >> 4U];
    hex[2 * i + 1] = digits[digest[i] & 15U];
  }
  return hex;
}

}  // namespace stet
