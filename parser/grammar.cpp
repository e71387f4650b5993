#include "parser/grammar.h"

#include <algorithm>
#include <array>

#include "parser/characters.h"
#include "parser/continuation.h"
#include "parser/flat.h"
#include "parser/link.h"
#include "parser/marks.h"
#include "parser/shortcodes.h"

namespace stet::parser {
namespace {

namespace x3 = boost::spirit::x3;
using flat::native;
using flat::node;
using x3::char_;
using x3::lit;

// --- primitives
// ------------------------------------------------------------------------------------------------

bool took(Reader& reader, char const*& at, char const* to) {
  at = to;
  reader.token_end = to;
  reader.in_run = false;
  reader.after_empty_line = false;
  return true;
}

constexpr auto stet_stops = [] {
  auto table = control_characters;
  for (char const c : {'"', '\'', '\xC2', '\xE2', '\xE3'}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

// A run of characters that begin nothing else. Blanks at its start are dropped, as Argdown drops them.
bool take_run(Reader& reader, char const*& at) {
  char const* p = at;
  if (is_blank(*p) && !reader.in_run) {
    while (p != reader.end && is_blank(*p)) ++p;
    if (p != reader.end && is_line_end(*p)) return false;
    at = p;
    return true;
  }
  if (*p == '=' && reader.ahead.front_matter(p) != nullptr)
    reader.report(Deviation::misplaced_token, p, reader.ahead.line_end(p));
  auto const& stops = reader.strict() ? control_characters : stet_stops;
  while (p != reader.end && !stops[static_cast<unsigned char>(*p)]) ++p;
  if (p == at) return false;
  reader.out.text(at, p);
  return took(reader, at, p);
}

// A sign that begins nothing inside a line, and the blank after it.
bool take_plain_sign(Reader& reader, char const*& at) {
  constexpr std::string_view plain = ",;)]}-(";
  if (plain.find(*at) == std::string_view::npos) return false;
  char const* p = at + 1;
  if (p != reader.end && is_blank(*p)) ++p;
  reader.out.text(at, p);
  return took(reader, at, p);
}

// What is left when nothing else begins here: one character, and after a control character one blank.
bool take_character(Reader& reader, char const*& at) {
  if (at == reader.end || is_blank(*at) || is_line_end(*at)) return false;
  char const* p = at + character(at, reader.end);
  bool const control = is_control(*at);
  if (*at == '\\') {
    if (p != reader.end && !is_line_end(*p) && unicode_separator(p, reader.end) == 0) return false;
    reader.report(Deviation::backslash_at_line_end, at, p);
  } else if (control && p != reader.end && is_blank(*p)) {
    ++p;
  }
  reader.out.text(at, p);
  took(reader, at, p);
  reader.in_run = !control;
  return true;
}

bool take_comment(Reader& reader, char const*& at) {
  if (*at != '/' && *at != '<') return false;
  if (!reader.strict() && *at == '/' && reader.previous(at) == ':') return false;
  char const* const close = reader.ahead.comment(at);
  if (close == nullptr) return false;
  reader.out.comment(at, close);
  at = close;
  return true;
}

// True for `{key: value}` and `{}`; a word in braces is none.
bool holds_keys(Reader const& reader, char const* at, char const* close) {
  char const* first = at + 1;
  while (first != close - 1 && (is_word(*first) || *first == '_' || *first == '-')) ++first;
  if (first != at + 1 && *first == ':') return true;
  bool only_blank = true;
  for (char const* p = at + 1; p != close - 1; ++p) {
    if (*p == ':') {
      char const next = reader.peek(p, 1);
      if (is_blank(next) || is_line_end(next) || next == '}' || next == '"' || next == '\'' || next == '[' ||
          next == '{' || p[-1] == '"' || p[-1] == '\'')
        return true;
    }
    if (!is_blank(*p) && !is_line_end(*p)) only_blank = false;
  }
  return only_blank;
}

// True if `{` is followed by a key and a colon: it was meant to open data.
bool key_follows(Reader const& reader, char const* at) {
  char const* p = at + 1;
  while (p != reader.end && (is_blank(*p) || is_line_end(*p))) ++p;
  char const* const key = p;
  while (p != reader.end && (is_word(*p) || *p == '-' || *p == '_')) ++p;
  return p != key && reader.peek(p) == ':' && (is_blank(reader.peek(p, 1)) || is_line_end(reader.peek(p, 1)));
}

// True at a data block: the text ends here.
bool meets_data(Reader& reader, char const*& at) {
  if (*at != '{') return false;
  if (reader.strict()) {
    reader.data_end = reader.ahead.argdown_data(at);
  } else {
    if (at < reader.no_data_until) return false;
    reader.data_end = reader.ahead.balanced_data(at);
    if (reader.data_end == nullptr && key_follows(reader, at))
      reader.report(Mistake::unclosed_data, at, at + 1, true);
    else if (reader.data_end == nullptr && reader.ahead.argdown_data(at) != nullptr)
      reader.report(Deviation::braces_in_text, at, at + 1);
    if (reader.data_end != nullptr && !holds_keys(reader, at, reader.data_end)) {
      reader.report(Deviation::braces_in_text, at, reader.data_end);
      reader.no_data_until = reader.data_end;
      reader.data_end = nullptr;
    }
  }
  if (reader.data_end == nullptr) return false;
  reader.stop = Stop::data;
  return true;
}

// `.x.` and `:x:`. Those that stand for a character become shortcodes, the others are text as they are.
bool take_special(Reader& reader, char const*& at) {
  if (*at != '.' && *at != ':') return false;
  char const* const close = reader.ahead.special(at);
  if (close == nullptr) return false;
  std::string_view const code(at, static_cast<std::size_t>(close - at));
  bool const known = shortcode(code).has_value();
  char const* const past_blank = close != reader.end && is_blank(*close) ? close + 1 : close;
  if (!reader.strict()) {
    // `U.S.A.` and `III.A.` hold no shortcode; `p.v.q` does.
    char const before = reader.previous(at);
    if (known && *at == '.' && code.size() == 3 && is_upper(at[1]) &&
        (is_upper(before) || is_digit(before))) {
      reader.report(Deviation::shortcode_in_word, at, close);
      return false;
    }
    // Marks of stet's own between the dots keep their meaning.
    if (!known && (code.find_first_of("\"'\xC2\xE2\xE3") != std::string_view::npos ||
                   code.find("[@") != std::string_view::npos))
      return false;
  }
  bool const named =
      known || (code.front() == ':' && std::ranges::all_of(code.substr(1, code.size() - 2), [](char c) {
                  return is_alpha(c) || is_digit(c) || c == '-' || c == '_';
                }));
  if (named) {
    reader.out.leaf(Kind::shortcode, at, past_blank);
  } else {
    reader.out.text(at, past_blank);
  }
  return took(reader, at, past_blank);
}

// An address: text to its end, whatever signs it holds (stet only).
bool take_address(Reader& reader, char const*& at) {
  if (*at != ':' || reader.strict() || reader.peek(at, 1) != '/' || reader.peek(at, 2) != '/') return false;
  if (!is_word(reader.previous(at))) return false;
  char const* p = at + 3;
  std::ptrdiff_t parentheses = 0;
  while (p != reader.end && white_space(p, reader.end) == 0) {
    constexpr std::string_view never = "<>\"{}[]|\\^`";
    if (never.find(*p) != std::string_view::npos) break;
    if (*p == '(') ++parentheses;
    if (*p == ')' && --parentheses < 0) break;
    ++p;
  }
  constexpr std::string_view not_last = ".,;:!?'*_";
  while (p != at + 3 && not_last.find(p[-1]) != std::string_view::npos) --p;
  if (p == at + 3) return false;
  reader.report(Deviation::url_as_text, at + 1, p);
  if (p != reader.end && is_blank(*p)) ++p;
  reader.out.text(at, p);
  took(reader, at, p);
  reader.in_run = true;
  return true;
}

bool ahead_of_link(Reader& reader, char const*& at) {
  char const* const close = reader.ahead.bracket(at + 1);
  if (close == reader.end || close == at + 1 || reader.peek(close, 1) != '(') return false;
  char const* const end = reader.ahead.parenthesis(close + 2);
  return end != reader.end && end != close + 2;
}

// A link's address. Argdown ends it at the first parenthesis; stet at the one that closes it, if no blank
// comes before.
bool take_link_address(Reader& reader, char const*& at) {
  char const* const first = reader.ahead.parenthesis(at);
  char const* end = first;
  if (reader.strict()) {
    char const* const begin = reader.begin + reader.out[reader.out.size() - 2].span.begin - 1;
    if (!argdown_link({begin, static_cast<std::size_t>(first - begin)}))
      reader.report(Deviation::link_line_end, at, first);
  }
  if (!reader.strict()) {
    std::ptrdiff_t open = 1;
    for (char const* p = at; p != reader.end && white_space(p, reader.end) == 0; ++p) {
      if (*p == '(') ++open;
      if (*p == ')' && --open == 0) {
        end = p;
        break;
      }
    }
    if (end != first) reader.report(Deviation::link_parentheses, first, end);
  }
  at = end;
  return true;
}

bool take_tag_character(Reader& reader, char const*& at) {
  std::size_t const size = tag_character(at, reader.end);
  at += size;
  return size != 0;
}

bool ahead_of_parenthesis(Reader& reader, char const*& at) {
  char const* const close = reader.ahead.parenthesis(at);
  return close != reader.end;
}

// A title's end on this line: for brackets after at least one character.
bool ahead_of_bracket(Reader& reader, char const*& at) {
  return at < reader.ahead.line_end(at) && reader.ahead.bracket(at + 1) < reader.ahead.line_end(at);
}
bool ahead_of_angle(Reader& reader, char const*& at) {
  return at < reader.ahead.line_end(at) && reader.ahead.angle(at + 1) < reader.ahead.line_end(at);
}
bool take_mention_title(Reader& reader, char const*& at) {
  at = reader.ahead.bracket(at + 1);
  return true;
}
bool take_argument_mention_title(Reader& reader, char const*& at) {
  at = reader.ahead.angle(at + 1);
  return true;
}

// `[` of a citation: its bracket closes in this paragraph, and an `@` comes before that.
bool ahead_of_citation(Reader& reader, char const*& at) {
  if (reader.strict()) return false;
  char const* const close = reader.ahead.bracket(at + 1);
  if (close == reader.end) return false;
  char const* const sign = reader.ahead.at_sign(at + 1);
  return sign < close && close < reader.ahead.blank_line(at) && reader.peek(close, 1) != '(';
}

bool take_title_in_text(Reader& reader, char const*& at) {
  if (*at != '[' && *at != '<') return false;
  char const* const line = reader.ahead.line_end(at + 1);
  bool const square = *at == '[';
  bool const defines = at + 2 < line && (square ? reader.ahead.bracket_colon(at + 2)
                                                : reader.ahead.angle_colon(at + 2)) < line;
  char const second = reader.peek(at, 1);
  char const* const after = at + 1 == reader.end ? reader.end : at + 2;
  bool const refers =
      second != '-' && after < reader.end &&
      (square ? reader.ahead.bracket(after) : reader.ahead.angle(after)) < reader.ahead.line_end(after);
  if (defines || refers)
    reader.report(square ? Deviation::bracket_in_text : Deviation::angle_in_text, at, at + 1);
  return false;
}

// A line end. Goes on to the text of the next line, or says what the text ended at.
bool take_line_end(Reader& reader, char const*& at) {
  if (!is_line_end(*at) && (!is_blank(*at) || reader.in_run)) return false;
  LineEnd here = line_end(at, reader.end, !reader.after_empty_line);
  if (here.end == nullptr) return false;
  char const* const text_end = at;
  char const* p = at;
  NodeIndex const before = reader.out.size();
  if (reader.in_block_quotation) close_block_quotation(reader);
  for (;;) {
    if (here.empty_line) {
      reader.stop = Stop::empty_line;
      reader.line.what = LineStart::What::empty_line;
      reader.line.content = here.end;
      break;
    }
    if (here.end != nullptr) {
      reader.out.leaf(Kind::line_break, p, here.end);
      took(reader, p, here.end);
    } else if (char const* const past = skip_comment(reader, p, Before::newline); past != nullptr) {
      p = past;
    } else {
      reader.line = classify(p, reader.end, Before::newline, reader.dialect);
      if (reader.line.what == LineStart::What::end) {
        p = reader.end;
        reader.stop = Stop::end;
        break;
      }
      // Blanks are passed over before a text is looked at; a comment may follow them.
      if (reader.line.what != LineStart::What::text || reader.line.content == p) {
        if (!goes_on(reader, reader.line, text_end)) reader.stop = Stop::line;
        break;
      }
      p = reader.line.content;
    }
    here = p == reader.end ? LineEnd{} : line_end(p, reader.end, true);
  }
  at = p;
  if (reader.in_block_quotation) {
    if (reader.stop == Stop::none && *p == '>' && is_blank(reader.peek(p, 1))) {
      reader.out[before].kind = Kind::text;  // the quotation goes on: an empty text, to be dropped
      reader.out[before].reserved = 0;
    } else {
      reader.in_block_quotation = false;
    }
  }
  return true;
}

// A line that begins with `> ` is part of a block quotation (stet only).
bool take_block_quotation(Reader& reader, char const*& at) {
  if (reader.strict() || *at != '>' || !is_blank(reader.peek(at, 1))) return false;
  char const* p = at;
  while (p != reader.text_begin && is_blank(p[-1])) --p;
  if (p != reader.text_begin && !is_line_end(p[-1])) return false;
  if (!reader.in_block_quotation) open_block_quotation(reader, at, at + 2);
  reader.in_block_quotation = true;
  at += 2;
  reader.token_end = at;
  return true;
}

// --- the grammar
// -----------------------------------------------------------------------------------------------

auto const blank = char_(" \t");
auto const line_sign = char_("\r\n");

auto const run = native(take_run);
auto const comment = native(take_comment);
auto const emphasis = &char_("*_") >> native(take_emphasis);
auto const special = native(take_special);
auto const address = native(take_address);
auto const quotation_mark = native(
    [](Reader& reader, char const*& at) { return !reader.strict() && take_quotation_mark(reader, at); });
auto const escaped_character = native([](Reader& reader, char const*& at) {
  if (at == reader.end || is_line_end(*at) || unicode_separator(at, reader.end) != 0) return false;
  at += character(at, reader.end);
  return true;
});
auto const escaped = node(Kind::escaped)['\\' >> escaped_character >> *lit(' ')];

auto const link = &(lit('[') >> native([](Reader& reader, char const*& at) {
                      char const* bracket = at - 1;
                      return ahead_of_link(reader, bracket);
                    })) >>
                  node(Kind::link)['[' >> node(Kind::link_text)[+~char_(']')] >> "](" >>
                                   node(Kind::link_url)[native(take_link_address)] >> ')' >> -blank];

auto const tag_name = +native(take_tag_character);
auto const tag =
    node(Kind::tag)['#' >> ((lit('(') >> native(ahead_of_parenthesis) >> +~char_(')') >> ')') | tag_name) >>
                    -blank];

auto const statement_mention =
    node(Kind::statement_mention)["@[" >> native(ahead_of_bracket) >>
                                  node(Kind::title)[native(take_mention_title)] >> ']' >> -blank];
auto const argument_mention =
    node(Kind::argument_mention)["@<" >> native(ahead_of_angle) >>
                                 node(Kind::title)[native(take_argument_mention_title)] >> '>' >> -blank];

// Pandoc's citations: `[see @key, p. 4; -@other]`. A key begins with a letter, digit or underscore; inside it
// single punctuation characters may stand.
auto const key_sign = char_("a-zA-Z0-9_\x80-\xff");
auto const key = key_sign >> *(key_sign | (char_(":.#$%&+?<>~/-") >> &key_sign));
auto const item_text = ~char_("[];@\r\n");
auto const locator_text = ~char_("[];\r\n") | (line_sign >> !(*blank >> line_sign));
auto const citation_item =
    node(Kind::citation_item)[*item_text >> '@' >>
                              ((lit('{') >> node(Kind::citation_key)[+~char_("{}[]\r\n ")] >> '}') |
                               node(Kind::citation_key)[key]) >>
                              *blank >> -(lit(',') >> *x3::space >> node(Kind::locator)[+locator_text]) >>
                              *locator_text];
// What stands beside the items and names no key: it is told, and the others count.
auto const loose_item = node(Kind::citation_item)[+item_text >> &(lit(';') | ']')];
auto const citation =
    &(lit('[') >> native([](Reader& reader, char const*& at) {
        char const* bracket = at - 1;
        return ahead_of_citation(reader, bracket);
      })) >>
    node(Kind::citation)['[' >> *x3::space >> (citation_item | loose_item) % (lit(';') >> *x3::space) >> ']'];

// Signs that begin a token of their own.
auto const token = (&lit('[') >> (link | citation)) | (&lit('#') >> tag) |
                   (&lit('@') >> (statement_mention | argument_mention)) | (&lit('\\') >> escaped);
auto const took_token = native([](Reader& reader, char const*& at) { return took(reader, at, at); });

auto const going =
    native([](Reader& reader, char const*& at) { return reader.stop == Stop::none && at != reader.end; });
auto const inlines =
    *(going >> (run | native(take_plain_sign) | native(take_line_end) |
                (!native(meets_data) >> (comment | (token >> took_token) | address | special | emphasis |
                                         native(take_block_quotation) | quotation_mark |
                                         native(take_title_in_text) | native(take_character)))));

auto const gap =
    *(native([](Reader& reader, char const*& at) {
        if (at == reader.end || !is_blank(*at)) return false;
        while (at != reader.end && is_blank(*at)) ++at;
        return true;
      }) |
      native([](Reader& reader, char const*& at) { return at != reader.end && take_comment(reader, at); }));

// An inference: dashes, the rules' names, data, dashes. Line ends may stand between them, empty lines may
// not.
auto const single_line_end = native([](Reader& reader, char const*& at) {
  LineEnd const here = line_end(at, reader.end, false);
  if (here.end == nullptr) return false;
  at = here.end;
  while (char const* const past = skip_comment(reader, at, Before::newline)) at = past;
  return true;
});
auto const inference_data = native([](Reader& reader, char const*& at) {
  if (at == reader.end || *at != '{') return false;
  char const* const close = reader.strict() ? reader.ahead.argdown_data(at) : reader.ahead.balanced_data(at);
  if (close == nullptr) return false;
  reader.out.leaf(Kind::data, at, close);
  at = close;
  return true;
});
// A rule's name, up to a comma, data, dashes or the line's end.
auto const rule_name = native([](Reader& reader, char const*& at) {
  char const* p = at;
  char const* last = at;
  while (p != reader.end && !is_line_end(*p) && *p != ',' && !(*p == '-' && reader.peek(p, 1) == '-')) {
    char const* past_token = nullptr;
    if (*p == '/' || *p == '<') {
      if (char const* const past = reader.ahead.comment(p); past != nullptr) {
        p = past;
        continue;
      }
    }
    if (*p == '\\' && p + 1 != reader.end && !is_line_end(p[1]))
      past_token = p + 1 + character(p + 1, reader.end);
    if (*p == '.' || *p == ':') past_token = reader.ahead.special(p);
    if (*p == '{' &&
        (reader.strict() ? reader.ahead.argdown_data(p) : reader.ahead.balanced_data(p)) != nullptr)
      break;
    p = past_token == nullptr ? p + 1 : past_token;
    if (!is_blank(p[-1])) last = p;
  }
  if (last == at) return false;
  reader.out.leaf(Kind::inference_rule, at, last);
  at = last;
  return true;
});
auto const rules = (rule_name >> gap) % (lit(',') >> gap);
auto const inference = lit("--") >> gap >> -(-(single_line_end >> gap) >> rules) >>
                       -(single_line_end >> gap) >> -(inference_data >> gap >> -(single_line_end >> gap)) >>
                       "--" >> *lit('-');

auto const include = node(Kind::include)["@include(" >> node(Kind::path)[+~char_(')')] >> ')'] >> *blank;

template <class Parser>
bool apply(Reader& reader, Parser const& parser) {
  return x3::parse(reader.at, reader.end, x3::with<flat::reader_tag>(reader)[parser]);
}

// True if nothing but tags, data or a comment follows on the line.
bool stands_alone(Reader& reader, char const* at) {
  while (is_blank(reader.peek(at))) ++at;
  if (at == reader.end || is_line_end(*at) || *at == '{') return true;
  if (*at == '#') return tag_character(at + 1, reader.end) != 0 || reader.peek(at, 1) == '(';
  return (*at == '/' || *at == '<') && reader.ahead.comment(at) != nullptr;
}

Head square_head(Reader& reader) {
  char const* at = reader.at;
  char const* bracket = at;
  if (ahead_of_link(reader, bracket)) return Head::text;
  char const* const line = reader.ahead.line_end(at + 1);
  if (at + 2 < line && reader.ahead.bracket_colon(at + 2) < line) {
    return Head::statement_definition;
  }
  if (at + 2 > reader.end || reader.peek(at, 1) == '-') return Head::text;
  char const* const close = reader.ahead.bracket(at + 2);
  if (close >= reader.ahead.line_end(at + 2)) return Head::text;
  if (reader.strict()) return Head::statement_reference;
  if (reader.peek(at, 1) == ']') return Head::text;
  if (ahead_of_citation(reader, bracket)) return Head::text;
  if (stands_alone(reader, close + 1)) return Head::statement_reference;
  reader.report(Deviation::text_after_reference, at, close + 1);
  return Head::text;
}

Head angle_head(Reader& reader) {
  char const* at = reader.at;
  char const* const line = reader.ahead.line_end(at + 1);
  if (at + 2 < line && reader.ahead.angle_colon(at + 2) < line) return Head::argument_definition;
  if (at + 2 > reader.end || reader.peek(at, 1) == '-') return Head::text;
  char const* const close = reader.ahead.angle(at + 2);
  if (close >= reader.ahead.line_end(at + 2)) return Head::text;
  if (reader.strict() || stands_alone(reader, close + 1)) return Head::argument_reference;
  if (!is_blank(reader.peek(close, 1)) || is_blank(reader.peek(at, 1))) return Head::text;
  reader.report(Deviation::missing_colon, at, close + 1);
  return Head::argument_definition;
}

// Brackets with nothing or only blanks between them, and a colon.
bool empty_title(Reader const& reader, char const* at) {
  char const close = *at == '[' ? ']' : '>';
  ++at;
  while (is_blank(reader.peek(at))) ++at;
  return reader.peek(at) == close && reader.peek(at, 1) == ':';
}

}  // namespace

char const* skip_comment(Reader& reader, char const* at, Before before) {
  if (at == reader.end || (*at != '/' && *at != '<')) return nullptr;
  if (!reader.strict() && *at == '/' && reader.previous(at) == ':') return nullptr;
  char const* p = reader.ahead.comment(at);
  if (p == nullptr) return nullptr;
  reader.out.comment(at, p);
  if (before == Before::empty_line) {
    // All line ends after it, but blanks only before CR LF, as Argdown has it.
    for (;;) {
      char const* q = p;
      while (q != reader.end && is_blank(*q)) ++q;
      if (reader.left(q) >= 2 && q[0] == '\r' && q[1] == '\n') {
        p = q + 2;
      } else if (p != reader.end && is_line_end(*p)) {
        ++p;
      } else {
        return p;
      }
    }
  }
  if (before == Before::newline) {
    LineEnd const first = line_end(p, reader.end, false);
    if (first.end == nullptr) return p;
    char const* q = first.end;
    while (q != reader.end && is_blank(*q)) ++q;
    return q != reader.end && is_line_end(*q) ? p : first.end;
  }
  return p;
}

void read_gap(Reader& reader) { apply(reader, gap); }

Head head_at(Reader& reader) {
  if (reader.at == reader.end) return Head::text;
  char const sign = *reader.at;
  if (sign != '[' && sign != '<') return Head::text;
  if (!reader.strict() && empty_title(reader, reader.at)) {
    reader.report(Mistake::empty_title, reader.at, reader.at + 3, true);
    return Head::text;
  }
  return sign == '[' ? square_head(reader) : angle_head(reader);
}

void read_title(Reader& reader, Head head) {
  bool const square = head == Head::statement_definition || head == Head::statement_reference;
  bool const colon = head == Head::statement_definition || head == Head::argument_definition;
  char const* const inner = reader.at + 1;
  char const* close = nullptr;
  if (colon) close = square ? reader.ahead.bracket_colon(inner + 1) : reader.ahead.angle_colon(inner + 1);
  bool const has_colon = close != nullptr && close < reader.ahead.line_end(inner);
  if (!has_colon) close = square ? reader.ahead.bracket(inner + 1) : reader.ahead.angle(inner + 1);
  reader.out.leaf(Kind::title, inner, close);
  took(reader, reader.at, close + (has_colon ? 2 : 1));
}

void read_tags(Reader& reader) { apply(reader, gap >> *(&lit('#') >> tag >> took_token >> gap)); }

void read_text(Reader& reader) {
  char const* const begin = reader.at;
  NodeIndex const first = reader.out.size();
  std::size_t const findings = reader.findings.size();
  std::vector<Span> const comments = reader.out.pending_comments();
  reader.text_begin = begin;
  auto const read = [&](bool generous) {
    reader.at = begin;
    reader.stop = Stop::none;
    reader.generous = generous;
    reader.emphasis.clear();
    reader.quotation_marks = 0;
    reader.in_block_quotation = false;
    reader.in_run = false;
    apply(reader, inlines);
    if (reader.stop == Stop::none) reader.stop = Stop::end;
    if (reader.in_block_quotation) close_block_quotation(reader);
  };
  read(false);
  if (!reader.emphasis.empty() && !reader.strict()) {
    Span const mark = reader.out[reader.emphasis.front().node].span;
    reader.out.truncate(first);
    reader.out.set_pending_comments(comments);
    reader.findings.truncate(findings);
    reader.findings.report(Deviation::unpaired_emphasis, mark);
    read(true);
  }
  resolve_marks(reader, first);
}

bool read_inference(Reader& reader) {
  NodeIndex const first = reader.out.size();
  if (apply(reader, inference)) return true;
  reader.out.truncate(first);
  reader.out.set_pending_comments({});
  return false;
}

bool inference_ahead(Reader& reader, char const* at) {
  NodeIndex const first = reader.out.size();
  std::vector<Span> const comments = reader.out.pending_comments();
  char const* const before = std::exchange(reader.at, at);
  bool const ahead = apply(reader, inference) && only_dashes(reader, reader.at);
  reader.at = before;
  reader.out.truncate(first);
  reader.out.set_pending_comments(comments);
  return ahead;
}

bool include_ahead(Reader& reader) {
  if (reader.at == reader.end || *reader.at != '@') return false;
  char const* at = reader.at;
  return x3::parse(at, reader.end, "@include(" >> +~char_(")\r\n") >> ')' >> *blank >> (line_sign | x3::eoi));
}

void read_include(Reader& reader) { apply(reader, include); }

}  // namespace stet::parser
