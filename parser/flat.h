// X3 directives that write the flat tree. They keep no attributes: `node(kind)[p]` appends a node and takes
// it back with everything below it when `p` fails, so the grammar may try and retreat; `native` lifts a
// function over the reader to a parser. Only grammar.cpp may include this.
#pragma once

#include <boost/spirit/home/x3.hpp>

#include "parser/reader.h"

namespace stet::parser::flat {

namespace x3 = boost::spirit::x3;

struct reader_tag;

template <class Subject>
struct NodeDirective : x3::unary_parser<Subject, NodeDirective<Subject>> {
  static bool const has_attribute = false;
  using attribute_type = x3::unused_type;
  constexpr NodeDirective(Subject const& inside, Kind kind_)
      : x3::unary_parser<Subject, NodeDirective>(inside), kind(kind_) {}

  template <class Context, class RuleContext, class Attribute>
  bool parse(char const*& first, char const* const& last, Context const& context, RuleContext& rule_context,
             Attribute& /*unused*/) const {
    Reader& reader = x3::get<reader_tag>(context);
    // Opening the node writes comments that wait for something to follow them; they wait again if it fails.
    std::vector<Span> const comments = reader.out.pending_comments();
    NodeIndex const size = reader.out.size();
    char const* const start = first;
    NodeIndex const node = reader.out.open(kind, first);
    if (this->subject.parse(first, last, context, rule_context, x3::unused)) {
      reader.out.close(node, first);
      return true;
    }
    reader.out.truncate(size);
    if (!comments.empty()) reader.out.set_pending_comments(comments);
    first = start;
    return false;
  }

  Kind kind;
};

struct Node {
  Kind kind;
  template <class Subject>
  constexpr auto operator[](Subject const& subject) const {
    return NodeDirective<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject),
                                                                                 kind);
  }
};
// node(kind)[p]: a node of this kind over what `p` takes.
constexpr Node node(Kind kind) { return {kind}; }

// A parser made of `bool f(Reader&, char const*& at)`, which moves `at` when it succeeds.
template <class Function>
struct Native : x3::parser<Native<Function>> {
  static bool const has_attribute = false;
  using attribute_type = x3::unused_type;
  constexpr explicit Native(Function f) : function(f) {}

  template <class Context, class RuleContext, class Attribute>
  bool parse(char const*& first, char const* const& /*last*/, Context const& context, RuleContext& /*unused*/,
             Attribute& /*unused*/) const {
    Reader& reader = x3::get<reader_tag>(context);
    return function(reader, first);
  }

  Function function;
};
template <class Function>
constexpr Native<Function> native(Function f) {
  return Native<Function>(f);
}

}  // namespace stet::parser::flat
