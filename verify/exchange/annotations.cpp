#include <nlohmann/json.hpp>

#include "argmap/build/data.h"
#include "argmap/exchange/escape.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "verify/claims.h"
#include "verify/exchange/code_points.h"
#include "verify/exchange/exports.h"

namespace stet::verify::exchange {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t context = 32;  // code points before and behind the words

// A path as a relative reference (RFC 3986).
std::string reference_of(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view plain = "-._~/!$&'()*+,;=@";
  if (path.starts_with("http://") || path.starts_with("https://")) return std::string(path);
  std::string out;
  for (char const c : path) {
    bool const is_letter = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (is_letter || plain.contains(c)) {
      out.push_back(c);
    } else {
      auto const byte = static_cast<unsigned char>(c);
      out.push_back('%');
      out.push_back(digits[byte >> 4U]);
      out.push_back(digits[byte & 15U]);
    }
  }
  return out;
}

// A URN of the form that UUIDs have, made of a hash.
std::string address_of(std::string_view hash) {
  std::string out = "urn:uuid:";
  for (std::size_t i = 0; i < 32; ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) out.push_back('-');
    out.push_back(hash[i]);
  }
  return out;
}

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// The text that positions count in: what a client that opens the article has before it.
struct Text {
  std::string_view text;
  bool is_readable;
};

Text text_of(CheckResult const& result) {
  SourceFile const& file = result.sources[result.article];
  if (parser::article_format(file.path()) == parser::ArticleFormat::html)
    return {result.article_text.text, true};
  return {file.text(), false};
}

Json selectors(std::string_view text, Span span, CodePoints& points) {
  std::size_t before = span.begin;
  for (std::size_t n = 0; n < context && before > 0; ++n) {
    do --before;
    while (before > 0 && continues(text[before]));
  }
  std::size_t behind = span.end;
  for (std::size_t n = 0; n < context && behind < text.size(); ++n) {
    do ++behind;
    while (behind < text.size() && continues(text[behind]));
  }
  std::string_view prefix = text.substr(before, span.begin - before);
  if (prefix.starts_with(utf8::byte_order_mark)) prefix.remove_prefix(utf8::byte_order_mark.size());
  Json quote{{"type", "TextQuoteSelector"},
             {"exact", span.of(text)},
             {"prefix", prefix},
             {"suffix", text.substr(span.end, behind - span.end)}};
  std::size_t const start = points.before(span.begin);
  std::size_t const end = points.before(span.end);
  return Json::array({std::move(quote), {{"type", "TextPositionSelector"}, {"start", start}, {"end", end}}});
}

}  // namespace

std::string annotations(Input const& input) {
  CheckResult const& result = input.result;
  Json items = Json::array();
  if (result.article.valid()) {
    Text const text = text_of(result);
    CodePoints points(text.text);
    auto const named = argmap::data::scalar(result.map.front_matter, {"article-url"});
    auto const path = argmap::data::scalar(result.map.front_matter, {"article"});
    std::string const source = reference_of(named ? *named : path ? *path : std::string_view());
    for (Anchor const& anchor : result.anchors) {
      // Words that are others now, or stand in several places, are no place to annotate.
      if (anchor.outcome != AnchorOutcome::exact && anchor.outcome != AnchorOutcome::folded) continue;
      Span const span = text.is_readable ? anchor.readable : anchor.place.span;
      Json body = Json::array();
      std::string title;
      if (anchor.statement.valid()) {
        title = name_of(result.map, anchor.statement);
        auto const& verdict = result.evaluation.verdicts[anchor.statement];
        body.push_back({{"type", "TextualBody"},
                        {"purpose", "describing"},
                        {"format", "text/plain"},
                        {"value", result.map.shown(anchor.statement, argmap::Tags::dropped)}});
        body.push_back({{"type", "TextualBody"},
                        {"purpose", "classifying"},
                        {"format", "text/plain"},
                        {"value", to_string(verdict.verdict)}});
        if (verdict.verdict == argmap::evaluate::Verdict::supported)
          body.push_back({{"type", "TextualBody"},
                          {"purpose", "classifying"},
                          {"format", "text/plain"},
                          {"value", to_string(verdict.grade)}});
      } else {
        title = name_of(result.map, anchor.argument);
        body.push_back({{"type", "TextualBody"},
                        {"purpose", "describing"},
                        {"format", "text/plain"},
                        {"value", result.map.shown(anchor.argument, argmap::Tags::dropped)}});
      }
      Json selector = selectors(text.text, span, points);
      std::string const id =
          sha256(title + '\n' + selector.dump(-1, ' ', false, Json::error_handler_t::replace));
      items.push_back({{"@context", "http://www.w3.org/ns/anno.jsonld"},
                       {"id", address_of(id)},
                       {"type", "Annotation"},
                       {"motivation", anchor.statement.valid() ? "assessing" : "describing"},
                       {"body", std::move(body)},
                       {"target", {{"source", source}, {"selector", std::move(selector)}}}});
    }
  }
  return items.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace stet::verify::exchange
