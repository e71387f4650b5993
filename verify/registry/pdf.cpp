#include "verify/registry/pdf.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "verify/quote/fold.h"
#include "verify/registry/pdf_layout.h"

namespace stet::verify {
namespace {

using Pages = std::vector<PdfPage>;

std::string text_of(PdfLine const& line) {
  std::string text;
  for (auto const& word : line.words) (text += text.empty() ? "" : " ") += word.text;
  return text;
}

// --- Running heads and feet ---

constexpr double margin = 0.2;           // of the page's height, above and below: where heads and feet stand
constexpr std::size_t deepest_head = 3;  // rows

using Row = std::vector<PdfLine*>;  // lines side by side

// The page's rows from the upper (lower) edge inwards, as many as may be heads.
std::vector<Row> edge_rows(PdfPage& page, bool upper) {
  Row lines;
  for (auto& block : page.blocks)
    for (auto& line : block.lines)
      if (upper ? line.box.bottom < page.height * margin : line.box.top > page.height * (1 - margin))
        lines.push_back(&line);
  std::ranges::stable_sort(lines, {},
                           [&](PdfLine const* line) { return upper ? line->box.top : -line->box.bottom; });
  std::vector<Row> rows;
  for (PdfLine* const line : lines) {
    Box const* const row = rows.empty() ? nullptr : &rows.back().front()->box;
    if (row != nullptr && line->box.top < row->bottom && row->top < line->box.bottom)
      rows.back().push_back(line);
    else if (rows.size() < deepest_head)
      rows.push_back({line});
    else
      break;
  }
  return rows;
}

// What a head says on every page: its figures may differ.
std::string head_of(PdfLine const& line) {
  std::string head;
  for (char const c : text_of(line)) {
    if (!is_digit(c))
      head += c;
    else if (!head.ends_with('#'))
      head += '#';
  }
  return head;
}

// 17, - 17 -, Page 3 of 10, xii.
bool is_page_number(PdfLine const& line) {
  std::string const head = quote::lower(head_of(line));
  if (line.words.size() > 4) return false;
  if (head.find_first_not_of("ivxlc") == std::string::npos) return true;
  static constexpr std::array<std::string_view, 6> words{"page ",   "p. ",   "seite ",
                                                         "página ", "стр. ", "strana "};
  std::string_view rest = head;
  for (auto const word : words)
    if (rest.starts_with(word)) rest.remove_prefix(word.size());
  return rest.contains('#') && rest.find_first_not_of("# /.-–—|[]()ofvoniz") == std::string_view::npos;
}

// True if there is more room than between lines on the line's inner side.
bool stands_off(PdfLine const& head, PdfPage const& page, bool upper) {
  constexpr double room = 0.6;  // of the line's height
  for (auto const& block : page.blocks)
    for (auto const& line : block.lines) {
      double const gap = upper ? line.box.top - head.box.bottom : head.box.top - line.box.bottom;
      if (gap > -head.box.height() / 2 && gap < head.box.height() * room) return false;
    }
  return true;
}

void drop_heads(Pages& pages) {
  std::map<std::pair<bool, std::string>, std::size_t> pages_with;
  for (auto& page : pages)
    for (bool const upper : {true, false}) {
      std::set<std::string> heads;
      for (auto const& row : edge_rows(page, upper))
        for (auto const* line : row) heads.insert(head_of(*line));
      for (auto const& head : heads) ++pages_with[{upper, head}];
    }
  for (auto& page : pages)
    for (bool const upper : {true, false}) {
      auto rows = edge_rows(page, upper);
      auto const is_head = [&](PdfLine const* line) {
        return pages_with[{upper, head_of(*line)}] > 1 || is_page_number(*line);
      };
      auto const text =
          std::ranges::find_if(rows, [&](Row const& row) { return std::ranges::none_of(row, is_head); });
      rows.erase(text, rows.end());
      while (!rows.empty() && !stands_off(*rows.back().front(), page, upper)) rows.pop_back();
      for (auto const& row : rows)
        for (auto* line : row) line->words.clear();
    }
  for (auto& page : pages) {
    for (auto& block : page.blocks)
      std::erase_if(block.lines, [](PdfLine const& line) { return line.words.empty(); });
    std::erase_if(page.blocks, [](PdfBlock const& block) { return block.lines.empty(); });
  }
}

// --- Footnotes ---

constexpr double note_size = 0.92;  // of the text's

// The height of most letters of the document.
double body_size(Pages const& pages) {
  std::map<int, std::size_t> letters;
  for (auto const& page : pages)
    for (auto const& block : page.blocks)
      for (auto const& line : block.lines)
        for (auto const& word : line.words) letters[static_cast<int>(line.size * 10)] += word.text.size();
  auto const most = std::ranges::max_element(letters, {}, [](auto const& entry) { return entry.second; });
  return most == letters.end() ? 0 : most->first / 10.0;
}

bool one_above_another(Box const& a, Box const& b) { return a.left < b.right && b.left < a.right; }

// Takes the small print at the foot of the page out of it: lines below which no line of the text stands.
std::vector<PdfBlock> take_notes(PdfPage& page, double body) {
  std::vector<Box> text;
  for (auto const& block : page.blocks)
    for (auto const& line : block.lines)
      if (line.size >= body * note_size) text.push_back(line.box);
  auto const is_note = [&](PdfLine const& line) {
    return line.size < body * note_size && line.box.top > page.height / 3 &&
           std::ranges::none_of(text, [&](Box const& box) {
             return box.top > line.box.top && one_above_another(box, line.box);
           });
  };
  std::vector<PdfBlock> notes;
  constexpr std::size_t most_lines = 2000;  // a page with more is no page of a text
  if (text.empty() || text.size() > most_lines) return notes;
  for (auto& block : page.blocks) {
    auto first = block.lines.end();
    while (first != block.lines.begin() && is_note(*std::prev(first))) --first;
    if (first == block.lines.end()) continue;
    notes.push_back({{std::make_move_iterator(first), std::make_move_iterator(block.lines.end())}});
    block.lines.erase(first, block.lines.end());
  }
  std::erase_if(page.blocks, [](PdfBlock const& block) { return block.lines.empty(); });
  return notes;
}

// --- Lines ---

std::string small_figures(std::string_view text, bool raised) {
  static constexpr std::array<std::string_view, 10> above{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  static constexpr std::array<std::string_view, 10> below{"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};
  std::string out;
  for (char const c : text) {
    if (is_digit(c))
      out += (raised ? above : below).at(static_cast<std::size_t>(c - '0'));
    else
      out += c == '-' ? (raised ? "⁻" : "₋") : std::string(1, c);
  }
  return out;
}

// A word of figures that is smaller than its line and stands higher (lower).
bool is_small(PdfLine const& line, PdfWord const& word, bool raised) {
  constexpr double small = 0.82;
  if (word.box.height() > line.size * small || !is_digit(word.text.back())) return false;
  if (word.text.find_first_not_of("0123456789,-") != std::string::npos) return false;
  // The box of the line's own letters, without what stands out of it.
  double top = line.box.bottom;
  double bottom = line.box.top;
  for (auto const& other : line.words) {
    if (other.box.height() < line.size * small) continue;
    top = std::min(top, other.box.top);
    bottom = std::max(bottom, other.box.bottom);
  }
  double const middle = (word.box.top + word.box.bottom) / 2;
  return raised ? middle < (top + bottom) / 2 : middle >= (top + bottom) / 2;
}

// Single letters or a few, in gaps of all widths: a word that was spaced out.
bool is_spaced_out(PdfLine const& line) {
  constexpr std::size_t fewest = 3;
  constexpr std::size_t longest = 3;  // letters together
  if (line.words.size() < fewest) return false;
  double narrowest = line.size;
  double widest = 0;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    auto const& word = line.words[i];
    std::size_t const count = utf8::count(word.text);
    if (count > longest || is_digit(word.text.front())) return false;
    letters += count;
    if (i == 0) continue;
    double const gap = word.box.left - line.words[i - 1].box.right;
    narrowest = std::min(narrowest, gap);
    widest = std::max(widest, gap);
  }
  constexpr double uneven = 1.25;
  bool const single = letters == line.words.size();
  return single || (widest > narrowest * uneven && letters * 2 < line.words.size() * 5);
}

std::string readable(PdfLine const& line) {
  constexpr double word_gap = 0.9;   // of the size, between words that are spaced out
  constexpr double touching = 0.06;  // between parts of one word
  bool const spaced = is_spaced_out(line);
  std::string text;
  PdfWord const* previous = nullptr;
  for (auto const& word : line.words) {
    if (word.text.empty()) continue;
    double const gap = previous == nullptr ? 0 : word.box.left - previous->box.right;
    bool const raised = is_small(line, word, true);
    bool const lowered = !raised && is_small(line, word, false);
    bool const joined = spaced ? gap < line.size * word_gap
                               : raised || lowered || (gap < line.size * touching && gap > -line.size);
    if (!text.empty() && !joined) text += ' ';
    text += raised || lowered ? small_figures(word.text, raised) : word.text;
    previous = &word;
  }
  return text;
}

// --- Paragraphs ---

class Text {
 public:
  void page() {
    if (std::exchange(has_pages_, true)) out_.pages += '\f';
    page_begins_ = !out_.text.empty();
  }

  void block(PdfBlock const& block, bool cells) {
    bool first = true;
    for (auto& line : print(block)) {
      add(line, cells || (first && !continues(line)));
      first = false;
    }
  }

  // The block is printed on the page that has been reached, and follows the text.
  void note(PdfBlock const& block) { notes_.push_back(print(block)); }

  [[nodiscard]] PdfText take() && {
    for (auto const& note : notes_)
      for (auto const& line : note) add(line, &line == &note.front() && !continues(line));
    return std::move(out_);
  }

 private:
  struct Printed {
    std::string words;
    Offset at = 0;  // on the pages
    PdfLine line;
  };

  std::vector<Printed> print(PdfBlock const& block) {
    std::vector<Printed> lines;
    for (auto const& line : block.lines) {
      std::string words = readable(line);
      if (words.empty()) continue;
      if (!out_.pages.empty() && !out_.pages.ends_with('\f')) out_.pages += '\n';
      auto const at = static_cast<Offset>(out_.pages.size());
      out_.pages += words;
      lines.push_back({std::move(words), at, line});
    }
    return lines;
  }

  void add(Printed const& line, bool apart) {
    auto& text = out_.text;
    if (!text.empty()) text += apart ? "\n\n" : "\n";
    if (std::exchange(page_begins_, false)) text += '\f';
    out_.pieces.push_back({static_cast<Offset>(text.size()), {}, line.at});
    text += line.words;
    last_ = line.line;
  }

  // Whether a block that begins with the line goes on with the sentence that the one before it left open.
  [[nodiscard]] bool continues(Printed const& next) const {
    auto const& text = out_.text;
    if (text.empty() || !last_) return false;
    constexpr double same_size = 0.08;
    if (std::abs(next.line.size - last_->size) > last_->size * same_size) return false;
    if (text.ends_with('-')) return true;
    constexpr std::string_view stops = ".!?:;";
    return !stops.contains(text.back()) && (quote::starts_lower(next.words) || text.back() == ',') &&
           last_->words.size() > 2;
  }

  PdfText out_;
  std::vector<std::vector<Printed>> notes_;
  bool has_pages_ = false;
  bool page_begins_ = false;
  std::optional<PdfLine> last_;
};

// Blocks side by side whose lines are a few words each, on the same heights: a table's columns.
bool is_column_of_cells(PdfBlock const& block, PdfPage const& page) {
  constexpr std::size_t longest_cell = 3;  // words
  auto const short_lines = [](PdfBlock const& one) {
    return std::ranges::all_of(one.lines, [](auto const& line) { return line.words.size() <= longest_cell; });
  };
  constexpr std::size_t most_blocks = 500;
  if (page.blocks.size() > most_blocks || !short_lines(block)) return false;
  Box const box = block.box();
  return std::ranges::any_of(page.blocks, [&](PdfBlock const& other) {
    Box const beside = other.box();
    return &other != &block && short_lines(other) && !one_above_another(box, beside) &&
           beside.top < box.bottom && box.top < beside.bottom;
  });
}

}  // namespace

std::expected<PdfText, Error> text_of_pdf(std::string const& bytes) {
  auto pages = read_pdf_layout(bytes);
  if (!pages) return std::unexpected(std::move(pages.error()));
  drop_heads(*pages);
  double const body = body_size(*pages);
  Text text;
  for (auto& page : *pages) {
    auto const notes = take_notes(page, body);
    text.page();
    for (auto const& block : page.blocks) text.block(block, is_column_of_cells(block, page));
    for (auto const& note : notes) text.note(note);
  }
  PdfText read = std::move(text).take();
  if (read.text.empty()) return std::unexpected(Error{"the PDF holds no text; perhaps it is scanned pages"});
  read.text += '\n';
  return read;
}

}  // namespace stet::verify
