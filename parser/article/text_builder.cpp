#include "parser/article/text_builder.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace stet::parser {

namespace {

constexpr std::string_view replacement = "\uFFFD";

Offset offset(std::size_t value) { return static_cast<Offset>(value); }

// Bytes at the start that are NUL or malformed.
std::size_t unreadable_run(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (text[at] != '\0') {
      auto const [code_point, size] = utf8::decode(text, at);
      if (code_point != U'\uFFFD' || size > 1) break;
    }
    ++at;
  }
  return at;
}

}  // namespace

void TextBuilder::begin_block(Block::Kind kind) {
  end_block();
  kind_ = kind;
}

void TextBuilder::end_block() {
  if (in_block_) out_.blocks.back().text.end = offset(out_.text.size());
  if (!out_.text.empty()) pending_ = "\n\n";
  in_block_ = false;
}

void TextBuilder::space() {
  if (in_block_ && pending_.empty()) pending_ = " ";
}

void TextBuilder::line_end() {
  if (in_block_) pending_ += '\n';
}

void TextBuilder::spaces(std::size_t count) {
  if (in_block_) pending_.append(count, ' ');
}

void TextBuilder::put(Run::Kind kind, std::string_view text, Span source) {
  Offset const begin = offset(out_.text.size());
  out_.text += text;
  Span const stretch{begin, offset(out_.text.size())};
  position_ = source.end;
  if (kind == Run::Kind::exact && !out_.runs.empty()) {
    Run& last = out_.runs.back();
    if (last.kind == Run::Kind::exact && last.source.end == source.begin) {
      last.text.end = stretch.end;
      last.source.end = source.end;
      return;
    }
  }
  out_.runs.push_back({kind, stretch, source});
}

void TextBuilder::put_pending(Offset next) {
  if (!pending_.empty()) {
    Span const gap{position_, next};
    bool const same = gap.of(source_) == pending_;
    put(same ? Run::Kind::exact : Run::Kind::blank, pending_, gap);
    pending_.clear();
  }
  if (!in_block_) out_.blocks.push_back({kind_, {offset(out_.text.size()), 0}});
  in_block_ = true;
}

void TextBuilder::exact(Span source) {
  source.begin = std::max(source.begin, position_);
  if (source.begin >= source.end) return;
  // Where the next byte stands that no readable text can hold; each is looked for again only when passed.
  auto const within = source_.substr(0, source.end);
  auto const find_malformed = [&] {
    return source.begin + utf8::first_invalid(source.of(source_)).value_or(source.size());
  };
  std::size_t nul = within.find('\0', source.begin);
  std::size_t malformed = find_malformed();
  while (source.begin < source.end) {
    if (nul < source.begin) nul = within.find('\0', source.begin);
    if (malformed < source.begin) malformed = find_malformed();
    Span const good{source.begin, offset(std::min({nul, malformed, std::size_t{source.end}}))};
    if (!good.empty()) {
      put_pending(good.begin);
      put(Run::Kind::exact, good.of(source_), good);
    }
    Span const bad{good.end, good.end + offset(unreadable_run(Span{good.end, source.end}.of(source_)))};
    std::string text;
    for (Offset i = 0; i < bad.size(); ++i) text += replacement;
    resolved(text, bad);
    source.begin = bad.end;
  }
}

void TextBuilder::resolved(std::string_view text, Span source) {
  if (text.empty()) return;
  source.begin = std::max(source.begin, position_);
  source.end = std::max(source.end, source.begin);
  put_pending(source.begin);
  put(Run::Kind::entity, text, source);
}

ReadableText TextBuilder::finish() && {
  end_block();
  return std::move(out_);
}

}  // namespace stet::parser
