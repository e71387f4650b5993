// Kialo's text export: a numbered tree of claims, each for or against the one above it.
//
//   Discussion Title: ...
//
//   1. Thesis
//   1.1. Pro: reason
//   1.1.1. Con: objection
//   1.2. Con: -> See 1.1.1.
//
// A claim may run over several lines. Links `[words](address)` are its sources, brackets are written `\[`.
#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "argmap/exchange/escape.h"
#include "argmap/exchange/formats.h"
#include "base/text.h"
#include "base/utf8.h"

namespace stet::argmap::exchange {
namespace {

constexpr std::string_view heading = "Discussion Title:";

struct Entry {
  std::string number;  // without the last full stop: `1.2.3`
  std::optional<StepKind> kind;
  std::string text;
  Span place;
};

// `Pro:` or `Con:`, in any case.
std::optional<StepKind> stance_of(std::string_view text) {
  std::string const word = lower(text.substr(0, 4));
  if (word == "pro:") return StepKind::support;
  if (word == "con:") return StepKind::attack;
  return std::nullopt;
}

// The number at the line's start, with the length of it and its full stop; empty if there is none.
std::string_view number_of(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && is_digit(line[at])) {
    while (at < line.size() && is_digit(line[at])) ++at;
    if (at == line.size()) return {};
    if (line[at] == ' ' && stance_of(line.substr(at + 1))) return line.substr(0, at);  // no full stop
    if (line[at] != '.') return {};
    ++at;
  }
  if (at == 0 || (at < line.size() && line[at] != ' ')) return {};
  return line.substr(0, at - 1);
}

Entry entry_of(std::string_view line, std::string_view number, Offset at) {
  Entry entry;
  entry.number = number;
  entry.place = {at, at + static_cast<Offset>(line.size())};
  std::string_view rest = trimmed(line.substr(number.size() + 1));
  entry.kind = stance_of(rest);
  if (entry.kind) rest = trimmed(rest.substr(4));
  entry.text = rest;
  return entry;
}

struct Lines {
  std::string title;
  std::vector<Entry> entries;
};

Lines read_lines(std::string_view text, Notes& notes) {
  Lines out;
  std::size_t at = text.starts_with(utf8::byte_order_mark) ? utf8::byte_order_mark.size() : 0;
  while (at < text.size()) {
    std::size_t const end = std::min(text.find('\n', at), text.size());
    std::string_view const line = text.substr(at, end - at);
    auto const place = static_cast<Offset>(at);
    at = end + 1;
    if (auto const number = number_of(line); !number.empty()) {
      out.entries.push_back(entry_of(line, number, place));
    } else if (line.starts_with(heading) && out.entries.empty()) {
      out.title = trimmed(line.substr(heading.size()));
    } else if (auto const more = trimmed(line); !more.empty()) {
      if (out.entries.empty()) {
        notes.keep({place, place}, "a line before the first claim is left out");
      } else {
        out.entries.back().text.append("\n").append(more);
      }
    }
  }
  return out;
}

// `-> See 1.2.3.` leads to another entry.
std::optional<std::string> reference_of(std::string_view text) {
  if (!text.starts_with("-> See ")) return std::nullopt;
  std::string_view target = trimmed(text.substr(7));
  target = target.substr(0, target.find_first_of(" \n"));
  while (target.ends_with('.')) target.remove_suffix(1);
  return std::string(target);
}

class KialoReader {
 public:
  explicit KialoReader(Notes& notes) : notes_(notes) {}

  ArgumentGraph read(Lines lines) {
    graph_.title = lines.title;
    for (Entry const& entry : lines.entries) {
      if (reference_of(entry.text)) continue;
      Proposition claim;
      claim.id = entry.number;
      claim.text = words(entry.text, claim);
      if (!claims_.emplace(entry.number, graph_.claims.size()).second)
        notes_.broken(entry.place, "two claims have one number; reasons go to the first");
      graph_.claims.add(std::move(claim));
    }
    for (Entry const& entry : lines.entries) connect(entry);
    return std::move(graph_);
  }

