#include "verify/registry/entry.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "base/utf8.h"

namespace stet::verify {
namespace {

using parser::yaml::Type;

constexpr std::size_t longest_flow = 90;  // bytes of a mapping that is still written on one line

// Words that readers of older YAML take for true, false or nothing.
bool is_reserved(std::string_view text) {
  static constexpr std::string_view words[] = {"y",   "n",    "yes",   "no",   "on",
                                               "off", "true", "false", "null", "~"};
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::ranges::find(words, lower) != std::end(words);
}

// Whether the text can stand without quotation marks, in block and in flow alike.
bool is_plain(std::string_view text) {
  if (text.empty() || is_reserved(text) || parser::yaml::type_of_plain(text) != Type::string) return false;
  auto const is_word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (!is_word(text.front())) return false;  // dates and hashes that begin with a digit are quoted as well
  if (text.back() == ' ' || text.back() == ':') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    if (is_word(c) || (c >= '0' && c <= '9')) continue;
    if (c == ':' && text[i + 1] == '/') continue;  // of an address
    if (std::string_view(" -_./+()%~").find(c) == std::string_view::npos) return false;
  }
  return true;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size();) {
    auto const [code, size] = utf8::decode(text, i);
    switch (code) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029 ||
            code == 0xfeff) {
          out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(code));
        } else {
          utf8::append(out, code);
        }
    }
    i += size;
  }
  return out + '"';
}

std::string scalar(std::string_view text, bool json) {
  return !json && is_plain(text) ? std::string(text) : quoted(text);
}

void append_block(std::string& out, Entry const& entry, std::size_t indent, std::string_view line_end);

void append_value(std::string& out, Entry const& value, std::size_t indent, std::string_view line_end) {
  bool const is_empty = value.elements.empty() && value.members.empty();
  bool const is_scalar = value.kind == Entry::Kind::text || value.kind == Entry::Kind::literal;
  auto const is_short = [](Entry const& entry) {
    return std::ranges::all_of(entry.elements, [](Entry const& e) { return e.elements.empty(); });
  };
  std::string one_line = is_scalar || is_empty || is_short(value) ? flow(value) : std::string{};
  bool const names = value.kind == Entry::Kind::list && !is_empty && one_line.size() <= longest_flow &&
                     !one_line.empty() && indent <= 4;  // lists of names and dates of a record
  if (is_scalar || is_empty || names) {
    out += ' ' + one_line;
    return;
  }
  out += line_end;
  out.append(indent, ' ');
  append_block(out, value, indent, line_end);
}

void append_block(std::string& out, Entry const& entry, std::size_t indent, std::string_view line_end) {
  auto const next_line = [&] {
    out += line_end;
    out.append(indent, ' ');
  };
  switch (entry.kind) {
    case Entry::Kind::text:
    case Entry::Kind::literal: out += flow(entry); return;
    case Entry::Kind::mapping:
      if (entry.members.empty()) out += "{}";
      for (std::size_t i = 0; i < entry.members.size(); ++i) {
        if (i > 0) next_line();
        out += scalar(entry.members[i].first, false) + ':';
        append_value(out, entry.members[i].second, indent + 2, line_end);
      }
      return;
    case Entry::Kind::list:
      if (entry.elements.empty()) out += "[]";
      for (std::size_t i = 0; i < entry.elements.size(); ++i) {
        if (i > 0) next_line();
        out += "- ";
        auto const& element = entry.elements[i];
        std::string const one_line = flow(element);
        if (one_line.size() <= longest_flow) {
          out += one_line;
        } else {
          append_block(out, element, indent + 2, line_end);
        }
      }
      return;
  }
}

}  // namespace

void Entry::add(std::string_view key, std::string_view value) {
  if (!value.empty()) add(key, of(value));
}

Entry entry_of(parser::yaml::Document const& document, parser::yaml::ValueIndex at) {
  auto const& value = document[at];
  switch (value.type) {
    case Type::null: return Entry::literal("null");
    case Type::boolean:
    case Type::number: return Entry::literal(value.text);
    case Type::string: return Entry::of(value.text);
    case Type::sequence: {
      Entry list = Entry::list({});
      for (auto const element : document.elements(at)) list.elements.push_back(entry_of(document, element));
      return list;
    }
    case Type::mapping: {
      Entry mapping = Entry::mapping({});
      std::unordered_map<std::string_view, std::size_t> places;
      for (auto const& [key, member] : document.members(at)) {
        std::string_view const name = document[key].text;
        auto const [place, is_new] = places.try_emplace(name, mapping.members.size());
        if (is_new)
          mapping.members.push_back({std::string(name), entry_of(document, member)});
        else  // of two the last counts, as for whoever reads the file
          mapping.members[place->second].second = entry_of(document, member);
      }
      return mapping;
    }
  }
  return {};
}

std::size_t scalars_in(Entry const& entry) {
  switch (entry.kind) {
    case Entry::Kind::text: return 1;
    case Entry::Kind::literal: return parser::yaml::type_of_plain(entry.text) == Type::null ? 0 : 1;
    case Entry::Kind::list: {
      std::size_t count = 0;
      for (auto const& element : entry.elements) count += scalars_in(element);
      return count;
    }
    case Entry::Kind::mapping: {
      std::size_t count = entry.members.size();
      for (auto const& [key, value] : entry.members) count += scalars_in(value);
      return count;
    }
  }
  return 0;
}

std::string flow(Entry const& entry, bool json) {
  switch (entry.kind) {
    case Entry::Kind::text: return scalar(entry.text, json);
    case Entry::Kind::literal: return entry.text;
    case Entry::Kind::list: {
      std::string out = "[";
      for (auto const& element : entry.elements) out += (out.size() > 1 ? ", " : "") + flow(element, json);
      return out + ']';
    }
    case Entry::Kind::mapping: {
      std::string out = "{";
      for (auto const& [key, value] : entry.members)
        out += (out.size() > 1 ? ", " : "") + scalar(key, json) + ": " + flow(value, json);
      return out + '}';
    }
  }
  return {};
}

std::string block(Entry const& entry, std::size_t indent, std::string_view line_end) {
  std::string out;
  append_block(out, entry, indent, line_end);
  return out;
}

}  // namespace stet::verify
