#include "argmap/exchange/comments.h"

#include <algorithm>
#include <set>
#include <utility>

#include "argmap/exchange/escape.h"
#include "parser/parse.h"

namespace stet::argmap::exchange {
namespace {

std::pair<std::size_t, Offset> place(Location const& at) { return {at.file.index(), at.span.begin}; }

}  // namespace

Comments::Comments(Sources const& sources, ArgumentMap const& map) : sources_(sources) {
  std::set<std::size_t> files;
  for (Occurrence const& occurrence : map.occurrences) {
    if (occurrence.location.file.valid()) files.insert(occurrence.location.file.index());
  }
  for (std::size_t const index : files) {
    FileId const file{index};
    std::string_view const text = sources[file].text();
    // Most files have nothing that looks like one.
    if (!text.contains("//") && !text.contains("/*") && !text.contains("<!--")) continue;
    for (parser::Node const& node : parser::parse(file, text).tree.nodes) {
      if (node.kind == parser::Kind::comment)
        all_.push_back({{file, node.span}, one_line(node.span.of(text))});
    }
  }
}

std::string Comments::words_at(Location const& at) const {
  std::string_view const written = sources_.text(at);
  auto next = std::ranges::lower_bound(all_, place(at), {}, [](Comment const& one) { return place(one.at); });
  std::string out;
  Offset from = at.span.begin;
  for (; next != all_.end() && next->at.file == at.file && next->at.span.end <= at.span.end; ++next) {
    out += written.substr(from - at.span.begin, next->at.span.begin - from);
    from = next->at.span.end;
  }
  out += written.substr(from - at.span.begin);
  return out;
}

std::string checked_comment(std::string_view text) {
  std::string line = one_line(text);
  bool const is_whole =
      line.starts_with("//") ||
      (line.starts_with("/*") && line.size() >= 4 && line.find("*/", 2) == line.size() - 2) ||
      (line.starts_with("<!--") && line.size() >= 7 && line.find("-->", 4) == line.size() - 3);
  return is_whole ? std::move(line) : std::string();
}

}  // namespace stet::argmap::exchange
