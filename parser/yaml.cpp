#include "parser/yaml.h"

#include <memory>
#include <unordered_map>
#include <utility>

#include <libfyaml.h>

#include "base/utf8.h"
#include "parser/characters.h"
#include "parser/flow.h"
#include "parser/rules.h"

namespace stet::parser::yaml {
namespace {

constexpr std::size_t deepest = 64;
constexpr std::size_t most_values = 4'000'000;  // each takes a few hundred bytes until its reader is done

// The place at which so many brackets are open that they can only be an attack: libfyaml reads a flow
// collection to its end before it says anything of it, and takes 350 bytes a bracket. Brackets in words count
// as well, so this is far above what is allowed, and a line that begins an entry of its own begins anew.
std::optional<std::size_t> too_deep(std::string_view content) {
  constexpr std::size_t absurd = 4096;
  std::size_t open = 0;
  bool line_begins = true;
  for (std::size_t at = 0; at < content.size(); ++at) {
    char const c = content[at];
    if (c == '[' || c == '{') {
      if (++open > absurd) return at;
    } else if (c == ']' || c == '}') {
      if (open > 0) --open;
    } else if (line_begins && (is_word(c) || c == '-')) {
      open = 0;
    }
    line_begins = is_line_end(c);
  }
  return std::nullopt;
}

// Where there are so many directives that they can only be an attack: libfyaml compares each with all others.
std::optional<std::size_t> too_many_directives(std::string_view content) {
  constexpr std::size_t most = 64;
  std::size_t seen = 0;
  for (std::size_t at = 0; at < content.size(); at = content.find('\n', at) + 1) {
    if (content[at] == '%' && ++seen > most) return at;
    if (content.find('\n', at) == std::string_view::npos) break;
  }
  return std::nullopt;
}

struct ParserDeleter {
  void operator()(fy_parser* parser) const { fy_parser_destroy(parser); }
};
struct DiagDeleter {
  void operator()(fy_diag* diag) const { fy_diag_destroy(diag); }
};

// Builds a document from libfyaml's events.
class Builder {
 public:
  Builder(FileId file, std::string_view text, Span span, Diagnostics& diagnostics)
      : file_(file),
        text_(text),
        span_(span),
        content_(span.of(text)),
        diagnostics_(diagnostics),
        last_end_(span.begin) {}

  Document build() {
    // libfyaml is given sound text only: behind `%` at a line's start it waits for ever on a broken
    // character.
    auto const broken = utf8::first_invalid(content_);
    if (broken) {
      auto const at = span_.begin + static_cast<Offset>(*broken);
      report({at, at + 1}, "this is not UTF-8 text", "save the file as UTF-8");
      content_ = content_.substr(0, *broken);
    }
    if (auto const deep = too_deep(content_)) {
      report_depth({span_.begin + static_cast<Offset>(*deep), span_.begin + static_cast<Offset>(*deep) + 1});
      return {};
    }
    if (auto const many = too_many_directives(content_)) {
      Offset const at = span_.begin + static_cast<Offset>(*many);
      report({at, at + 1}, "more directives stand before this one than YAML has need of");
      return {};
    }
    fy_diag_cfg diag_settings;
    fy_diag_cfg_default(&diag_settings);
    diag_settings.fp = nullptr;  // it would print some of what it collects
    diag_settings.output_fn = [](fy_diag*, void*, char const*, std::size_t) {};
    std::unique_ptr<fy_diag, DiagDeleter> const diag(fy_diag_create(&diag_settings));
    fy_diag_set_collect_errors(diag.get(), true);
    fy_parse_cfg settings{};
    // js-yaml only warns where a flow collection goes on left of what it belongs to.
    settings.flags =
        static_cast<fy_parse_cfg_flags>(FYPCF_QUIET | FYPCF_COLLECT_DIAG | FYPCF_SLOPPY_FLOW_INDENTATION);
    settings.diag = diag.get();
    std::unique_ptr<fy_parser, ParserDeleter> const parser(fy_parser_create(&settings));
    if (parser == nullptr || fy_parser_set_string(parser.get(), content_.data(), content_.size()) != 0) {
      report(span_, "the data cannot be read");
      return {};
    }
    bool going = true;
    while (going) {
      fy_event* const event = fy_parser_parse(parser.get());
      if (event == nullptr) break;
      going = take(*event);
      if (going && document_.values.size() > most_values) {
        report(span_of(*event), "more than four million values stand before this one", "split the file");
        going = false;
      }
      fy_parser_event_free(parser.get(), event);
    }
    if (going && !ended_ && !broken) report_broken(diag.get());
    while (!open_.empty()) close(document_.values[open_.back().value].span.end);
    return std::move(document_);
  }

