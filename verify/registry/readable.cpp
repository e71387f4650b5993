#include "verify/registry/readable.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/encoding.h"
#include "base/text.h"
#include "base/utf8.h"
#include "parser/article.h"
#include "parser/article/html.h"
#include "verify/input_rules.h"
#include "verify/registry/message.h"
#include "verify/registry/office.h"
#include "verify/registry/pdf.h"
#include "verify/registry/web_archive.h"

namespace stet::verify {
namespace {

struct Known {
  MediaType type;
  std::string_view name;
  std::string_view extension;
};
constexpr std::array known = {
    Known{MediaType::plain, "text/plain", ".txt"},
    Known{MediaType::markdown, "text/markdown", ".md"},
    Known{MediaType::html, "text/html", ".html"},
    Known{MediaType::pdf, "application/pdf", ".pdf"},
    Known{MediaType::transcript, "text/vtt", ".vtt"},
    Known{MediaType::transcript, "application/x-subrip", ".srt"},
    Known{MediaType::message, "message/rfc822", ".eml"},
    Known{MediaType::message, "multipart/related", ".mhtml"},
    Known{MediaType::message, "multipart/related", ".mht"},
    Known{MediaType::docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          ".docx"},
    Known{MediaType::odt, "application/vnd.oasis.opendocument.text", ".odt"},
    Known{MediaType::warc, "application/warc", ".warc"},
    Known{MediaType::warc, "application/warc", ".warc.gz"},
    Known{MediaType::wacz, "application/wacz", ".wacz"},
    Known{MediaType::html, "application/xhtml+xml", ".xhtml"},
    Known{MediaType::html, "text/html", ".htm"},
    Known{MediaType::markdown, "text/markdown", ".markdown"}};

// Files that hold text and are not read, by their names or their first bytes.
struct Unread {
  std::string_view what, extension, start;
};
constexpr std::array unread = {
    Unread{"an EPUB book", ".epub", {}}, Unread{"Rich Text (RTF)", ".rtf", "{\\rtf"},
    Unread{"an old Word document", ".doc", "\xD0\xCF\x11\xE0"}, Unread{"a compressed file", {}, "\x1F\x8B"},
    Unread{"a compressed file", {}, "PK\x03\x04"}};
// Of plain text only: a page may begin so. Comments and attributes would be words of the source.
constexpr std::array unread_markup = {Unread{"XML", ".xml", "<?xml"}, Unread{"XML", ".nxml", {}},
                                      Unread{"XML", ".tei", {}}, Unread{"XML", ".rss", {}},
                                      Unread{"a picture (SVG)", ".svg", "<svg"}};

Unread const* unread_kind(std::string_view path, std::string_view bytes, MediaType type) {
  auto const is_kind = [&](Unread const& kind) {
    return (!kind.extension.empty() && path.ends_with(kind.extension)) ||
           (!kind.start.empty() && bytes.starts_with(kind.start));
  };
  if (auto const* const found = std::ranges::find_if(unread, is_kind); found != unread.end()) return found;
  if (type != MediaType::plain && type != MediaType::other) return nullptr;
  auto const* const found = std::ranges::find_if(unread_markup, is_kind);
  return found == unread_markup.end() ? nullptr : found;
}

// The line of the first byte that is not UTF-8, if the text seems to be written in another encoding: if there
// are more such bytes than there are characters beyond ASCII. A page in UTF-8 with a stray byte is read as it
// is.
std::optional<std::size_t> line_in_other_encoding(std::string_view bytes) {
  auto const first = utf8::first_invalid(bytes);
  if (!first) return std::nullopt;
  std::size_t malformed = 0;
  std::size_t well_formed = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    auto const size = utf8::decode(bytes, at).size;
    if (static_cast<unsigned char>(bytes[at]) >= 0x80) ++(size == 1 ? malformed : well_formed);
    at += size;
  }
  if (malformed <= well_formed) return std::nullopt;
  return 1 + static_cast<std::size_t>(std::ranges::count(bytes.substr(0, *first), '\n'));
}

std::vector<Piece> pieces_of(std::vector<parser::Run> const& runs, FileId file) {
  std::vector<Piece> pieces;
  pieces.reserve(runs.size());
  for (auto const& run : runs) pieces.push_back({run.text.begin, file, run.source.begin});
  return pieces;
}

// The encoding that somebody states: whoever declares the file's type, or the page itself.
std::string_view stated_label(std::string_view declared, MediaType type, std::string_view bytes) {
  if (auto const label = charset_of(declared); !label.empty()) return label;
  return type == MediaType::html ? parser::stated_encoding(bytes) : std::string_view{};
}

// Adds a text in UTF-8 and what is to be read of it.
std::expected<FileId, Error> add_text(Sources& sources, std::string path, std::string text,
                                      std::vector<Piece> pieces, MediaType type) {
  if (text.contains('\0')) return std::unexpected(Error{"it is no text"});
  if (type == MediaType::plain) return sources.add(std::move(path), std::move(text), std::move(pieces));
  auto const format = type == MediaType::html         ? parser::ArticleFormat::html
                      : type == MediaType::transcript ? parser::ArticleFormat::transcript
                                                      : parser::ArticleFormat::markdown;
  auto readable = parser::read_article(text, format);
  FileId const written = sources.add(path, std::move(text), std::move(pieces));
  auto runs = pieces_of(readable.runs, written);
  return sources.add(std::move(path), std::move(readable.text), std::move(runs));
}

// Adds a text in whatever encoding is stated, and what is to be read of it.
std::expected<FileId, Error> add_decoded(Sources& sources, std::string path, std::string bytes,
                                         std::vector<Piece> pieces, MediaType type,
                                         std::string_view declared) {
  if (auto decoded = decode(bytes, encoding_for(bytes, stated_label(declared, type, bytes)))) {
    FileId const stored = sources.add(path, std::move(bytes), std::move(pieces));
    for (auto& piece : decoded->pieces) piece.file = stored;
    return add_text(sources, std::move(path), std::move(decoded->text), std::move(decoded->pieces), type);
  }
  if (auto const line = line_in_other_encoding(bytes))
    return std::unexpected(
        Error{fmt::format("it is not UTF-8 (line {}); state its `encoding`, or save it as UTF-8", *line)});
  return add_text(sources, std::move(path), std::move(bytes), std::move(pieces), type);
}

// Adds the pages of a PDF and their running text.
std::expected<FileId, Error> add_pdf(Sources& sources, std::string path, std::string const& bytes) {
  auto pdf = text_of_pdf(bytes);
  if (!pdf) return std::unexpected(std::move(pdf.error()));
  FileId const pages = sources.add(path, std::move(pdf->pages));
  for (auto& piece : pdf->pieces) piece.file = pages;
  return sources.add(std::move(path), std::move(pdf->text), std::move(pdf->pieces));
}

// Adds a document that was made into a page, and what is to be read of that.
std::expected<FileId, Error> add_page(Sources& sources, std::string path,
                                      std::expected<std::string, Error> page) {
  if (!page) return std::unexpected(std::move(page.error()));
  return add_text(sources, std::move(path), std::move(*page), {}, MediaType::html);
}

// Adds one document, and what is to be read of it.
std::expected<FileId, Error> add_document(Sources& sources, std::string path, std::string bytes,
                                          std::vector<Piece> pieces, MediaType type,
                                          std::string_view declared) {
  switch (type) {
    case MediaType::pdf: return add_pdf(sources, std::move(path), bytes);
    case MediaType::docx: return add_page(sources, std::move(path), page_of_docx(bytes));
    case MediaType::odt: return add_page(sources, std::move(path), page_of_odt(bytes));
    default: break;
  }
  if (auto const* const kind = unread_kind(lower(path), bytes, type))
    return std::unexpected(
        Error{fmt::format("it is {}, which is not read; save it as text, HTML or PDF", kind->what)});
  if (type == MediaType::other) return std::unexpected(Error{"it is no text"});
  return add_decoded(sources, std::move(path), std::move(bytes), std::move(pieces), type, declared);
}

// Adds a part of a file and what is to be read of it; the file too, if places lead back into it.
std::expected<FileId, Error> add_part(Sources& sources, std::string path, std::string bytes,
                                      MessagePart part) {
  if (!part.pieces.empty()) {
    FileId const whole = sources.add(path, std::move(bytes));
    for (auto& piece : part.pieces) piece.file = whole;
  }
  auto const type = media_type_of(part.content_type, {}, part.bytes);
  return add_document(sources, std::move(path), std::move(part.bytes), std::move(part.pieces), type,
                      part.content_type);
}

}  // namespace

