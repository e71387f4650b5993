// Reads YAML with libfyaml, event by event: no recursion, no resolved aliases, and nothing of the library
// leaves this file.
#include "parser/yaml.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <libfyaml.h>

namespace stet::parser::yaml {
namespace {

constexpr std::size_t max_depth = 64;

struct DestroyParser {
  void operator()(fy_parser* parser) const { fy_parser_destroy(parser); }
};
struct DestroyDiag {
  void operator()(fy_diag* diag) const { fy_diag_destroy(diag); }
};

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, text) != words.end();
}

// YAML 1.2, core schema (10.3.2).
bool is_number(std::string_view text) {
  if (text.starts_with("0x") || text.starts_with("0o")) {
    auto const* digits = text[1] == 'x' ? "0123456789abcdefABCDEF" : "01234567";
    return text.size() > 2 && text.find_first_not_of(digits, 2) == std::string_view::npos;
  }
  std::string_view const unsigned_text = text.substr(text.starts_with('-') || text.starts_with('+') ? 1 : 0);
  if (is_one_of(unsigned_text, {".inf", ".Inf", ".INF"}) || is_one_of(text, {".nan", ".NaN", ".NAN"}))
    return true;
  auto const first = unsigned_text.find_first_of("0123456789");
  if (first == std::string_view::npos || first > 1 || (first == 1 && unsigned_text[0] != '.')) return false;
  std::size_t at = unsigned_text.find_first_not_of("0123456789");
  if (at != std::string_view::npos && unsigned_text[at] == '.') {
    at = unsigned_text.find_first_not_of("0123456789", at + 1);
  }
  if (at == std::string_view::npos) return true;
  if (unsigned_text[at] != 'e' && unsigned_text[at] != 'E') return false;
  ++at;
  if (at < unsigned_text.size() && (unsigned_text[at] == '-' || unsigned_text[at] == '+')) ++at;
  return at < unsigned_text.size() &&
         unsigned_text.find_first_not_of("0123456789", at) == std::string_view::npos;
}

Type type_of_plain(std::string_view text) {
  if (is_one_of(text, {"", "~", "null", "Null", "NULL"})) return Type::null;
  if (is_one_of(text, {"true", "True", "TRUE", "false", "False", "FALSE"})) return Type::boolean;
  return is_number(text) ? Type::number : Type::string;
}

class Reader {
 public:
  Reader(FileId file, std::string_view text, Span span, Diagnostics& diagnostics)
      : file_(file), text_(span.of(text)), base_(span.begin), diagnostics_(diagnostics) {}

  Document read() {
    fy_diag_cfg diag_config{};
    fy_diag_cfg_default(&diag_config);
    diag_config.fp = nullptr;
    std::unique_ptr<fy_diag, DestroyDiag> const diag(fy_diag_create(&diag_config));
    if (!diag) return {};
    fy_diag_set_collect_errors(diag.get(), true);
    fy_parse_cfg config{};
    config.flags = static_cast<fy_parse_cfg_flags>(FYPCF_QUIET | FYPCF_DEFAULT_VERSION_1_2 | FYPCF_JSON_NONE |
                                                   FYPCF_SLOPPY_FLOW_INDENTATION);
    config.diag = diag.get();
    std::unique_ptr<fy_parser, DestroyParser> const parser(fy_parser_create(&config));
    if (!parser || fy_parser_set_string(parser.get(), text_.data(), text_.size()) != 0) return {};
    while (fy_event* event = fy_parser_parse(parser.get())) {
      bool const go_on = take(*event);
      fy_parser_event_free(parser.get(), event);
      if (!go_on) break;
    }
    report_errors(diag.get());
    while (!open_.empty()) close(static_cast<Offset>(text_.size()));
    return std::move(document_);
  }

