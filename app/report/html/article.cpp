// The article with every claim marked in its words, and the cards beside the passage in which they begin.
#include <algorithm>

#include "app/report/html/parts.h"
#include "app/report/html/runs.h"

namespace stet::app::html {

using argmap::StatementId;
using Kind = parser::Block::Kind;

namespace {

// Blocks that belong together: the items of a list, the paragraphs of a quotation, the cells of a table.
bool joins(Kind kind) {
  return kind == Kind::list_item || kind == Kind::quotation || kind == Kind::table_cell;
}

class ArticleWriter {
 public:
  ArticleWriter(Writer& out, PageIndex const& index)
      : out_(out),
        index_(index),
        cutter_(index.anchors()),
        met_(index.map().statements.size(), false),
        carded_(met_) {}

  void write() {
    auto const& blocks = index_.article().blocks;
    for (std::size_t i = 0; i < blocks.size();) {
      std::size_t end = i + 1;
      if (joins(blocks[i].kind))
        while (end < blocks.size() && blocks[end].kind == blocks[i].kind) ++end;
      row(i, end);
      i = end;
    }
  }

 private:
  void row(std::size_t begin, std::size_t end) {
    auto const& blocks = index_.article().blocks;
    here_.clear();
    out_ << "<div class=\"row\">\n<div class=\"text\">";
    switch (blocks[begin].kind) {
      case Kind::list_item: out_ << "<ul>\n"; break;
      case Kind::quotation: out_ << "<blockquote>\n"; break;
      case Kind::table_cell: out_ << "<ul class=\"cells\">\n"; break;
      default: break;
    }
    for (std::size_t i = begin; i < end; ++i) block(blocks[i]);
    switch (blocks[begin].kind) {
      case Kind::list_item:
      case Kind::table_cell: out_ << "</ul>"; break;
      case Kind::quotation: out_ << "</blockquote>"; break;
      default: break;
    }
    out_ << "</div>\n";
    if (!here_.empty()) {
      out_ << "<div class=\"cards\">\n";
      for (auto const claim : here_) card(out_, index_, claim, claim.index() < most_explained);
      out_ << "</div>\n";
    }
    out_ << "</div>\n";
  }

  void block(parser::Block const& block) {
    switch (block.kind) {
      case Kind::heading:
        out_ << (has_title_ ? Markup("<h3>") : Markup("<h3 class=\"title\">"));
        runs(block.text);
        out_ << "</h3>";
        has_title_ = true;
        break;
      case Kind::list_item:
      case Kind::table_cell:
        out_ << "<li>";
        runs(block.text);
        out_ << "</li>\n";
        break;
      case Kind::code:
        out_ << "<pre>";
        runs(block.text);
        out_ << "</pre>";
        break;
      case Kind::caption:
        out_ << "<p class=\"caption\">";
        runs(block.text);
        out_ << "</p>";
        break;
      case Kind::paragraph:
      case Kind::quotation:
        out_ << "<p>";
        runs(block.text);
        out_ << "</p>\n";
        break;
    }
  }

  void runs(Span block) {
    std::string_view const text = index_.article().text;
    next_line_ = 0;
    for (TextRun const& run : cutter_.cut(block)) {
      for (auto const i : run.begins) begin_claim(index_.anchors()[i].claim, run.text.begin - block.begin);
      if (run.anchors.empty()) {
        out_.text(run.text.of(text));
      } else {
        link(run, run.text.of(text));
      }
    }
    for (auto const claim : here_) also(claim);  // those under so many others that no run has named them
  }

  // The claim's card goes to this row, and its verdict into the margin, on the line where it probably begins;
  // two on one line go below each other.
  void begin_claim(StatementId claim, std::size_t characters) {
    constexpr std::size_t line = 66;
    if (carded_[claim.index()]) return;
    carded_[claim.index()] = true;
    here_.push_back(claim);
    std::size_t const expected = characters / line;
    std::size_t const down = expected < next_line_ ? std::min<std::size_t>(next_line_ - expected, 4) : 0;
    next_line_ = expected + down + 1;
    auto const& verdict = index_.verdict(claim);
    out_ << "<span";
    verdict_classes(out_, "rail", verdict);
    if (down > 0) out_ << " data-down=\"" << down << "\"";
    out_ << "></span>";
  }

  void link(TextRun const& run, std::string_view words) {
    StatementId const claim = index_.anchors()[run.anchors.front()].claim;
    auto const& verdict = index_.verdict(claim);
    bool const first = !met_[claim.index()];
    out_ << "<a";
    verdict_classes(out_, "claim", verdict);
    if (first) out_.attribute("id", "in-" + index_.id(claim));
    out_.to(index_.id(claim));
    out_.attribute("aria-describedby", "v-" + index_.id(claim));
    if (run.anchors.size() > 1) {
      std::string also;
      for (auto const i : run.anchors) {
        if (!also.empty()) also += ' ';
        also += index_.id(index_.anchors()[i].claim);
      }
      out_.attribute("data-claims", also);
    }
    out_ << ">";
    out_.text(words) << "</a>";
    met_[claim.index()] = true;
    // Claims that narrower ones cover from here on would never be led to.
    for (std::size_t i = 1; i < run.anchors.size(); ++i)
      if (auto const& anchor = index_.anchors()[run.anchors[i]]; anchor.text.end <= run.text.end)
        also(anchor.claim);
  }

  void also(StatementId claim) {
    if (met_[claim.index()]) return;
    auto const& verdict = index_.verdict(claim);
    out_ << "<a";
    verdict_classes(out_, "claim also", verdict);
    out_.attribute("id", "in-" + index_.id(claim));
    out_.to(index_.id(claim)) << ">";
    out_ << "<span class=\"unseen\">";
    out_.text(index_.name(claim)) << "</span></a>";
    met_[claim.index()] = true;
  }

  Writer& out_;
  PageIndex const& index_;
  RunCutter cutter_;
  std::vector<bool> met_;          // claims that a link leads to
  std::vector<bool> carded_;       // claims whose card has its row
  std::vector<StatementId> here_;  // whose cards stand in this row
  std::size_t next_line_ = 0;      // of the margin that is free
  bool has_title_ = false;
};

}  // namespace

void article(Writer& out, PageIndex const& index) { ArticleWriter(out, index).write(); }

void other_claims(Writer& out, PageIndex const& index) {
  auto const& map = index.map();
  std::vector<StatementId> titled;
  std::vector<StatementId> untitled;
  for (auto const claim : map.statements.ids()) {
    if (index.anchored(claim) || index.told_in(claim).valid()) continue;
    (map.statements[claim].untitled ? untitled : titled).push_back(claim);
  }
  auto const list = [&](std::vector<StatementId> const& claims, Markup heading) {
    if (claims.empty()) return;
    out << "<h3>" << heading << "</h3>\n<div class=\"cards others\">\n";
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (i == most_at_once) out << "</div>\n" << vault_opens << "<div class=\"cards others\">\n";
      card(out, index, claims[i], claims[i].index() < most_explained);
    }
    out << "</div>\n";
    if (claims.size() > most_at_once) {
      out << vault_closes << "<p class=\"label only-scripted\">and " << claims.size() - most_at_once
          << " more: search for them, or choose them in the map</p>\n";
    }
  };
  if (titled.empty() && untitled.empty())
    out << "<p class=\"label\">None: the article states every claim of the map.</p>\n";
  list(titled, index.has_article() ? Markup("With a title") : Markup("Claims"));
  list(untitled, "Premises and reasons without a title");
}

}  // namespace stet::app::html