 private:
  struct Open {
    ValueIndex value;
    bool mapping;
    bool key_next = true;
    std::unordered_map<std::string, Span> keys;
    std::string key;  // the last one
    Offset last = 0;  // where the last child ends
  };

  bool take(fy_event& event) {
    switch (event.type) {
      case FYET_DOCUMENT_START:
        if (++documents_ > 1) {
          report(span_of(event), "a second YAML document begins here", "remove the line of dashes");
          return false;
        }
        return true;
      case FYET_STREAM_END: ended_ = true; return false;
      case FYET_ALIAS: {
        std::string_view const name = token_text(event.alias.anchor);
        if (!std::exchange(alias_reported_, true))
          report(span_of(event), "an alias, `*" + std::string(name) + "`, where its value has to stand",
                 "write out what it stands for; aliases are not read");
        add(Type::null, span_of(event), {}, true);
        return true;
      }
      case FYET_SCALAR: return scalar(event);
      case FYET_SEQUENCE_START: return open(event, Type::sequence);
      case FYET_MAPPING_START: return open(event, Type::mapping);
      case FYET_SEQUENCE_END:
      case FYET_MAPPING_END: close(span_of(event).end); return true;
      default: return true;
    }
  }

  // js-yaml wants the colon of a flow mapping on the line on which its key begins.
  void check_colon(Span key) {
    std::string_view const rest = text_.substr(key.begin, span_.end - key.begin);
    std::size_t at = key.size();
    while (at < rest.size() && (is_blank(rest[at]) || is_line_end(rest[at]))) ++at;
    if (at < rest.size() && rest[at] == ':' &&
        rest.substr(0, at).find_first_of("\r\n") != std::string_view::npos)
      report(key, "a key whose colon stands on another line", "write the colon behind the key");
  }

  // `? key` may leave the key out.
  [[nodiscard]] bool explicit_key(Span at) const {
    std::string_view const rest = text_.substr(at.begin, span_.end - at.begin);
    auto const sign = rest.find_first_not_of(" \t\r\n");
    return sign != std::string_view::npos && rest[sign] == '?';
  }

  bool scalar(fy_event& event) {
    fy_token* const token = event.scalar.value;
    bool const plain = token == nullptr || fy_token_scalar_style(token) == FYSS_PLAIN;
    std::string_view const content = token_text(token);
    Type type = plain ? type_of_plain(content) : Type::string;
    if (event.scalar.tag != nullptr)
      type = tagged(token_text(event.scalar.tag), span_of(event), content, type);
    Span at = span_of(event);
    if (token == nullptr || (plain && content.empty())) at = {last_end_, last_end_};
    if (!plain && at.begin > span_.begin && at.end < span_.end) {
      char const mark = text_[at.begin - 1];
      if ((mark == '"' || mark == '\'') && text_[at.end] == mark) at = {at.begin - 1, at.end + 1};
    }
    last_end_ = std::max(last_end_, at.end);
    add(type, at, content, plain);
    return true;
  }

  // `!!str` and its kind; `!` makes a string.
  Type tagged(std::string_view tag, Span at, std::string_view content, Type type) {
    if (tag == "!!str" || tag == "tag:yaml.org,2002:str" || tag == "!" || tag.ends_with(":str"))
      return Type::string;
    if (tag.ends_with("int") || tag.ends_with("float"))
      if (type_of_plain(content) == Type::number) return Type::number;
    if (tag.ends_with("bool"))
      if (type_of_plain(content) == Type::boolean) return Type::boolean;
    if (tag.ends_with("null")) return Type::null;
    report(at, "the tag `" + std::string(tag) + "` is unknown", "remove it");
    return type;
  }