 private:
  Span span_of(fy_event& event) {
    auto const* begin = fy_event_start_mark(&event);
    auto const* end = fy_event_end_mark(&event);
    auto const size = text_.size();
    auto const from = begin != nullptr ? std::min(begin->input_pos, size) : size;
    auto const to = end != nullptr ? std::clamp(end->input_pos, from, size) : from;
    return {static_cast<Offset>(base_ + from), static_cast<Offset>(base_ + to)};
  }

  // False when reading cannot go on.
  bool take(fy_event& event) {
    switch (event.type) {
      case FYET_DOCUMENT_START:
        if (documents_++ == 0) return true;
        report(span_of(event), "a second YAML document where one is expected").help =
            "keep one document; `---` begins another";
        return false;
      case FYET_SCALAR: return add_scalar(event);
      case FYET_SEQUENCE_START: return open(Type::sequence, event);
      case FYET_MAPPING_START: return open(Type::mapping, event);
      case FYET_SEQUENCE_END:
      case FYET_MAPPING_END: close(span_of(event).end - base_); return true;
      case FYET_ALIAS:
        if (!std::exchange(alias_reported_, true)) {
          report(span_of(event), "an alias").help =
              "write the value out; aliases and merge keys are not read";
        }
        add(Type::null, span_of(event), {});
        return true;
      default: return true;
    }
  }

  bool add_scalar(fy_event& event) {
    fy_token* const token = fy_event_get_token(&event);
    std::size_t size = 0;
    char const* const content = token != nullptr ? fy_token_get_text(token, &size) : nullptr;
    std::string_view const text = content != nullptr ? std::string_view(content, size) : std::string_view{};
    Type type = Type::string;
    Span span = size == 0 && fy_event_start_mark(&event) == nullptr ? nothing_here() : span_of(event);
    fy_scalar_style const style = token != nullptr ? fy_token_scalar_style(token) : FYSS_PLAIN;
    if (style == FYSS_PLAIN) type = type_of_plain(text);
    if (style == FYSS_PLAIN && text == "<<" && is_key() && !std::exchange(merge_reported_, true)) {
      report(span, "a merge key").help = "write the values out; aliases and merge keys are not read";
    }
    if (style == FYSS_SINGLE_QUOTED || style == FYSS_DOUBLE_QUOTED) {
      char const mark = style == FYSS_SINGLE_QUOTED ? '\'' : '"';
      auto const begin = span.begin - base_;
      auto const end = span.end - base_;
      if (begin > 0 && text_[begin - 1] == mark && end < text_.size() && text_[end] == mark) {
        --span.begin;
        ++span.end;
      }
    }
    add(type, span, std::string(text));
    return true;
  }

  // The place of a value that is not written: behind the one before it.
  [[nodiscard]] Span nothing_here() const { return {last_end_, last_end_}; }

  // True if the next value of the innermost mapping is a key.
  [[nodiscard]] bool is_key() const {
    return !open_.empty() && document_.values[open_.back().value].type == Type::mapping &&
           open_.back().children % 2 == 0;
  }

  ValueIndex add(Type type, Span span, std::string text) {
    auto const index = static_cast<ValueIndex>(document_.values.size());
    if (!open_.empty()) ++open_.back().children;
    if (type != Type::sequence && type != Type::mapping) last_end_ = std::max(last_end_, span.end);
    document_.values.push_back({.type = type, .next = index + 1, .span = span, .text = std::move(text)});
    return index;
  }

  bool open(Type type, fy_event& event) {
    Span const span = span_of(event);
    if (open_.size() == max_depth) {
      report({span.begin, span.begin + 1}, "YAML nested more than 64 deep").help =
          "close the brackets, or write it flatter";
      return false;
    }
    if (is_key()) report(span, "a list or mapping as a key").help = "write a plain word as the key";
    auto const index = add(type, span, {});
    open_.push_back({index, 0});
    return true;
  }

