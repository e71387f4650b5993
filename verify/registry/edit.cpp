#include "verify/registry/edit.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "base/utf8.h"
#include "parser/yaml.h"

namespace stet::verify {
namespace {

using parser::yaml::Document;
using parser::yaml::Type;
using Index = parser::yaml::ValueIndex;

constexpr std::string_view by_hand = "; write it by hand";

std::unexpected<Error> refused(std::string message) { return std::unexpected(Error{std::move(message)}); }

struct Parsed {
  Document document;
  std::size_t complaints = 0;
};

Parsed parse(std::string_view text) {
  Diagnostics diagnostics;
  Parsed parsed;
  parsed.document = parser::yaml::parse(FileId{0}, text, {0, static_cast<Offset>(text.size())}, diagnostics);
  parsed.complaints = diagnostics.size();
  return parsed;
}

// A text that replaces a stretch of the old one.
struct Replacement {
  Span span;
  std::string text;
};

class Editor {
 public:
  explicit Editor(std::string_view text)
      : text_(text),
        parsed_(parse(text)),
        line_end_(text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n") {}

  [[nodiscard]] Document const& document() const { return parsed_.document; }
  [[nodiscard]] bool broken() const { return parsed_.complaints > 0; }

  // The list of records, if there is one that has a value.
  [[nodiscard]] std::optional<Index> records() const {
    auto const& all = document();
    if (all.empty()) return {};
    if (all[0].type == Type::sequence) return Index{0};
    auto const references = all.find(0, "references");
    return references && all[*references].type == Type::sequence ? references : std::nullopt;
  }

  void append(Index list, std::span<Entry const> entries, bool spaced) {
    auto const& value = document()[list];
    for (auto const& entry : entries) added_ += scalars_in(entry);
    auto const elements = document().elements(list);
    if (is_flow(value)) {
      if (elements.empty() && !is_json()) {
        replace_by_list(value.span, list, entries, spaced);
        return;
      }
      std::string inside;
      for (auto const& entry : entries) inside += (inside.empty() ? "" : ", ") + flow(entry, is_json());
      insert_before_bracket(value, !elements.empty(), inside);
      return;
    }
    std::size_t const dash = column(value.span.begin);
    std::string lines;
    for (auto const& entry : entries) {
      if (spaced) lines += line_end_;
      lines += std::string(dash, ' ') + "- " + element(entry, dash + 2) + std::string(line_end_);
    }
    insert_lines(value.span.end, std::move(lines));
  }

  // The member is new. Its value is a list unless it is a mapping of them (`custom`).
  void add_member(Index mapping, std::string_view key, Entry const& member) {
    added_ += 1 + scalars_in(member);
    auto const& value = document()[mapping];
    Entry const both = Entry::mapping({{std::string(key), member}});
    if (is_flow(value)) {
      std::string inside = flow(both, is_json());
      insert_before_bracket(value, !document().members(mapping).empty(), inside.substr(1, inside.size() - 2));
      return;
    }
    std::size_t const indent = column(value.span.begin);
    insert_lines(value.span.end,
                 std::string(indent, ' ') + block(both, indent, line_end_) + std::string(line_end_));
  }

  // Gives a key that has none a value.
  void set_null(Index mapping, Index key, Index at, Entry const& entry) {
    added_ += scalars_in(entry);
    auto const& value = document()[at];
    bool const written = value.span.begin < value.span.end;
    if (written) {
      replacements_.push_back({value.span, flow(entry, is_json())});
      return;
    }
    Offset colon = document()[key].span.end;
    while (colon < text_.size() && text_[colon] != ':') ++colon;
    std::size_t const indent = column(document()[mapping].span.begin) + 2;
    Offset const after = colon + 1;
    bool const in_flow = is_flow(document()[mapping]);
    replacements_.push_back(
        {{after, after},
         in_flow ? " " + flow(entry, is_json())
                 : std::string(line_end_) + std::string(indent, ' ') + block(entry, indent, line_end_)});
  }

  // A single mapping where a list may stand becomes the list's first element.
  void make_list(Index at, std::span<Entry const> entries) {
    for (auto const& entry : entries) added_ += scalars_in(entry);
    auto const& value = document()[at];
    if (is_flow(value)) {
      std::string rest;
      for (auto const& entry : entries) rest += ", " + flow(entry, is_json());
      replacements_.push_back({{value.span.begin, value.span.begin}, "["});
      replacements_.push_back({{value.span.end, value.span.end}, rest + "]"});
      return;
    }
    std::size_t const indent = column(value.span.begin);
    replacements_.push_back({{value.span.begin, value.span.begin}, "- "});
    for (Offset i = value.span.begin; i < value.span.end; ++i) {
      if (text_[i] == '\n' && i + 1 < value.span.end) replacements_.push_back({{i + 1, i + 1}, "  "});
    }
    std::string lines;
    for (auto const& entry : entries)
      lines += std::string(indent, ' ') + "- " + element(entry, indent + 2) + std::string(line_end_);
    insert_lines(value.span.end, std::move(lines));
  }

  // A registry without a list yet.
  void begin_list(std::span<Entry const> entries) {
    for (auto const& entry : entries) added_ += scalars_in(entry);
    auto const& all = document();
    std::string lines;
    for (auto const& entry : entries)
      lines += std::string(line_end_) + "  - " + element(entry, 4) + std::string(line_end_);
    auto const references = all.empty() ? std::nullopt : all.find(0, "references");
    if (references) {
      Offset colon = key_of(0, *references).span.end;
      while (colon < text_.size() && text_[colon] != ':') ++colon;
      Span const old = all[*references].span;
      if (old.begin < old.end) replacements_.push_back({old, ""});  // `~`
      insert_lines(std::max(old.end, colon + 1), std::move(lines));
      return;
    }
    added_ += 1;
    insert_lines(static_cast<Offset>(text_.size()), "references:" + std::string(line_end_) + lines);
  }

  // The new text, if everything that was there reads as before and what is new came to be there.
  [[nodiscard]] std::expected<std::string, Error> finish() {
    std::ranges::stable_sort(replacements_, {}, [](Replacement const& r) { return r.span.begin; });
    std::string result;
    Offset at = 0;
    for (auto const& [span, text] : replacements_) {
      if (span.begin < at)
        return refused("the registry's layout leaves no place for the change" + std::string(by_hand));
      result += text_.substr(at, span.begin - at);
      result += text;
      at = span.end;
    }
    result += text_.substr(at);
    auto const after = parse(result);
    if (after.complaints > parsed_.complaints || !keeps(after.document))
      return refused("the change would alter what the registry says elsewhere" + std::string(by_hand));
    return result;
  }

 private:
  [[nodiscard]] bool is_flow(parser::yaml::Value const& value) const {
    return value.span.begin < text_.size() &&
           (text_[value.span.begin] == '[' || text_[value.span.begin] == '{');
  }

  // A registry whose outermost brackets are JSON's stays JSON.
  [[nodiscard]] bool is_json() const { return !document().empty() && is_flow(document()[0]); }

  [[nodiscard]] std::size_t column(Offset at) const {
    auto const newline = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
    std::size_t const begin = newline == std::string_view::npos ? 0 : newline + 1;
    std::size_t const mark =
        begin == 0 && text_.starts_with(utf8::byte_order_mark) ? utf8::byte_order_mark.size() : 0;
    return at - begin - mark;
  }

  [[nodiscard]] parser::yaml::Value const& key_of(Index mapping, Index value) const {
    for (auto const& member : document().members(mapping))
      if (member.value == value) return document()[member.key];
    return document()[value];
  }

  [[nodiscard]] std::string element(Entry const& entry, std::size_t indent) const {
    return block(Entry::list({entry}), indent - 2, line_end_).substr(2);
  }

  // Whole lines after the line that holds the end of something.
  void insert_lines(Offset end, std::string lines) {
    Offset at = end;
    bool const at_line_start = at > 0 && text_[at - 1] == '\n';  // after a block scalar
    if (!at_line_start) {
      auto const newline = text_.find('\n', at);
      at = newline == std::string_view::npos ? static_cast<Offset>(text_.size())
                                             : static_cast<Offset>(newline + 1);
    }
    if (at == text_.size() && at > 0 && text_.back() != '\n') lines.insert(0, line_end_);
    replacements_.push_back({{at, at}, std::move(lines)});
  }

  void insert_before_bracket(parser::yaml::Value const& value, bool filled, std::string const& inside) {
    Offset at = value.span.end - 1;
    while (at > value.span.begin && is_space(text_[at - 1])) --at;
    bool const comma = text_[at - 1] == ',';
    replacements_.push_back({{at, at}, filled && !comma ? ", " + inside : (comma ? " " : "") + inside});
  }

  void replace_by_list(Span old, Index list, std::span<Entry const> entries, bool spaced) {
    std::size_t const indent = list == 0 ? 0 : 2 + parent_column(list);
    std::string lines;
    for (auto const& entry : entries) {
      lines += (lines.empty() && list == 0) ? "" : line_end_;
      if (spaced && !lines.empty()) lines += line_end_;
      lines += std::string(indent, ' ') + "- " + element(entry, indent + 2);
    }
    while (list != 0 && old.begin > 0 && text_[old.begin - 1] == ' ') --old.begin;
    replacements_.push_back({old, std::move(lines)});
  }

  // The column of the key whose value this is.
  [[nodiscard]] std::size_t parent_column(Index value) const {
    return column(document()[value - 1].span.begin);  // a value follows its key
  }

  static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

  // All that was written before comes again in the same order, and nothing has come beside what was added.
  [[nodiscard]] bool keeps(Document const& after) const {
    auto const counts = [](parser::yaml::Value const& value) {
      return value.type != Type::null && value.type != Type::mapping && value.type != Type::sequence;
    };
    std::size_t before_count = 0;
    std::size_t after_count = 0;
    Index next = 0;
    auto const& now = after.values;
    for (auto const& value : now) after_count += counts(value) ? 1 : 0;
    for (auto const& old : document().values) {
      if (!counts(old)) continue;
      ++before_count;
      while (next < now.size() &&
             !(counts(now[next]) && now[next].type == old.type && now[next].text == old.text))
        ++next;
      if (next == now.size()) return false;
      ++next;
    }
    return after_count == before_count + added_;
  }

  std::string_view text_;
  Parsed parsed_;
  std::string_view line_end_;
  std::vector<Replacement> replacements_;
  std::size_t added_ = 0;  // scalars
};

// Whether a blank line stands between records, as it mostly does.
bool is_spaced(std::string_view text, Document const& document, Index list) {
  auto const elements = document.elements(list);
  if (elements.size() < 2) return true;
  for (std::size_t i = 1; i < elements.size(); ++i) {
    Offset const begin = document[elements[i - 1]].span.end;
    Offset const end = document[elements[i]].span.begin;
    auto const between = text.substr(begin, end - begin);
    if (between.find("\n\n") != std::string_view::npos || between.find("\n\r\n") != std::string_view::npos)
      return true;
  }
  return false;
}

constexpr std::string_view broken_message =
    "the registry holds broken YAML; `stet check` of a map that uses it names the place";

}  // namespace

std::expected<std::string, Error> add_records(std::string_view text, std::span<Entry const> records) {
  Editor editor(text);
  if (editor.broken()) return refused(std::string(broken_message));
  if (records.empty()) return std::string(text);
  auto const& document = editor.document();
  if (auto const list = editor.records()) {
    editor.append(*list, records, is_spaced(text, document, *list));
    return editor.finish();
  }
  bool const is_new = document.empty() || document[0].type == Type::null;
  auto const references = document.empty() ? std::nullopt : document.find(0, "references");
  if (!is_new && !(references && document[*references].type == Type::null))
    return refused(
        "the registry is no list of sources: each begins with `- id:`, alone or under `references:`");
  editor.begin_list(records);
  return editor.finish();
}

std::expected<std::string, Error> add_to_records(std::string_view text, std::span<Addition const> additions) {
  Editor editor(text);
  if (editor.broken()) return refused(std::string(broken_message));
  auto const& document = editor.document();
  auto const list = editor.records();
  std::unordered_map<std::string_view, Index> by_id;
  for (Index const record : list ? document.elements(*list) : std::vector<Index>{}) {
    if (auto const id = document.find(record, "id")) by_id.try_emplace(document[*id].text, record);
  }
  // By record, then by key, in the order in which they were given.
  struct Keyed {
    std::string_view key;
    std::vector<Entry> entries;
  };
  struct Group {
    Index record;
    std::vector<Keyed> keys;
  };
  std::vector<Group> groups;
  std::unordered_map<Index, std::size_t> group_of;
  for (auto const& addition : additions) {
    auto const found = by_id.find(addition.id);
    if (found == by_id.end()) return refused(fmt::format("the registry holds no source `{}`", addition.id));
    auto const [known, is_new] = group_of.try_emplace(found->second, groups.size());
    if (is_new) groups.push_back({found->second, {}});
    auto& keys = groups[known->second].keys;
    auto same = std::ranges::find(keys, std::string_view(addition.key), &Keyed::key);
    if (same == keys.end()) same = keys.insert(keys.end(), {addition.key, {}});
    same->entries.push_back(addition.entry);
  }
  for (auto const& [record, keys] : groups) {
    auto const custom = document.find(record, "custom");
    bool const is_null = custom && document[*custom].type == Type::null;
    if (!custom || is_null) {
      Entry all = Entry::mapping({});
      for (auto const& [key, entries] : keys) all.add(key, Entry::list(entries));
      if (custom) {
        for (auto const& member : document.members(record))
          if (member.value == *custom) editor.set_null(record, member.key, *custom, all);
      } else {
        editor.add_member(record, "custom", all);
      }
      continue;
    }
    if (document[*custom].type != Type::mapping)
      return refused(
          fmt::format("`custom` of `{}` is no mapping", document[*document.find(record, "id")].text));
    for (auto const& [key, entries] : keys) {
      auto const at = document.find(*custom, key);
      if (!at) {
        editor.add_member(*custom, key, Entry::list(entries));
        continue;
      }
      switch (document[*at].type) {
        case Type::sequence: editor.append(*at, entries, false); break;
        case Type::mapping: editor.make_list(*at, entries); break;
        case Type::null:
          for (auto const& member : document.members(*custom))
            if (member.value == *at) editor.set_null(*custom, member.key, *at, Entry::list(entries));
          break;
        default:
          return refused(
              fmt::format("`{}` of `{}` is no list", key, document[*document.find(record, "id")].text));
      }
    }
  }
  return editor.finish();
}

}  // namespace stet::verify