  bool open(fy_event& event, Type type) {
    Span const at = span_of(event);
    if (open_.size() >= deepest) {
      report_depth(at);
      return false;
    }
    if (!open_.empty() && open_.back().mapping && open_.back().key_next)
      report(at, "a list or a mapping as a key", "use a word");
    ValueIndex const value = add(type, at, {}, false);
    open_.push_back({value, type == Type::mapping, true, {}, {}});
    return true;
  }

  void close(Offset end) {
    if (open_.empty()) return;
    Value& value = document_.values[open_.back().value];
    value.next = static_cast<ValueIndex>(document_.values.size());
    // Block collections end with their last value, flow collections with their bracket.
    bool const flow = text_.substr(value.span.begin, 1).find_first_of("{[") == 0;
    value.span.end = std::max({value.span.end, open_.back().last, flow ? end : 0});
    Offset const last = value.span.end;
    // A mapping that broke off keeps pairs only.
    if (open_.back().mapping && !open_.back().key_next) {
      Offset const at = last_end_;
      open_.back().key_next = true;
      document_.values.push_back({.type = Type::null,
                                  .next = static_cast<ValueIndex>(document_.values.size() + 1),
                                  .span = {at, at},
                                  .text = {},
                                  .plain = true});
      document_.values[open_.back().value].next = static_cast<ValueIndex>(document_.values.size());
    }
    open_.pop_back();
    if (!open_.empty()) open_.back().last = std::max(open_.back().last, last);
  }

  ValueIndex add(Type type, Span at, std::string_view content, bool plain) {
    ValueIndex const index = static_cast<ValueIndex>(document_.values.size());
    if (!open_.empty() && open_.back().mapping) {
      Open& around = open_.back();
      if (around.key_next && type != Type::mapping && type != Type::sequence) key(around, at, content, plain);
      around.key_next = !around.key_next;
    }
    if (!open_.empty()) open_.back().last = std::max(open_.back().last, at.end);
    document_.values.push_back(
        {.type = type, .next = index + 1, .span = at, .text = std::string(content), .plain = plain});
    return index;
  }

  void key(Open& around, Span at, std::string_view content, bool plain) {
    around.key = std::string(content);
    if (text_[document_.values[around.value].span.begin] == '{') {
      check_colon(at);
    } else if (plain && content.empty() && !explicit_key(at)) {
      report(at, "a colon without a key before it", "write a key before the colon");
    }
    if (plain && content == "<<" && !std::exchange(merge_reported_, true))
      report(at, "a merge key, `<<`, where keys have to stand", "write out the keys that it would merge");
    auto const [first, fresh] = around.keys.emplace(around.key, at);
    if (fresh) return;
    Diagnostic& diagnostic = report(at, "the key `" + around.key + "` is given twice", "keep one of them");
    diagnostic.label = "given again";
    diagnostic.related.push_back({{file_, first->second}, "first given here"});
  }

  // libfyaml says what it did not expect and where, as a line and a column of what it was given.
  void report_broken(fy_diag* diag) {
    void* state = nullptr;
    std::string message = "broken YAML";
    Span at{span_.end, span_.end};
    if (fy_diag_error const* const error = fy_diag_errors_iterate(diag, &state); error != nullptr) {
      message += ": ";
      message += error->msg;
      at = span_at(error->line, error->column);
    }
    if (std::string const key = key_before(at.begin); !key.empty())
      message += ", after the key `" + key + "`";
    report(
        at, message,
        "close brackets and quotation marks, and put text with `:`, `,`, `#` or brackets in quotation marks");
  }