  // Ends the innermost sequence or mapping at the offset into the text. A key without a value gets none.
  void close(Offset end) {
    if (open_.empty()) return;
    auto const container = open_.back().value;
    if (document_.values[container].type == Type::mapping && open_.back().children % 2 != 0) {
      add(Type::null, nothing_here(), {});
    }
    open_.pop_back();
    // Block collections end where their last value does, not where the next line begins.
    Value& value = document_.values[container];
    value.next = static_cast<ValueIndex>(document_.values.size());
    auto const at = value.span.begin - base_;
    bool const flow = at < text_.size() && (text_[at] == '{' || text_[at] == '[');
    value.span.end = std::max(value.span.begin, flow ? base_ + end : last_end_);
    last_end_ = std::max(last_end_, value.span.end);
  }

  void report_errors(fy_diag* diag) {
    void* iterator = nullptr;
    while (fy_diag_error* error = fy_diag_errors_iterate(diag, &iterator)) {
      if (error->type != FYET_ERROR) continue;
      std::size_t at = 0;
      fy_mark const* const mark = error->fyt != nullptr ? fy_token_start_mark(error->fyt) : nullptr;
      if (mark != nullptr) {
        at = mark->input_pos;
      } else {
        for (int line = 1; line < error->line && at < text_.size(); ++line) {
          auto const newline = text_.find('\n', at);
          at = newline == std::string_view::npos ? text_.size() : newline + 1;
        }
        at += static_cast<std::size_t>(std::max(0, error->column - 1));
      }
      at = std::min(at, text_.size());
      auto const begin = static_cast<Offset>(base_ + at);
      auto const end = static_cast<Offset>(base_ + std::min(at + 1, text_.size()));
      report({begin, end},
             std::string("broken YAML: ") + (error->msg != nullptr ? error->msg : "not readable"))
          .help =
          "close brackets and quotation marks, and put text with `:`, `,`, `#` or brackets in quotation "
          "marks";
      return;  // what follows is a consequence
    }
  }

  Diagnostic& report(Span at, std::string message) {
    return diagnostics_.report(RuleId::invalid_data, {file_, at}, std::move(message));
  }

  struct Open {
    ValueIndex value;
    std::size_t children;
  };

  FileId file_;
  std::string_view text_;
  Offset base_;
  Diagnostics& diagnostics_;
  Document document_;
  std::vector<Open> open_;
  Offset last_end_ = base_;  // of what has been read
  int documents_ = 0;
  bool alias_reported_ = false;
  bool merge_reported_ = false;
};

}  // namespace

std::vector<ValueIndex> Document::elements(ValueIndex sequence) const {
  std::vector<ValueIndex> result;
  for (ValueIndex i = sequence + 1; i < values[sequence].next; i = values[i].next) result.push_back(i);
  return result;
}

std::vector<Member> Document::members(ValueIndex mapping) const {
  std::vector<Member> result;
  for (ValueIndex i = mapping + 1; i < values[mapping].next;) {
    ValueIndex const value = values[i].next;
    result.push_back({i, value});
    i = values[value].next;
  }
  return result;
}

std::optional<ValueIndex> Document::find(ValueIndex mapping, std::string_view key) const {
  std::optional<ValueIndex> result;
  if (values[mapping].type != Type::mapping) return result;
  for (ValueIndex i = mapping + 1; i < values[mapping].next;) {
    ValueIndex const value = values[i].next;
    if (values[i].text == key) result = value;
    i = values[value].next;
  }
  return result;
}

Document parse(FileId file, std::string_view text, Span span, Diagnostics& diagnostics) {
  if (span.of(text).starts_with("\xEF\xBB\xBF")) span.begin += 3;
  return Reader(file, text, span, diagnostics).read();
}

Document parse_data(FileId file, std::string_view text, Span span, Diagnostics& diagnostics) {
  auto const data = span.of(text);
  bool const block = data.size() > 2 && (data[1] == '\n' || data[1] == '\r');
  if (block) span = {span.begin + 1, span.end - (data.ends_with('}') ? 1U : 0U)};
  return Reader(file, text, span, diagnostics).read();
}

}  // namespace stet::parser::yaml
