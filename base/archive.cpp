#include "base/archive.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <zlib.h>

namespace stet {
namespace {

Error damaged() { return {"it cannot be unpacked: it is damaged"}; }

// Appends what the bytes unpack to and takes them from their front; `window` says in which form they are.
std::expected<void, Error> inflate_into(std::string& out, std::string_view& bytes, int window,
                                        UnpackBudget& budget) {
  std::size_t const before = out.size();
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return std::unexpected(Error{"there is no memory to unpack it"});
  // zlib reads and does not write here; its interface is older than `const`.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::array<char, std::size_t{64} << 10U> room{};
  int state = Z_OK;
  while (state == Z_OK && out.size() - before <= budget.left()) {
    stream.next_out = reinterpret_cast<Bytef*>(room.data());
    stream.avail_out = static_cast<uInt>(room.size());
    state = inflate(&stream, Z_NO_FLUSH);
    out.append(room.data(), room.size() - stream.avail_out);
  }
  bytes.remove_prefix(bytes.size() - stream.avail_in);
  inflateEnd(&stream);
  if (out.size() - before > budget.left()) return std::unexpected(budget.exceeded());
  budget.spend(out.size() - before);
  if (state != Z_STREAM_END) return std::unexpected(damaged());
  return {};
}

// Numbers as zip writes them; 0 beyond the end.
std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  if (at > bytes.size() || bytes.size() - at < size) return 0;
  for (std::size_t i = size; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

// A file as the archive's directory lists it.
struct Entry {
  std::string_view name;
  std::uint64_t flags = 0, method = 0, packed = 0, size = 0, offset = 0;
};

constexpr std::uint64_t in_extra = 0xFFFFFFFF;  // a size that stands, with 64 bits, in the extra fields

void read_large_sizes(std::string_view extra, Entry& entry) {
  while (extra.size() >= 4) {
    auto const size = number_at(extra, 2, 2);
    if (number_at(extra, 0, 2) == 1) {
      std::size_t at = 4;
      for (auto* value : {&entry.size, &entry.packed, &entry.offset})
        if (*value == in_extra) *value = number_at(extra, std::exchange(at, at + 8), 8);
      return;
    }
    extra.remove_prefix(std::min<std::size_t>(extra.size(), 4 + size));
  }
}

// Where the directory begins; none if the bytes are no zip archive.
std::optional<std::size_t> directory_of(std::string_view bytes) {
  constexpr std::size_t longest_comment = 0xFFFF;
  constexpr std::size_t end_size = 22;
  std::size_t const from = bytes.size() - std::min(bytes.size(), longest_comment + end_size);
  std::size_t const end = bytes.substr(from).rfind("PK\x05\x06");
  if (end == std::string_view::npos) return std::nullopt;
  auto at = number_at(bytes, from + end + 16, 4);
  constexpr std::size_t locator_size = 20;
  if (at == in_extra && from + end >= locator_size)
    at = number_at(bytes, number_at(bytes, from + end - locator_size + 8, 8) + 48, 8);
  return at < bytes.size() ? std::optional(static_cast<std::size_t>(at)) : std::nullopt;
}

// The entry at `at`, which goes to the next one; none at the directory's end.
std::optional<Entry> next_entry(std::string_view bytes, std::size_t& at) {
  constexpr std::size_t head = 46;
  if (bytes.substr(std::min(at, bytes.size()), 4) != "PK\x01\x02" || bytes.size() - at < head)
    return std::nullopt;
  auto const name = number_at(bytes, at + 28, 2);
  auto const extra = number_at(bytes, at + 30, 2);
  auto const comment = number_at(bytes, at + 32, 2);
  Entry entry{.name = bytes.substr(at + head, name),
              .flags = number_at(bytes, at + 8, 2),
              .method = number_at(bytes, at + 10, 2),
              .packed = number_at(bytes, at + 20, 4),
              .size = number_at(bytes, at + 24, 4),
              .offset = number_at(bytes, at + 42, 4)};
  read_large_sizes(bytes.substr(std::min<std::size_t>(bytes.size(), at + head + name), extra), entry);
  at += head + name + extra + comment;
  return entry;
}

std::expected<std::string, Error> content_of(std::string_view bytes, Entry const& entry,
                                             UnpackBudget& budget) {
  constexpr std::uint64_t stored = 0;
  constexpr std::uint64_t deflated = 8;
  if ((entry.flags & 1U) != 0) return std::unexpected(Error{"it is encrypted"});
  if (entry.offset >= bytes.size() || !is_zip(bytes.substr(entry.offset))) return std::unexpected(damaged());
  auto const begin =
      entry.offset + 30 + number_at(bytes, entry.offset + 26, 2) + number_at(bytes, entry.offset + 28, 2);
  if (begin > bytes.size() || entry.packed > bytes.size() - begin) return std::unexpected(damaged());
  auto packed = bytes.substr(begin, entry.packed);
  if (entry.method == stored) {
    // Many entries may name the same bytes.
    if (packed.size() > budget.left()) return std::unexpected(budget.exceeded());
    budget.spend(packed.size());
    return std::string(packed);
  }
  if (entry.method != deflated) return std::unexpected(Error{"it is packed in a way that is not read"});
  std::string content;
  auto const done = inflate_into(content, packed, -MAX_WBITS, budget);
  return done ? std::expected<std::string, Error>(std::move(content)) : std::unexpected(done.error());
}

}  // namespace

UnpackBudget::UnpackBudget(std::size_t packed, std::size_t most) : packed_(packed) {
  constexpr std::size_t small = std::size_t{4} << 20U;
  constexpr std::size_t times = 100;
  whole_ = left_ = packed < most / times ? std::min(most, small + times * packed) : most;
}

Error UnpackBudget::exceeded() const {
  return {fmt::format("it unpacks to more than {} MiB, which is too much for a file of {} KiB", whole_ >> 20U,
                      (packed_ >> 10U) + 1)};
}

std::expected<std::vector<PackedFile>, Error> unpack_zip(std::string_view bytes,
                                                         std::function<bool(std::string_view)> const& wanted,
                                                         UnpackBudget& budget) {
  auto at = directory_of(bytes);
  if (!at) return std::unexpected(damaged());
  std::vector<PackedFile> files;
  while (auto const entry = next_entry(bytes, *at)) {
    if (!wanted(entry->name)) continue;
    auto content = content_of(bytes, *entry, budget);
    if (!content) return std::unexpected(std::move(content.error()));
    files.push_back({std::string(entry->name), std::move(*content)});
  }
  return files;
}

std::expected<std::string, Error> unpack_gzip(std::string_view bytes, UnpackBudget& budget) {
  constexpr int gzip_window = MAX_WBITS + 16;
  std::string out;
  do {
    if (auto const done = inflate_into(out, bytes, gzip_window, budget); !done)
      return std::unexpected(done.error());
  } while (is_gzip(bytes));
  return out;
}

}  // namespace stet