  // The last key that the reader told of, or else the last that stands before the place.
  [[nodiscard]] std::string key_before(Offset at) const {
    for (auto around = open_.rbegin(); around != open_.rend(); ++around)
      if (around->mapping && !around->key.empty()) return around->key;
    std::string_view const text = text_.substr(span_.begin, at - span_.begin);
    for (std::size_t colon = text.rfind(':'); colon != std::string_view::npos && colon > 0;
         colon = text.rfind(':', colon - 1)) {
      std::size_t begin = colon;
      while (begin > 0 && (is_word(text[begin - 1]) || text[begin - 1] == '_' || text[begin - 1] == '-'))
        --begin;
      if (begin != colon) return std::string(text.substr(begin, colon - begin));
    }
    return {};
  }

  // One character at a 1-based line and column of the content.
  [[nodiscard]] Span span_at(int line, int column) const {
    std::size_t at = 0;
    for (int i = 1; i < line; ++i) {
      std::size_t const newline = content_.find('\n', at);
      if (newline == std::string_view::npos) break;
      at = newline + 1;
    }
    for (int i = 1; i < column && at < content_.size() && !is_line_end(content_[at]); ++i)
      at += character(content_.data() + at, content_.data() + content_.size());
    Offset const begin = span_.begin + static_cast<Offset>(std::min(at, content_.size()));
    return {begin, begin < span_.end ? begin + 1 : begin};
  }

  static std::string_view token_text(fy_token* token) {
    if (token == nullptr) return {};
    std::size_t size = 0;
    char const* const text = fy_token_get_text(token, &size);
    return text == nullptr ? std::string_view{} : std::string_view(text, size);
  }

  [[nodiscard]] Span span_of(fy_mark const* begin, fy_mark const* end) const {
    auto const place = [&](fy_mark const* mark) {
      return span_.begin + static_cast<Offset>(mark == nullptr ? content_.size()
                                                               : std::min(mark->input_pos, content_.size()));
    };
    Offset const first = place(begin);
    return {first, std::max(first, place(end))};
  }
  Span span_of(fy_token* token) const {
    return span_of(fy_token_start_mark(token), fy_token_end_mark(token));
  }
  Span span_of(fy_event& event) const {
    return span_of(fy_event_start_mark(&event), fy_event_end_mark(&event));
  }

  void report_depth(Span at) {
    report(at, "data is nested deeper than " + std::to_string(deepest) + " levels", "flatten it");
  }

  Diagnostic& report(Span at, std::string message, std::string help = "write plain YAML") {
    Diagnostic& diagnostic = diagnostics_.report(rule_id::invalid_data, {file_, at}, std::move(message));
    diagnostic.help = std::move(help);
    return diagnostic;
  }

  FileId file_;
  std::string_view text_;
  Span span_;
  std::string_view content_;
  Diagnostics& diagnostics_;
  Document document_;
  std::vector<Open> open_;
  int documents_ = 0;
  bool ended_ = false;
  Offset last_end_ = 0;
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
    if (value >= values[mapping].next) break;
    result.push_back({i, value});
    i = values[value].next;
  }
  return result;
}

std::optional<ValueIndex> Document::find(ValueIndex mapping, std::string_view key) const {
  if (mapping >= values.size() || values[mapping].type != Type::mapping) return std::nullopt;
  std::optional<ValueIndex> found;
  for (Member const& member : members(mapping))
    if (values[member.key].text == key) found = member.value;
  return found;
}

Document parse(FileId file, std::string_view text, Span span, Diagnostics& diagnostics) {
  return Builder(file, text, span, diagnostics).build();
}

Document parse_data(FileId file, std::string_view text, Span span, Diagnostics& diagnostics) {
  std::string_view const block = span.of(text);
  std::size_t at = 1;
  while (at < block.size() && is_blank(block[at])) ++at;
  bool const lines = at < block.size() && is_line_end(block[at]);
  if (!lines) {
    if (auto simple = read_simple_flow(text, span)) return std::move(*simple);
    return parse(file, text, span, diagnostics);
  }
  at += block[at] == '\r' && at + 1 < block.size() && block[at + 1] == '\n' ? 2 : 1;
  return parse(file, text, {span.begin + static_cast<Offset>(at), span.end - 1}, diagnostics);
}

}  // namespace stet::parser::yaml