bool check_encoding(SourceFile const& source, FileId file, Diagnostics& diagnostics) {
  auto const text = source.text();
  auto const report = [&](std::size_t at, std::string message, std::string help) {
    auto const begin = static_cast<Offset>(at);
    auto& diagnostic =
        diagnostics.report(rule_id::invalid_encoding, {file, {begin, begin + 1}}, std::move(message));
    diagnostic.help = std::move(help);
  };
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    report(0, "the file is UTF-16", "save it as UTF-8");
    return false;
  }
  if (auto const zero = text.find('\0'); zero != std::string_view::npos) {
    report(zero, "the file is binary: it holds a NUL byte", "check a text file");
    return false;
  }
  if (auto const bad = utf8::first_invalid(text)) {
    report(*bad, fmt::format("byte 0x{:02X} is not UTF-8 here", static_cast<unsigned char>(text[*bad])),
           "save the file as UTF-8; it may be Latin-1 or Windows-1252");
  }
  return true;
}

std::string_view charset_of(std::string_view media_type) {
  constexpr std::string_view name = "charset=";
  auto const at = media_type.find(name);
  if (at == std::string_view::npos) return {};
  auto const label = media_type.substr(at + name.size());
  return label.substr(0, label.find_first_of("; \t"));
}

std::string_view to_string(MediaType type) {
  auto const found = std::ranges::find(known, type, &Known::type);
  return found == known.end() ? std::string_view{} : found->name;
}

