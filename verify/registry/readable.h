// Stored files as text: what a reader of them sees, and the way back to their bytes. Knows files' contents
// and no registry.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/file.h"
#include "base/source.h"

namespace stet::verify {

// Reports bytes that are not UTF-8 text. Returns false if the file is not text at all and reading it as such
// would be noise.
bool check_encoding(SourceFile const& source, FileId file, Diagnostics& diagnostics);

enum class MediaType : std::uint8_t {
  plain,
  markdown,
  html,
  pdf,
  transcript,
  message,
  docx,
  odt,
  warc,
  wacz,
  other
};
[[nodiscard]] std::string_view to_string(MediaType type);  // text/plain, ...; empty for `other`

// What the file is: as declared, else by its name, else by its first bytes.
[[nodiscard]] MediaType media_type_of(std::string_view declared, std::string_view path,
                                      std::string_view bytes);
// `.txt`, `.html`, ...
[[nodiscard]] std::string_view extension_of(MediaType type);

// The encoding that follows a media type (`text/html; charset=koi8-r`); empty if none does.
[[nodiscard]] std::string_view charset_of(std::string_view media_type);

// What is known of a file beside its bytes.
struct Stated {
  std::string_view media_type{};  // with the encoding that may follow it (`; charset=`)
  std::string_view url{};         // of the page, which a web archive may hold among others
};

// Adds the file's readable text to the sources and returns it. Its places lead back to the bytes of the file
// (Sources::origin); those of a PDF, a word processor's document or a packed archive are places in its text.
// Fails for what is no text.
[[nodiscard]] std::expected<FileId, Error> add_readable(Sources& sources, std::string path, std::string bytes,
                                                        MediaType type, Stated const& stated = {});

}  // namespace stet::verify
