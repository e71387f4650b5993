#include "argmap/exchange/formats.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"

namespace stet::argmap::exchange {
namespace {

constexpr std::array formats{
    Format{"aif", "AIF as AIFdb's JSON has it, and xAIF", Syntax::json, is_aif, read_aif},
    Format{"sadface", "SADFace JSON", Syntax::json, is_sadface, read_sadface},
    Format{"arguebuf", "Arguebuf JSON", Syntax::json, is_arguebuf, read_arguebuf},
    Format{"argdown-json", "Argdown's own JSON", Syntax::json, is_argdown_json, read_argdown_json},
    Format{"argunet", "Argunet's GraphML", Syntax::xml, is_argunet, read_argunet},
    Format{"arggraph", "argument graphs of the microtexts, XML", Syntax::xml, is_arggraph, read_arggraph},
    Format{"carneades", "Carneades YAML", Syntax::yaml, is_carneades, read_carneades},
    Format{"gsn", "goal structures of gsn2x, YAML", Syntax::yaml, is_gsn, read_gsn},
    Format{"kialo", "Kialo's text export", Syntax::text, is_kialo, read_kialo},
    Format{"brat", "brat annotations, with the text beside them", Syntax::text, is_brat, read_brat},
    Format{"framework", "argumentation frameworks: i23, apx, tgf", Syntax::text, is_framework,
           read_framework_graph},
};

char first_character(std::string_view text) {
  if (text.starts_with(utf8::byte_order_mark)) text.remove_prefix(utf8::byte_order_mark.size());
  auto const at = text.find_first_not_of(" \t\r\n");
  return at == std::string_view::npos ? '\0' : text[at];
}

// The syntaxes that a text can have, the likeliest first.
std::vector<Syntax> syntaxes_of(std::string_view text) {
  char const first = first_character(text);
  if (first == '<') return {Syntax::xml};
  if (first == '{' || first == '[') return {Syntax::json, Syntax::text};
  return {Syntax::text, Syntax::yaml};
}

using Parsed = std::expected<parser::yaml::Document, ReadError>;

// Formats made of lines are read as a whole; the parsers of the other syntaxes have limits of their own.
std::optional<ReadError> too_many_lines(std::string_view text) {
  std::size_t left = most_elements;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    if (left-- == 0) return ReadError{static_cast<Offset>(at), "the file holds more than 4,000,000 lines"};
  return std::nullopt;
}

Parsed parse(std::string_view text, Syntax syntax) {
  if (syntax == Syntax::text)
    if (auto const error = too_many_lines(text)) return std::unexpected(*error);
  Parsed document;
  if (syntax == Syntax::json) document = parse_json(text);
  if (syntax == Syntax::yaml) document = parse_yaml(text);
  // Of a file that ends too early, some name the place behind it.
  if (!document) document.error().at = std::min(document.error().at, static_cast<Offset>(text.size()));
  return document;
}

std::expected<Imported, ReadError> read_as(Format const& format, Input const& input) {
  Imported result;
  result.format = &format;
  auto graph = format.read(input, result.notes);
  if (!graph) return std::unexpected(graph.error());
  if (graph->claims.empty() && graph->steps.empty())
    return std::unexpected(ReadError{0, "the file holds no claims"});
  result.graph = std::move(*graph);
  return result;
}

}  // namespace

std::span<Format const> import_formats() { return formats; }

Format const* find_import_format(std::string_view name) {
  auto const found = std::ranges::find(formats, name, &Format::name);
  return found == formats.end() ? nullptr : &*found;
}

std::expected<Imported, ReadError> import_graph(std::string_view text, Format const* format,
                                                std::string article, std::string_view article_text) {
  Input input{text, {}, std::move(article), article_text};
  auto const syntaxes = format != nullptr ? std::vector{format->syntax} : syntaxes_of(text);
  std::optional<ReadError> broken;
  for (Syntax const syntax : syntaxes) {
    auto const document = parse(text, syntax);
    if (!document) {
      if (!broken) broken = document.error();
      continue;
    }
    input.root = root(*document);
    if (format != nullptr) return read_as(*format, input);
    for (Format const& candidate : formats) {
      if (candidate.syntax == syntax && candidate.recognises(input)) return read_as(candidate, input);
    }
  }
  if (broken) return std::unexpected(*broken);
  return std::unexpected(ReadError{0, "no format that stet imports looks like this; name it with --from"});
}

}  // namespace stet::argmap::exchange
