#include "parser/article/footnotes.h"

#include <algorithm>
#include <unordered_set>

#include "parser/article/markdown_lines.h"

namespace stet::parser {

namespace {

// The label of `[^label]` at the start of the text, with its brackets; empty if there is none.
std::string_view label_at(std::string_view text) {
  constexpr std::size_t longest = 200;
  if (!text.starts_with("[^")) return {};
  std::size_t const end = text.substr(0, longest).find_first_of(" \t\r\n[]", 2);
  return end == std::string_view::npos || end == 2 || text[end] != ']' ? std::string_view{}
                                                                       : text.substr(0, end + 1);
}

// The label that a line defines.
std::string_view defined_label(std::string_view line) {
  std::size_t const indent = indentation(line);
  if (indent > 3) return {};
  auto const label = label_at(line.substr(indent));
  return !label.empty() && line.substr(indent + label.size()).starts_with(':') ? label : std::string_view{};
}

// md4c looks for the line of every bracket from the start of its paragraph, which is quadratic. A stretch
// without a blank line, too long to have been written by hand, is cut where the product of the two grows too
// large.
class Stretch {
 public:
  // True if a cut is due before the line.
  bool exceeded_by(std::string_view line) {
    constexpr std::size_t most = 4'000'000;
    std::size_t const first = line.find_first_not_of(" \t>");
    if (first == std::string_view::npos) {
      lines_ = brackets_ = 0;
    } else if (line[first] != '|') {  // table rows are read one by one
      ++lines_;
      brackets_ += static_cast<std::size_t>(std::ranges::count(line, '['));
    }
    if (lines_ * brackets_ <= most) return false;
    lines_ = brackets_ = 1;
    return true;
  }

 private:
  std::size_t lines_ = 0;
  std::size_t brackets_ = 0;
};

class Rewriter {
 public:
  Rewriter(std::string_view bytes, std::size_t begin, std::vector<Span> const& passed_over)
      : bytes_(bytes), begin_(begin), passed_over_(passed_over), next_(passed_over.begin()) {}

  WithoutFootnotes run() {
    look_ahead();
    if (labels_.empty() && !too_long_ && passed_over_.empty()) return {};
    out_.text.reserve(bytes_.size() - begin_);
    Fence fence;
    Stretch stretch;
    bool in_definition = false;
    for (std::size_t at = begin_; at < bytes_.size();) {
      Line const line = line_at(bytes_, at);
      at = line.next;
      auto const text = content(bytes_, line);
      if (stretch.exceeded_by(text)) made("\n", line.begin);
      if (fence.holds(text)) {
        copy(line.begin, line.next);
        continue;
      }
      if (auto const label = defined_label(text); !label.empty()) {
        in_definition = true;
        made("\n\n", line.begin);
        std::size_t const after = line.begin + indentation(text) + label.size() + 1;
        copy_line(after + indentation(bytes_.substr(after, line.end - after)), line);
        continue;
      }
      std::size_t const indent = indentation(text);
      bool const blank = text.find_first_not_of(" \t") == std::string_view::npos;
      bool const tabbed = text.starts_with('\t');
      if (in_definition && !blank && indent < 4 && !tabbed && after_blank_) {
        in_definition = false;
        made("\n", line.begin);
      }
      after_blank_ = blank;
      copy_line(line.begin + (in_definition && !blank ? (tabbed ? 1 : std::min<std::size_t>(indent, 4)) : 0),
                line);
    }
    return std::move(out_);
  }

 private:
  void look_ahead() {
    Fence fence;
    Stretch stretch;
    for (std::size_t at = begin_; at < bytes_.size();) {
      Line const line = line_at(bytes_, at);
      at = line.next;
      auto const text = content(bytes_, line);
      too_long_ = too_long_ || stretch.exceeded_by(text);
      if (fence.holds(text)) continue;
      if (auto const label = defined_label(text); !label.empty()) labels_.insert(label);
    }
  }

  // Copies what is not passed over. Begins where it ended last, or later.
  void copy(std::size_t begin, std::size_t end) {
    for (; next_ != passed_over_.end() && next_->begin < end; ++next_) {
      copy_all(begin, std::min<std::size_t>(next_->begin, end));
      begin = std::max<std::size_t>(begin, next_->end);
      if (begin > end) return;  // goes on behind what is copied now
    }
    copy_all(begin, end);
  }
  void copy_all(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    out_.text += bytes_.substr(begin, end - begin);
    out_.origin.add(static_cast<Offset>(end - begin), {static_cast<Offset>(begin), static_cast<Offset>(end)});
  }
  void made(std::string_view text, std::size_t at) {
    out_.text += text;
    out_.origin.add(static_cast<Offset>(text.size()), {static_cast<Offset>(at), static_cast<Offset>(at)});
  }

  // Copies the rest of a line without the references in it.
  void copy_line(std::size_t begin, Line line) {
    std::size_t from = begin;
    for (std::size_t at = bytes_.substr(0, line.end).find("[^", begin); at < line.end;
         at = bytes_.substr(0, line.end).find("[^", at)) {
      auto const label = label_at(bytes_.substr(at, line.end - at));
      bool const escaped = at > begin && bytes_[at - 1] == '\\';
      if (label.empty() || escaped || !labels_.contains(label)) {
        at += 2;
        continue;
      }
      copy(from, at);
      from = at = at + label.size();
    }
    copy(from, line.next);
  }

  std::string_view bytes_;
  std::size_t begin_;
  std::vector<Span> const& passed_over_;
  std::vector<Span>::const_iterator next_;  // of them
  std::unordered_set<std::string_view> labels_;
  WithoutFootnotes out_;
  bool too_long_ = false;
  bool after_blank_ = false;
};

// True if the lines from `at` on begin like YAML with keys. What else stands after `---` is text after a
// rule.
bool begins_mapping(std::string_view bytes, std::size_t at) {
  Line line = line_at(bytes, at);
  while (content(bytes, line).starts_with('#') && line.next < bytes.size()) line = line_at(bytes, line.next);
  auto const text = content(bytes, line);
  if (text.starts_with("---") || text.starts_with("...") || text.starts_with('{')) return true;
  std::size_t const colon = text.find(':');
  return colon != std::string_view::npos && colon > 0 &&
         (colon + 1 == text.size() || text[colon + 1] == ' ' || text[colon + 1] == '\t');
}

}  // namespace

std::size_t after_front_matter(std::string_view bytes, std::size_t begin) {
  auto const trimmed = [&](Line line) {
    auto const text = content(bytes, line);
    return text.substr(0, text.find_last_not_of(" \t") + 1);
  };
  Line line = line_at(bytes, begin);
  auto const fence = trimmed(line);
  if (fence != "---" && fence != "+++") return begin;
  if (fence == "---" && !begins_mapping(bytes, line.next)) return begin;
  while (line.next < bytes.size()) {
    line = line_at(bytes, line.next);
    auto const text = trimmed(line);
    if (text == fence || (fence == "---" && text == "...")) return line.next;
  }
  return begin;
}

WithoutFootnotes without_footnotes(std::string_view bytes, std::size_t begin,
                                   std::vector<Span> const& passed_over) {
  if (passed_over.empty() && bytes.find('[', begin) == std::string_view::npos) return {};
  return Rewriter(bytes, begin, passed_over).run();
}

}  // namespace stet::parser
