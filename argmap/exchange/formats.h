// The formats that maps can be imported from, in one table that the command, the documentation and the tests
// share. A format is a function from a text to an ArgumentGraph; it lives in a file of its own,
// read_<name>.cpp.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>

#include "argmap/exchange/document.h"
#include "argmap/exchange/graph.h"
#include "argmap/exchange/notes.h"

namespace stet::argmap::exchange {

enum class Syntax : std::uint8_t { json, yaml, xml, text };

struct Input {
  std::string_view text;
  Cursor root;          // of JSON and YAML
  std::string article;  // brat: the path of the text that the annotations are about
  std::string_view article_text;
};

struct Format {
  std::string_view name;
  std::string_view description;
  Syntax syntax;
  // Whether a file of that syntax looks like one of this format.
  bool (*recognises)(Input const& input);
  // Reads what can be read; what cannot is noted. Fails only if there is nothing to read.
  std::expected<ArgumentGraph, ReadError> (*read)(Input const& input, Notes& notes);
};

// In the order in which they are tried.
[[nodiscard]] std::span<Format const> import_formats();
[[nodiscard]] Format const* find_import_format(std::string_view name);

struct Imported {
  Format const* format = nullptr;
  ArgumentGraph graph;
  Notes notes;
};
// Reads `text` as `format`, or as the first format that recognises it. `article` and its text are those of
// brat's annotations; empty for others.
[[nodiscard]] std::expected<Imported, ReadError> import_graph(std::string_view text, Format const* format,
                                                              std::string article = {},
                                                              std::string_view article_text = {});

// Files are refused that hold more than this many arguments and attacks, lines or values: far more than any
// map that somebody reads, and as much as a machine can hold.
inline constexpr std::size_t most_elements = 4'000'000;

// The formats, each in its file.
bool is_aif(Input const& input);
std::expected<ArgumentGraph, ReadError> read_aif(Input const& input, Notes& notes);
bool is_sadface(Input const& input);
std::expected<ArgumentGraph, ReadError> read_sadface(Input const& input, Notes& notes);
bool is_arguebuf(Input const& input);
std::expected<ArgumentGraph, ReadError> read_arguebuf(Input const& input, Notes& notes);
bool is_argdown_json(Input const& input);
std::expected<ArgumentGraph, ReadError> read_argdown_json(Input const& input, Notes& notes);
bool is_carneades(Input const& input);
std::expected<ArgumentGraph, ReadError> read_carneades(Input const& input, Notes& notes);
bool is_gsn(Input const& input);
std::expected<ArgumentGraph, ReadError> read_gsn(Input const& input, Notes& notes);
bool is_argunet(Input const& input);
std::expected<ArgumentGraph, ReadError> read_argunet(Input const& input, Notes& notes);
bool is_arggraph(Input const& input);
std::expected<ArgumentGraph, ReadError> read_arggraph(Input const& input, Notes& notes);
bool is_kialo(Input const& input);
std::expected<ArgumentGraph, ReadError> read_kialo(Input const& input, Notes& notes);
bool is_brat(Input const& input);
std::expected<ArgumentGraph, ReadError> read_brat(Input const& input, Notes& notes);
bool is_framework(Input const& input);
std::expected<ArgumentGraph, ReadError> read_framework_graph(Input const& input, Notes& notes);

}  // namespace stet::argmap::exchange
