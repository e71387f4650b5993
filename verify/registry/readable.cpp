#include "verify/registry/readable.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/process.h"
#include "base/utf8.h"
#include "parser/article.h"
#include "verify/input_rules.h"

namespace stet::verify {
namespace {

struct Known {
  MediaType type;
  std::string_view name;
  std::string_view extension;
};
constexpr std::array known = {Known{MediaType::plain, "text/plain", ".txt"},
                              Known{MediaType::markdown, "text/markdown", ".md"},
                              Known{MediaType::html, "text/html", ".html"},
                              Known{MediaType::pdf, "application/pdf", ".pdf"},
                              Known{MediaType::html, "application/xhtml+xml", ".xhtml"},
                              Known{MediaType::html, "text/html", ".htm"},
                              Known{MediaType::markdown, "text/markdown", ".markdown"}};

constexpr auto pdf_time = std::chrono::seconds(20);
constexpr std::size_t pdf_memory = std::size_t{1} << 30U;
constexpr std::size_t pdf_text = std::size_t{64} << 20U;

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return result;
}

std::expected<std::string, Error> text_of_pdf(std::string const& bytes) {
  auto const result =
      run_process({"pdftotext", "-q", "-enc", "UTF-8", "-", "-"},
                  {.input = bytes, .limit = pdf_time, .most_output = pdf_text, .most_memory = pdf_memory});
  if (!result) return std::unexpected(Error{"reading PDFs needs pdftotext (Debian: poppler-utils)"});
  if (result->timed_out) return std::unexpected(Error{"pdftotext took longer than 20 seconds"});
  if (result->status != 0) return std::unexpected(Error{"pdftotext cannot read it"});
  std::string text;
  text.reserve(result->out.size());
  for (char const c : result->out) {
    if (c == '\f') {
      text += '\n';  // pages are apart like paragraphs
    } else {
      text += c;
    }
  }
  if (text.find_first_not_of(" \n\r\t") == std::string::npos)
    return std::unexpected(Error{"the PDF holds no text; perhaps it is scanned pages"});
  return text;
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

std::string_view to_string(MediaType type) {
  auto const found = std::ranges::find(known, type, &Known::type);
  return found == known.end() ? std::string_view{} : found->name;
}

std::string_view extension_of(MediaType type) {
  auto const found = std::ranges::find(known, type, &Known::type);
  return found == known.end() ? std::string_view(".bin") : found->extension;
}

MediaType media_type_of(std::string_view declared, std::string_view path, std::string_view bytes) {
  if (!declared.empty()) {
    std::string name = lower(declared.substr(0, declared.find(';')));
    while (name.ends_with(' ')) name.pop_back();
    auto const found = std::ranges::find(known, std::string_view(name), &Known::name);
    if (found != known.end()) return found->type;
    return name.starts_with("text/") ? MediaType::plain : MediaType::other;
  }
  if (bytes.starts_with("%PDF-")) return MediaType::pdf;
  std::string const name = lower(path);
  for (auto const& kind : known)
    if (name.ends_with(kind.extension)) return kind.type;
  std::string const start = lower(bytes.substr(0, 512));
  if (start.find("<!doctype html") != std::string::npos || start.find("<html") != std::string::npos)
    return MediaType::html;
  return bytes.find('\0') == std::string_view::npos ? MediaType::plain : MediaType::other;
}

std::expected<FileId, Error> add_readable(Sources& sources, std::string path, std::string bytes,
                                          MediaType type) {
  if (type == MediaType::pdf) {
    auto text = text_of_pdf(bytes);
    if (!text) return std::unexpected(std::move(text.error()));
    return sources.add(std::move(path), std::move(*text));
  }
  if (type != MediaType::other)
    if (auto const line = line_in_other_encoding(bytes))
      return std::unexpected(
          Error{fmt::format("it is not UTF-8 (line {}); save it as UTF-8 and register that", *line)});
  if (type == MediaType::other || bytes.find('\0') != std::string::npos)
    return std::unexpected(Error{"it is no text"});
  if (type == MediaType::plain) return sources.add(std::move(path), std::move(bytes));
  auto const format = type == MediaType::html ? parser::ArticleFormat::html : parser::ArticleFormat::markdown;
  auto readable = parser::read_article(bytes, format);
  FileId const original = sources.add(path, std::move(bytes));
  auto pieces = pieces_of(readable.runs, original);
  return sources.add(std::move(path), std::move(readable.text), std::move(pieces));
}

}  // namespace stet::verify
