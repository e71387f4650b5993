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
    out_ << "<div class=\"row\">\n<div class=\"text\"";
    language(out_, index_.result().article_language);
    out_ << ">";
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
    for (TextRun const& run : cutter_.cut(block)) {
      for (auto const i : run.begins) begin_claim(index_.anchors()[i].claim);
      if (run.anchors.empty()) {
        out_.text(run.text.of(text));
      } else {
        link(run, run.text.of(text));
      }
    }
    for (auto const claim : here_) also(claim);  // those under so many others that no run has named them
  }

  // The claim's card goes to this row, and its verdict into the margin.
  void begin_claim(StatementId claim) {
    if (carded_[claim.index()]) return;
    carded_[claim.index()] = true;
    here_.push_back(claim);
    labels_.push_back(claim);
  }

  // The sign, the words in the margin and the first word of a claim stand on one line.
  void start(std::string_view& words, bool has_sign) {
    out_ << (has_sign ? Markup("<span class=\"start\">") : Markup("<span class=\"start quiet\">"));
    for (auto const labelled : labels_) {
      out_ << "<span";
      verdict_classes(out_, "rail", index_.verdict(labelled));
      out_ << "></span>";
    }
    labels_.clear();
    constexpr std::size_t longest = 24;
    std::size_t end = std::min(words.find_first_of(" \n\t"), words.size());
    if (end > longest)
      for (end = longest; end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U;) --end;
    out_.text(words.substr(0, end)) << "</span>";
    words.remove_prefix(end);
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
    if (first || !labels_.empty()) start(words, first);
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
  std::vector<bool> met_;            // claims that a link leads to
  std::vector<bool> carded_;         // claims whose card has its row
  std::vector<StatementId> here_;    // whose cards stand in this row
  std::vector<StatementId> labels_;  // whose words in the margin are still to be written
  bool has_title_ = false;
};

}  // namespace

void article(Writer& out, PageIndex const& index) { ArticleWriter(out, index).write(); }

bool has_other_claims(PageIndex const& index) {
  for (auto const claim : index.map().statements.ids())
    if (!index.anchored(claim) && !index.told_in(claim).valid()) return true;
  return false;
}

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
  list(titled, index.has_article() ? Markup("With a title") : Markup("Claims"));
  list(untitled, "Premises and reasons without a title");
}

}  // namespace stet::app::html
