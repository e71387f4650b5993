#include "verify/registry/message.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace stet::verify {
namespace {

constexpr int deepest = 8;  // parts in parts

struct Entity {
  std::string type = "text/plain";  // Content-Type, unfolded
  std::string encoding;             // Content-Transfer-Encoding in lower case
  Span body;
};

// The line at `at` without its end; goes to the next one.
std::string_view take_header_line(std::string_view text, std::size_t& at, std::size_t end) {
  std::size_t const begin = at;
  std::size_t const stop = std::min(text.find('\n', at), end);
  at = std::min(stop + 1, end);
  auto line = text.substr(begin, stop - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

Entity read_entity(std::string_view message, Span span) {
  Entity entity;
  std::string header;
  auto const keep = [&] {
    std::size_t const colon = header.find(':');
    if (colon == std::string::npos) return;
    std::string const name = lower(std::string_view(header).substr(0, colon));
    std::size_t const value = std::min(header.find_first_not_of(" \t", colon + 1), header.size());
    if (name == "content-type") entity.type = header.substr(value);
    if (name == "content-transfer-encoding") entity.encoding = lower(header.substr(value));
  };
  std::size_t at = span.begin;
  while (at < span.end) {
    auto const line = take_header_line(message, at, span.end);
    bool const folded = line.starts_with(' ') || line.starts_with('\t');
    if (folded) {
      header += line;
      continue;
    }
    keep();
    header = line;
    if (line.empty()) break;
  }
  entity.body = {static_cast<Offset>(at), span.end};
  return entity;
}

std::string parameter(std::string_view type, std::string_view name) {
  std::size_t const at = lower(type).find(std::string(name) + '=');
  if (at == std::string::npos) return {};
  auto value = type.substr(at + name.size() + 1);
  if (value.starts_with('"')) return std::string(value.substr(1, value.find('"', 1) - 1));
  return std::string(value.substr(0, value.find_first_of("; \t")));
}

std::vector<Span> parts_of(std::string_view message, Entity const& entity) {
  std::vector<Span> parts;
  std::string const boundary = "--" + parameter(entity.type, "boundary");
  if (boundary.size() == 2) return parts;
  std::optional<std::size_t> begin;
  for (std::size_t at = entity.body.begin; at < entity.body.end;) {
    std::size_t const line_begin = at;
    auto const line = take_header_line(message, at, entity.body.end);
    if (!line.starts_with(boundary)) continue;
    if (begin) parts.push_back({static_cast<Offset>(*begin), static_cast<Offset>(line_begin)});
    begin = at;
    if (line.substr(boundary.size()).starts_with("--")) return parts;
  }
  if (begin) parts.push_back({static_cast<Offset>(*begin), entity.body.end});
  return parts;
}

// --- Encodings of bytes ---

class Writer {
 public:
  explicit Writer(MessagePart& part) : part_(part) {}
  // A byte that stands for what begins at `origin`.
  void put(char byte, std::size_t origin) {
    auto const at = static_cast<Offset>(part_.bytes.size());
    auto const from = static_cast<Offset>(origin);
    if (part_.pieces.empty() || from - part_.pieces.back().origin_begin != at - part_.pieces.back().begin)
      part_.pieces.push_back({at, {}, from});
    part_.bytes += byte;
  }

 private:
  MessagePart& part_;
};

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

void read_quoted_printable(std::string_view message, Span body, MessagePart& part) {
  Writer out(part);
  for (std::size_t at = body.begin; at < body.end; ++at) {
    if (message[at] != '=') {
      out.put(message[at], at);
      continue;
    }
    std::size_t const blank = std::min(message.find_first_not_of(" \t\r", at + 1), std::size_t{body.end});
    if (blank < body.end && message[blank] == '\n') {  // a line that goes on
      at = blank;
    } else if (at + 2 < body.end && hex(message[at + 1]) >= 0 && hex(message[at + 2]) >= 0) {
      out.put(static_cast<char>(hex(message[at + 1]) * 16 + hex(message[at + 2])), at);
      at += 2;
    } else {
      out.put('=', at);
    }
  }
}

void read_base64(std::string_view message, Span body, MessagePart& part) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  Writer out(part);
  unsigned bits = 0;
  int count = 0;
  for (std::size_t at = body.begin; at < body.end; ++at) {
    std::size_t const digit = digits.find(message[at]);
    if (digit == std::string_view::npos) continue;
    bits = (bits << 6U | static_cast<unsigned>(digit)) & 0xFFFFU;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out.put(static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU), at);
  }
}

MessagePart decoded(std::string_view message, Entity const& entity) {
  MessagePart part;
  part.content_type = entity.type;
  if (entity.encoding.starts_with("quoted-printable")) {
    read_quoted_printable(message, entity.body, part);
  } else if (entity.encoding.starts_with("base64")) {
    read_base64(message, entity.body, part);
  } else {
    part.bytes = entity.body.of(message);
    part.pieces.push_back({0, {}, entity.body.begin});
  }
  return part;
}

}  // namespace

std::optional<MessagePart> text_part(std::string_view message) {
  Span span{0, static_cast<Offset>(message.size())};
  for (int depth = 0; depth < deepest; ++depth) {
    Entity const entity = read_entity(message, span);
    std::string const type = lower(entity.type);
    if (type.starts_with("text/")) return decoded(message, entity);
    if (!type.starts_with("multipart/")) return std::nullopt;
    // The first part that is text or may hold some; of alternatives the plainest comes first.
    auto const parts = parts_of(message, entity);
    auto const chosen = std::ranges::find_if(parts, [&](Span part) {
      std::string const kind = lower(read_entity(message, part).type);
      return kind.starts_with("text/html") || kind.starts_with("text/plain") ||
             kind.starts_with("multipart/");
    });
    if (chosen == parts.end()) return std::nullopt;
    span = *chosen;
  }
  return std::nullopt;
}

}  // namespace stet::verify
