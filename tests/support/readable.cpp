#include "tests/support/readable.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"

namespace stet::test {

namespace {

using parser::Block;
using parser::ReadableText;
using parser::Run;

std::string_view to_string(Block::Kind kind) {
  switch (kind) {
    case Block::Kind::paragraph: return "paragraph";
    case Block::Kind::heading: return "heading";
    case Block::Kind::list_item: return "list_item";
    case Block::Kind::quotation: return "quotation";
    case Block::Kind::code: return "code";
    case Block::Kind::table_cell: return "table_cell";
    case Block::Kind::caption: return "caption";
  }
  return {};
}

std::string escaped(std::string_view text) {
  std::string out;
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else if (c == '\\')
      out += "\\\\";
    else if (byte < 0x20)
      out += fmt::format("\\x{:02x}", byte);
    else
      out += c;
  }
  return utf8::first_invalid(out) ? "(malformed)" : out;
}

std::string runs_problem(ReadableText const& article, std::string_view bytes) {
  Offset at = 0;
  Offset source = 0;
  for (std::size_t i = 0; i < article.runs.size(); ++i) {
    Run const& run = article.runs[i];
    if (run.text.begin != at || run.text.end <= at) return fmt::format("run {} leaves a gap in the text", i);
    if (run.source.begin < source || run.source.end < run.source.begin || run.source.end > bytes.size())
      return fmt::format("run {} goes backwards or out of the file", i);
    auto const text = run.text.of(article.text);
    if (run.kind == Run::Kind::exact && text != run.source.of(bytes))
      return fmt::format("run {} is not the bytes that it names", i);
    if (run.kind == Run::Kind::blank && text.find_first_not_of(" \n") != std::string_view::npos)
      return fmt::format("run {} is no blank", i);
    at = run.text.end;
    source = run.source.end;
  }
  return at == article.text.size() ? "" : "the runs do not reach the end of the text";
}

std::string blocks_problem(ReadableText const& article) {
  Offset at = 0;
  for (std::size_t i = 0; i < article.blocks.size(); ++i) {
    Span const block = article.blocks[i].text;
    if (block.empty() || block.end > article.text.size())
      return fmt::format("block {} is empty or too long", i);
    std::string_view const between = i == 0 ? "" : "\n\n";
    if (Span{at, block.begin}.of(article.text) != between)
      return fmt::format("block {} is not parted by a blank line", i);
    at = block.end;
  }
  return at == article.text.size() ? "" : "there is text outside the blocks";
}

// Every readable offset leads to its run's bytes and back.
std::string round_trip_problem(ReadableText const& article, std::string_view bytes) {
  for (Run const& run : article.runs) {
    // Long runs are looked at near their ends.
    for (Offset at = run.text.begin; at < run.text.end; ++at) {
      if (at > run.text.begin + 20 && at + 20 < run.text.end) at = run.text.end - 20;
      Span const one{at, at + 1};
      Span const source = article.source_of(one);
      if (!run.source.contains(source)) return fmt::format("offset {} leads out of its run", at);
      if (run.kind == Run::Kind::exact && one.of(article.text) != source.of(bytes))
        return fmt::format("offset {} leads to another byte", at);
      if (!source.empty() && !article.readable_of(source).contains(one))
        return fmt::format("offset {} does not come back", at);
    }
    if (article.source_of(run.text) != run.source) return "a whole run does not lead to its source";
  }
  return {};
}

// The sources of the runs of a stretch, joined, are what `source_of` says of the stretch.
std::string stretches_problem(ReadableText const& article) {
  for (Block const& block : article.blocks) {
    Span const source = article.source_of(block.text);
    auto const first =
        std::ranges::upper_bound(article.runs, block.text.begin, {}, [](Run const& r) { return r.text.end; });
    if (source.begin < first->source.begin || source.end < source.begin)
      return "a block leads to another place";
    Span const back = article.readable_of(source);
    if (!source.empty() && !back.contains(block.text)) return "a block does not come back";
  }
  return {};
}

}  // namespace

std::string broken_promise(ReadableText const& article, std::string_view bytes) {
  if (utf8::first_invalid(article.text)) return "the text is not UTF-8";
  if (article.text.find('\0') != std::string::npos) return "the text holds NUL";
  for (auto const& problem : {runs_problem(article, bytes), blocks_problem(article)})
    if (!problem.empty()) return problem;
  for (auto const& problem : {round_trip_problem(article, bytes), stretches_problem(article)})
    if (!problem.empty()) return problem;
  return {};
}

std::string described(ReadableText const& article, std::string_view bytes) {
  std::string out;
  std::size_t run = 0;
  for (Block const& block : article.blocks) {
    out += fmt::format("{}\n", to_string(block.kind));
    for (; run < article.runs.size() && article.runs[run].text.begin < block.text.end; ++run) {
      Run const& r = article.runs[run];
      Span const part{std::max(r.text.begin, block.text.begin), std::min(r.text.end, block.text.end)};
      if (r.kind == Run::Kind::exact)
        out += fmt::format("  {}\n", escaped(part.of(article.text)));
      else if (r.text.begin >= block.text.begin)
        out += fmt::format("  <{}> {} from {}\n", r.kind == Run::Kind::entity ? "entity" : "blank",
                           escaped(r.text.of(article.text)), escaped(r.source.of(bytes)));
      if (r.text.end > block.text.end) break;  // it goes on in the next block
    }
  }
  return out;
}

}  // namespace stet::test