 private:
  // The text without escapes and with links' words only; the addresses become sources.
  std::string words(std::string_view text, Proposition& claim) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] == '\\' && at + 1 < text.size() && std::string_view("()[]\\").contains(text[at + 1])) {
        out.push_back(text[++at]);
        continue;
      }
      if (text[at] == '[') {
        // Links are short: the search is bounded, so a text of brackets stays linear.
        std::string_view const near = text.substr(at, 4096);
        auto const middle = near.find("](");
        auto const end = middle == std::string_view::npos ? middle : closing(near, middle + 1);
        if (end != std::string_view::npos && near.find('[', 1) > middle) {
          cite(near.substr(1, middle - 1), near.substr(middle + 2, end - middle - 2), claim);
          out += near.substr(1, middle - 1);
          at += end;
          continue;
        }
      }
      out.push_back(text[at]);
    }
    return out;
  }

  // The bracket that closes the one there; addresses may have brackets of their own.
  static std::size_t closing(std::string_view text, std::size_t at) {
    for (std::size_t depth = 0; at < text.size() && text[at] != ' ' && text[at] != '\n' && text[at] != '[';
         ++at) {
      if (text[at] == '(') ++depth;
      if (text[at] == ')' && --depth == 0) return at;
    }
    return std::string_view::npos;
  }

  void cite(std::string_view name, std::string_view address, Proposition& claim) {
    auto const [found, is_new] = origins_.emplace(address, graph_.references.size());
    if (is_new) {
      graph_.references.add(
          {"link-" + std::to_string(graph_.references.size() + 1), one_line(name), std::string(address)});
    }
    ReferenceId const origin{found->second};
    if (std::ranges::find(claim.references, origin) == claim.references.end())
      claim.references.push_back(origin);
  }

  void connect(Entry const& entry) {
    auto const dot = entry.number.rfind('.');
    if (dot == std::string::npos) return;
    std::string const parent = entry.number.substr(0, dot);
    auto const above = claims_.find(parent);
    auto const reference = reference_of(entry.text);
    auto const self = claims_.find(reference ? *reference : entry.number);
    if (self == claims_.end()) {
      notes_.broken(entry.place, "a reference leads to no claim; it is left out");
    } else if (above == claims_.end()) {
      notes_.broken(entry.place, "nothing stands above a claim; it is read as a thesis");
    } else if (entry.kind) {
      Step step;
      step.kind = *entry.kind;
      step.premises.push_back({PropositionId{self->second}, {}});
      step.claim = PropositionId{above->second};
      graph_.steps.add(std::move(step));
    } else if (parent.contains('.')) {
      notes_.broken(entry.place, "a claim is neither `Pro:` nor `Con:`; it is read as a thesis");
    }  // else: one of several theses below their question
  }

  Notes& notes_;
  ArgumentGraph graph_;
  std::unordered_map<std::string, std::size_t> claims_;   // by number
  std::unordered_map<std::string, std::size_t> origins_;  // by address
};

}  // namespace

bool is_kialo(Input const& input) {
  std::string_view text = input.text;
  if (text.starts_with(utf8::byte_order_mark)) text.remove_prefix(utf8::byte_order_mark.size());
  if (text.starts_with(heading)) return true;
  auto const has = [&](std::string_view word) {
    return std::ranges::search(text, word, {}, static_cast<char (*)(char)>(lower)).begin() != text.end();
  };
  return text.starts_with("1. ") && (has(". pro: ") || has(". con: "));
}

std::expected<ArgumentGraph, ReadError> read_kialo(Input const& input, Notes& notes) {
  Lines lines = read_lines(input.text, notes);
  if (lines.entries.empty())
    return std::unexpected(ReadError{0, "no numbered claim, such as `1. Thesis`, is in the text"});
  return KialoReader(notes).read(std::move(lines));
}

}  // namespace stet::argmap::exchange
