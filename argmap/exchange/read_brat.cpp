// brat's stand-off annotations (.ann) of a text beside them: `T1<tab>Claim 76 181<tab>words`, relations
// `R1<tab>supports Arg1:T3 Arg2:T2`, attributes `A1<tab>Stance T1 For`, notes. Offsets count code points.
// Stenetorp et al., "brat: a Web-based Tool for NLP-Assisted Text Annotation" (2012).
#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "argmap/exchange/escape.h"
#include "argmap/exchange/formats.h"
#include "argmap/exchange/kept.h"
#include "base/utf8.h"

namespace stet::argmap::exchange {
namespace {

constexpr std::size_t context = 32;                // bytes of an anchor's surroundings
constexpr std::size_t most_attributes = 64;        // of one entity, by name; others are kept as lines
constexpr std::size_t search_budget = 32U << 20U;  // bytes looked through for words that occur twice

std::vector<std::string_view> split(std::string_view text, char separator, std::size_t most) {
  std::vector<std::string_view> parts;
  while (parts.size() + 1 < most) {
    auto const at = text.find(separator);
    if (at == std::string_view::npos) break;
    parts.push_back(text.substr(0, at));
    text.remove_prefix(at + 1);
  }
  parts.push_back(text);
  return parts;
}

std::optional<std::size_t> number(std::string_view text) {
  std::size_t value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

class BratReader {
 public:
  BratReader(Input const& input, Notes& notes) : input_(input), notes_(notes) {
    starts_.reserve(input.article_text.size() + 1);
    for (std::size_t at = 0; at < input.article_text.size(); at += utf8::decode(input.article_text, at).size)
      starts_.push_back(static_cast<Offset>(at));
    starts_.push_back(static_cast<Offset>(input.article_text.size()));
    graph_.article = input.article;
  }

  ArgumentGraph read() {
    each_line([this](std::string_view line, Span place) {
      if (line.front() == 'T') entity(line, place);
    });
    each_line([this](std::string_view line, Span) {
      if (line.front() == 'E') event(line);
    });
    each_line([this](std::string_view line, Span place) {
      if (line.front() != 'T') other(line, place);
    });
    if (!rest_.empty()) graph_.data.push_back({"brat", rest_ + ']'});
    return std::move(graph_);
  }

 private:
  template <class Function>
  void each_line(Function const& function) {
    bool const is_marked = input_.text.starts_with(utf8::byte_order_mark);
    for (std::size_t at = is_marked ? utf8::byte_order_mark.size() : 0; at < input_.text.size();) {
      std::size_t const end = std::min(input_.text.find('\n', at), input_.text.size());
      std::string_view line = input_.text.substr(at, end - at);
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (!line.empty()) function(line, Span{static_cast<Offset>(at), static_cast<Offset>(end)});
      at = end + 1;
    }
  }

  void entity(std::string_view line, Span place) {
    auto const fields = split(line, '\t', 3);
    auto const where = fields.size() > 1 ? split(fields[1], ' ', 2) : std::vector<std::string_view>{};
    if (where.size() < 2) {
      notes_.broken(place, "an entity without a type and a place is left out");
      return;
    }
    Proposition claim;
    claim.id = fields[0];
    if (claims_.contains(claim.id)) {
      notes_.broken(place, "two entities have one id; the first counts");
      return;
    }
    claim.text = fields.size() > 2 ? fields[2] : std::string_view();
    claim.data.push_back({"type", in_quotes(where[0])});
    claim.data.push_back({"at", in_quotes(where[1])});
    anchor(claim, where[1], place);
    std::string const id = claim.id;
    claims_.emplace(id, graph_.claims.add(std::move(claim)));
  }

  // `E1<tab>Type:T1 Role:T2`: what is said of the event is said of its trigger.
  void event(std::string_view line) {
    auto const fields = split(line, '\t', 2);
    if (fields.size() < 2) return;
    PropositionId const trigger = argument(split(fields[1], ' ', 2).front());
    if (trigger.valid()) claims_.emplace(fields[0], trigger);
  }

  // Of an entity in several pieces, the first is the anchor.
  void anchor(Proposition& claim, std::string_view where, Span place) {
    auto const pieces = split(where, ';', ~std::size_t{0});
    auto const ends = split(pieces.front(), ' ', 2);
    auto const begin = number(ends[0]);
    auto const end = ends.size() > 1 ? number(ends[1]) : std::nullopt;
    if (!begin || !end || *begin >= *end) {
      notes_.broken(place, "an entity's place is no pair of offsets");
      return;
    }
    if (input_.article_text.empty()) return;
    if (*end >= starts_.size()) {
      notes_.broken(place, "an entity lies beyond the end of the text");
      return;
    }
    if (pieces.size() > 1) notes_.keep(place, "an entity in several pieces is anchored to the first");
    std::string_view const text = input_.article_text;
    std::size_t const first = starts_[*begin];
    std::size_t const last = starts_[*end];
    claim.anchor.exact = one_line(text.substr(first, last - first));
    if (claim.text.empty()) claim.text = claim.anchor.exact;
    if (!occurs_once(text.substr(first, last - first), first)) {
      claim.anchor.prefix = one_line(text.substr(back(first), first - back(first)));
      claim.anchor.suffix = one_line(text.substr(last, forth(last) - last));
    }
  }

  bool occurs_once(std::string_view words, std::size_t at) {
    std::string_view const text = input_.article_text;
    if (searched_ > search_budget) return false;
    searched_ += text.size();
    return text.find(words) == at && text.find(words, at + 1) == std::string_view::npos;
  }

  // At whole words, and at most `context` away.
  [[nodiscard]] std::size_t back(std::size_t at) const {
    std::size_t const least = at > context ? at - context : 0;
    if (least == 0) return 0;
    auto const space = input_.article_text.find(' ', least);
    return space < at ? space : at;
  }
  [[nodiscard]] std::size_t forth(std::size_t at) const {
    std::size_t const most = std::min(at + context, input_.article_text.size());
    if (most == input_.article_text.size()) return most;
    auto const space = input_.article_text.rfind(' ', most);
    return space != std::string_view::npos && space > at ? space : at;
  }

  PropositionId argument(std::string_view field) {
    auto const colon = field.find(':');
    auto const found =
        claims_.find(std::string(colon == std::string_view::npos ? field : field.substr(colon + 1)));
    return found == claims_.end() ? PropositionId{} : found->second;
  }

  void relation(std::string_view line, Span place) {
    auto const fields = split(line, '\t', 3);
    auto const words = fields.size() > 1 ? split(fields[1], ' ', 4) : std::vector<std::string_view>{};
    PropositionId const from = words.size() > 2 ? argument(words[1]) : PropositionId{};
    PropositionId const to = words.size() > 2 ? argument(words[2]) : PropositionId{};
    if (!from.valid() || !to.valid()) {
      notes_.broken(place, "a relation names an entity that does not exist; it is left out");
      return;
    }
    Step step;
    step.id = fields[0];
    std::string const type = lower_case(words[0]);
    bool const attacks =
        type.contains("attack") || type.contains("contra") || type.contains("rebut") || type == "con";
    if (!attacks && !type.contains("support") && type != "pro")
      notes_.keep(place, "a relation of type `" + std::string(words[0]) + "` is read as support");
    step.kind = attacks ? StepKind::attack : StepKind::support;
    step.data.push_back({"type", in_quotes(words[0])});
    step.premises.push_back({from, {}});
    step.claim = to;
    graph_.steps.add(std::move(step));
  }

  // `A1<tab>Stance T1 For`, `#1<tab>AnnotatorNotes T1<tab>words`.
  bool attribute(std::string_view line) {
    auto const fields = split(line, '\t', 3);
    if (fields.size() < 2) return false;
    auto const words = split(fields[1], ' ', 3);
    if (words.size() < 2) return false;
    PropositionId const claim = argument(words[1]);
    if (!claim.valid()) return false;
    bool const is_note = line.front() == '#';
    std::string_view const value = is_note && fields.size() > 2 ? fields[2]
                                   : words.size() > 2           ? words[2]
                                                                : "true";
    Fields& data = graph_.claims[claim].data;
    if (data.size() >= most_attributes) return false;
    std::string const key = kebab_case(words[0]);
    add_value(data, key.empty() ? "attribute" : key, in_quotes(value));
    return true;
  }

  void other(std::string_view line, Span place) {
    char const kind = line.front();
    if (kind == 'R') {
      relation(line, place);
    } else if ((kind != 'A' && kind != 'M' && kind != '#') || !attribute(line)) {
      notes_.keep(place, std::string("a line that begins with `") + kind + "` is kept as data");
      rest_ += (rest_.empty() ? "[" : ", ") + in_quotes(line);
    }
  }

  Input const& input_;
  Notes& notes_;
  ArgumentGraph graph_;
  std::vector<Offset> starts_;  // byte offsets of the text's code points
  std::unordered_map<std::string, PropositionId> claims_;
  std::string rest_;
  std::size_t searched_ = 0;
};

}  // namespace

bool is_brat(Input const& input) {
  std::string_view text = input.text.substr(0, 4096);
  if (text.starts_with(utf8::byte_order_mark)) text.remove_prefix(utf8::byte_order_mark.size());
  auto const tab = text.find('\t');
  if (tab == std::string_view::npos || tab < 2 || tab > 12) return false;
  if (!std::string_view("TRAEM#N*").contains(text.front())) return false;
  return std::ranges::all_of(text.substr(1, tab - 1), [](char c) { return c >= '0' && c <= '9'; });
}

std::expected<ArgumentGraph, ReadError> read_brat(Input const& input, Notes& notes) {
  if (input.article_text.empty())
    notes.keep({}, "the text that the annotations are about is not beside them; claims have no anchors");
  return BratReader(input, notes).read();
}

}  // namespace stet::argmap::exchange
