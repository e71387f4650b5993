#include "tests/support/packed.h"

#include <cstdint>

#include <zlib.h>

namespace stet::test {
namespace {

std::string deflated(std::string_view text, int window) {
  z_stream stream{};
  deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
  std::string in(text);
  std::string out(deflateBound(&stream, static_cast<uLong>(in.size())) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

// The number in so many bytes, the lowest first.
std::string number(std::size_t value, std::size_t size) {
  std::string out;
  for (std::size_t i = 0; i < size; ++i)
    out += static_cast<char>(i < sizeof value ? value >> (8 * i) & 0xFFU : 0U);
  return out;
}

}  // namespace

std::string gzip_of(std::string_view text) { return deflated(text, MAX_WBITS + 16); }

std::string zip_of(std::vector<std::pair<std::string, std::string>> const& files) {
  std::string archive;
  std::string directory;
  for (auto const& [name, text] : files) {
    std::string const packed = deflated(text, -MAX_WBITS);
    auto const* const bytes = reinterpret_cast<Bytef const*>(text.data());
    // Version, flags, method, time, day, sum, sizes.
    std::string const facts = number(20, 2) + number(0, 2) + number(8, 2) + number(0, 4) +
                              number(crc32(0, bytes, static_cast<uInt>(text.size())), 4) +
                              number(packed.size(), 4) + number(text.size(), 4) + number(name.size(), 2);
    std::size_t const at = archive.size();
    archive += "PK\x03\x04" + facts + number(0, 2) + name + packed;
    directory += "PK\x01\x02" + number(20, 2) + facts + number(0, 12) + number(at, 4) + name;
  }
  return archive + directory + "PK\x05\x06" + number(0, 4) + number(files.size(), 2) +
         number(files.size(), 2) + number(directory.size(), 4) + number(archive.size(), 4) + number(0, 2);
}

}  // namespace stet::test
