// The HTML reader has no tree. What it takes for text is compared here with what gumbo's tree holds: the text
// nodes in the order of the file, without those that no reader sees. White space is left out of the
// comparison.
#include <algorithm>
#include <filesystem>
#include <random>

#include <gtest/gtest.h>
#include <gumbo.h>

#include "parser/article.h"
#include "parser/article/html.h"
#include "tests/support/fences.h"
#include "tests/support/readable.h"

namespace stet::parser {
namespace {

struct TextNode {
  std::size_t offset = 0;
  std::string text;
};

void collect(GumboNode const& node, std::vector<TextNode>& out) {
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA) {
    out.push_back({node.v.text.start_pos.offset, node.v.text.text});
    return;
  }
  if (node.type != GUMBO_NODE_ELEMENT) return;
  std::string const name = gumbo_normalized_tagname(node.v.element.tag);
  if (html_role(name) == HtmlRole::unread ||
      gumbo_get_attribute(&node.v.element.attributes, "hidden") != nullptr)
    return;
  for (unsigned i = 0; i < node.v.element.children.length; ++i)
    collect(*static_cast<GumboNode const*>(node.v.element.children.data[i]), out);
}

std::string without_white_space(std::string_view text) {
  std::string out;
  for (char const c : text)
    if (std::string_view(" \t\n\f\r").find(c) == std::string_view::npos) out += c;
  return out;
}

std::string gumbo_text(std::string const& html) {
  GumboOutput* const output = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
  std::vector<TextNode> nodes;
  collect(*output->root, nodes);
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  std::ranges::stable_sort(nodes, {}, &TextNode::offset);
  std::string out;
  for (auto const& node : nodes) out += node.text;
  return without_white_space(out);
}

void expect_same(std::string const& html) {
  auto const article = read_article(html, ArticleFormat::html);
  EXPECT_EQ(test::broken_promise(article, html), "") << html;
  EXPECT_EQ(without_white_space(article.text), gumbo_text(html)) << html;
}

TEST(HtmlReference, TheSameTextAsATree) {
  for (auto const* html : {"",
                           "plain",
                           "a < b",
                           "<",
                           "a <",
                           "</",
                           "x</>y",
                           "<p>a</p>b",
                           "<b>a<p>b</b>c</p>",
                           "a<!--b-->c<!---->d<!-->e",
                           "<!--a--!>b",
                           "<!--a-- >b-->c",
                           "<!doctype html>a",
                           "<!x>a",
                           "<?x?>a",
                           "</ x>a",
                           "<a b='>'>c</a>",
                           "<a b=>c>d",
                           "<a b=\"",
                           "<p/>a",
                           "<br/>a</br>b",
                           "<script>a</script>b",
                           "<script><!--</script>a",
                           "<script><!--<script></script>a</script>b",
                           "<script><!-- --><script></script>a",
                           "<style></p></style>a",
                           "<title>a</title>b",
                           "<title>a<b></title>c",
                           "<textarea><p>x</textarea>y",
                           "<xmp><p>x</xmp>y",
                           "<plaintext><p>x</plaintext>",
                           "<table>a<tr><td>b</table>c",
                           "<table><tr>x<td>y",
                           "<ul><li>a<li>b</ul>",
                           "<iframe><p>x</p></iframe>y",
                           "<noframes>a</noframes>b",
                           "&amp;lt; &ampx &amp",
                           "&#x41;&#65;&#65 &#xZ;&#;",
                           "&notit; &notin; &not &nosuch; &",
                           "&#128; &#x9f; &#xD800; &#1114112; &#0;",
                           "<svg><path/></svg>a",
                           "<div hidden>x<div>y</div></div>z",
                           "a&#10;b",
                           "<A HREF=x>y</A>",
                           "<p>a<p hidden>b</p>c",
                           "<pre>\n a\n</pre>",
                           "<scriptx>a</scriptx>b",
                           "<head><meta></head>a",
                           "<body>a</body>b</html>c",
                           "<template>x</template>y",
                           "&CounterClockwiseContourIntegral;&nGt;",
                           "<select><option>x</select>y",
                           "<a/b/c>d",
                           "<a =x>y",
                           "<a x=y/>z"})
    expect_same(html);
}

TEST(HtmlReference, TheSameTextOfTheCases) {
  for (auto const& entry : std::filesystem::directory_iterator(STET_SOURCE_DIR "/tests/cases/article")) {
    if (entry.path().extension() != ".html" || entry.path().stem() == "malformed") continue;
    if (entry.path().stem() == "seen") continue;  // a tree alone knows no styles
    std::string html = test::read_text(entry.path());
    for (auto const* tag : {"<q>", "</q>"})  // their marks are no text in a tree
      for (std::size_t at = html.find(tag); at != std::string::npos; at = html.find(tag))
        html.erase(at, std::string(tag).size());
    expect_same(html);
  }
}

TEST(HtmlReference, TheSameTextOfRandomTags) {
  std::vector<std::string> const parts{"<p>",
                                       "</p>",
                                       "<b>",
                                       "</b>",
                                       "<div>",
                                       "</div>",
                                       "<ul>",
                                       "<li>",
                                       "</ul>",
                                       "<table>",
                                       "<tr>",
                                       "<td>",
                                       "</table>",
                                       "<a href='x'>",
                                       "</a>",
                                       "<br>",
                                       "<!-- c -->",
                                       "<h2>",
                                       "</h2>",
                                       "<em>",
                                       "</em>",
                                       "&amp;",
                                       "&quot;",
                                       "&lt",
                                       "<script>s</script>",
                                       "<style>s</style>",
                                       "one",
                                       "two ",
                                       " three",
                                       "<",
                                       ">",
                                       "'",
                                       "\"",
                                       "=",
                                       "<i",
                                       "é"};
  std::mt19937 random(7);
  for (int round = 0; round < 1000; ++round) {
    std::string html;
    for (std::size_t i = random() % 20; i > 0; --i) html += parts[random() % parts.size()];
    expect_same(html);
    if (HasFailure()) break;
  }
}

}  // namespace
}  // namespace stet::parser
