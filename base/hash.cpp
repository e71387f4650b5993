#include "base/hash.h"

#include <array>
#include <cassert>

#include <openssl/evp.h>

namespace stet {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  // Looked up once: for short texts that costs as much as hashing them.
  static EVP_MD const* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  [[maybe_unused]] int const done =
      EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, algorithm, nullptr);
  assert(done == 1 && size == 32);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(std::size_t{2} * size);
  for (unsigned int i = 0; i < size; ++i) {
    hex.push_back(digits[digest[i] >> 4U]);
    hex.push_back(digits[digest[i] & 15U]);
  }
  return hex;
}

}  // namespace stet