std::string_view extension_of(MediaType type) {
  auto const found = std::ranges::find(known, type, &Known::type);
  return found == known.end() ? std::string_view(".bin") : found->extension;
}

MediaType media_type_of(std::string_view declared, std::string_view path, std::string_view bytes) {
  std::string name = lower(declared.substr(0, declared.find(';')));
  while (name.ends_with(' ')) name.pop_back();
  if (!name.empty()) {
    auto const found = std::ranges::find(known, std::string_view(name), &Known::name);
    if (found != known.end()) return found->type;
    return name.starts_with("text/") ? MediaType::plain : MediaType::other;
  }
  if (bytes.starts_with("%PDF-")) return MediaType::pdf;
  if (bytes.starts_with("WARC/1.")) return MediaType::warc;
  std::string const file_name = lower(path);
  for (auto const& kind : known)
    if (file_name.ends_with(kind.extension)) return kind.type;
  if (!encoding_by_mark(bytes).empty()) return MediaType::plain;
  std::string const start = lower(bytes.substr(0, 512));
  if (start.find("<!doctype html") != std::string::npos || start.find("<html") != std::string::npos)
    return MediaType::html;
  return bytes.find('\0') == std::string_view::npos ? MediaType::plain : MediaType::other;
}

std::expected<FileId, Error> add_readable(Sources& sources, std::string path, std::string bytes,
                                          MediaType type, Stated const& stated) {
  switch (type) {
    case MediaType::message: {
      auto part = text_part(bytes);
      if (!part) return std::unexpected(Error{"it is a message without text"});
      return add_part(sources, std::move(path), std::move(bytes), std::move(*part));
    }
    case MediaType::warc:
    case MediaType::wacz: {
      auto part = type == MediaType::warc ? page_of_warc(bytes, stated.url) : page_of_wacz(bytes, stated.url);
      if (!part) return std::unexpected(std::move(part.error()));
      return add_part(sources, std::move(path), std::move(bytes), std::move(*part));
    }
    default: return add_document(sources, std::move(path), std::move(bytes), {}, type, stated.media_type);
  }
}

}  // namespace stet::verify
