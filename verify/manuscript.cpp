#include "verify/manuscript.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "parser/article.h"
#include "parser/article/footnotes.h"
#include "parser/yaml.h"
#include "verify/sentences.h"

namespace stet::verify {
namespace {

struct FrontMatter {
  std::string bibliography;
  std::string language;
  Offset at = 0;  // where the bibliography is named
};

std::optional<FrontMatter> front_matter_of(std::string_view markdown) {
  std::size_t const end = parser::after_front_matter(markdown, 0);
  auto const written = markdown.substr(0, end);
  if (!written.contains("\nbibliography:")) return {};
  auto const begin = static_cast<Offset>(markdown.find('\n') + 1);
  auto const close = static_cast<Offset>(written.find_last_of("-.", end));
  Diagnostics unused;
  auto const document = parser::yaml::parse(
      FileId{0}, markdown, {begin, std::max(begin, close - std::min(close, Offset{2}))}, unused);
  if (document.empty() || document[0].type != parser::yaml::Type::mapping) return {};
  auto value = document.find(0, "bibliography");
  if (value && document[*value].type == parser::yaml::Type::sequence) {
    auto const elements = document.elements(*value);
    if (elements.size() != 1) return {};  // a map has one registry
    value = elements.front();
  }
  if (!value || document[*value].text.empty()) return {};
  auto const language = document.find(0, "lang");
  return FrontMatter{document[*value].text, language ? document[*language].text : std::string{},
                     document[*value].span.begin};
}

class Writer {
 public:
  Writer(Sources& sources, FileId file) : sources_(sources), file_(file), text_(sources[file].text()) {}

  FileId run(FrontMatter const& front, std::span<parser::Delimiters const> ignored) {
    made("===\nsources: " + front.bibliography + "\n", front.at);
    if (!front.language.empty()) made("language: " + front.language + "\n", front.at);
    made("===\n", front.at);
    article_ = parser::read_article(text_, parser::ArticleFormat::markdown, ignored);
    std::vector<Span> sentences;
    split_sentences(article_, front.language, [&](Span sentence, auto) { sentences.push_back(sentence); });
    auto next = article_.citations.begin();
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      Offset const end =
          i + 1 < sentences.size() ? sentences[i + 1].begin : static_cast<Offset>(article_.text.size());
      auto const first = next;
      while (next != article_.citations.end() && place_of(*next) < end) ++next;
      if (next != first) write(sentences[i], {first, next});
    }
    return sources_.add(sources_[file_].path(), std::move(out_), std::move(pieces_));
  }

 private:
  // Where the citation belongs in the readable text: one in brackets, to what stands before it.
  [[nodiscard]] Offset place_of(Span citation) const {
    Offset const at = article_.readable_of({citation.begin, citation.begin + 1}).begin;
    return text_[citation.begin] == '[' && at > 0 ? at - 1 : at;
  }

  void made(std::string_view bytes, Offset at) {
    auto const here = static_cast<Offset>(out_.size());
    bool const goes_on =
        !pieces_.empty() && here - pieces_.back().begin == at - pieces_.back().origin_begin && at > last_;
    if (!goes_on) pieces_.push_back({here, file_, at});
    last_ = at;
    out_ += bytes;
  }

  void write(Span sentence, std::span<Span const> citations) {
    constexpr std::string_view meaningful = "\\[]{}<>#@*_/~`|:=";
    made("\n", article_.source_of(sentence).begin);
    bool first = true;
    for (Offset at = sentence.begin; at < sentence.end; ++at) {
      char const c = article_.text[at];
      Offset const source = article_.source_of({at, at + 1}).begin;
      if (first && std::string_view("+-=(.0123456789").contains(c)) made("… ", source);
      first = false;
      if (meaningful.contains(c))
        made(std::string{'\\', c}, source);
      else
        made(std::string_view(&article_.text[at], 1), source);
    }
    for (Span const citation : citations) {
      bool const bare = text_[citation.begin] == '@';
      made(bare ? " [" : " ", citation.begin);
      made(citation.of(text_), citation.begin);
      if (bare) made("]", citation.end);
    }
    made("\n", citations.back().end);
  }

  Sources& sources_;
  FileId file_;
  std::string text_;
  parser::ReadableText article_;
  std::string out_;
  std::vector<Piece> pieces_;
  Offset last_ = 0;  // place of what was put in last
};

}  // namespace

bool is_manuscript(std::string_view markdown) {
  return front_matter_of(markdown).has_value() &&
         !parser::read_article(markdown, parser::ArticleFormat::markdown).citations.empty();
}

FileId map_of_manuscript(Sources& sources, FileId manuscript, std::span<parser::Delimiters const> ignored) {
  auto const front = front_matter_of(sources[manuscript].text());
  return Writer(sources, manuscript).run(front.value_or(FrontMatter{}), ignored);
}

}  // namespace stet::verify
