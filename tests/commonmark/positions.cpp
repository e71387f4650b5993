// positions SPEC: takes every example of the CommonMark specification (spec.txt of the npm package
// `commonmark-spec`), reads the words that a reader sees from the specification's own HTML, anchors claims to
// them in the example's Markdown, and compares the bytes. Prints each example that fails, and a count.
#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "tests/support/anchored_words.h"

namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

bool is_inline(std::string_view name) {
  constexpr std::array<std::string_view, 8> names{"em", "strong", "a", "code", "i", "b", "del", "bab"};
  for (auto const each : names)
    if (each == name) return true;
  return false;
}

// Where the tag that begins at the place ends; signs in the values of its attributes end nothing.
std::size_t tag_end(std::string_view html, std::size_t at) {
  if (html.substr(at).starts_with("<![CDATA[")) return html.find("]]>", at) + 2;
  char quote = '\0';
  for (; at < html.size(); ++at) {
    char const c = html[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if ((c == '"' || c == '\'') && html[html.find_last_not_of(" \n", at - 1)] == '=') {
      quote = c;
    } else if (c == '>') {
      return at;
    }
  }
  return std::string_view::npos;
}

// The words between the tags of blocks, without scripts, styles and what is struck out.
std::vector<std::string> words_of(std::string_view html) {
  std::vector<std::string> blocks(1);
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] != '<') {
      std::size_t const end = std::min(html.find('<', at), html.size());
      blocks.back() += html.substr(at, end - at);
      at = end;
      continue;
    }
    std::size_t end = tag_end(html, at);
    if (end == std::string_view::npos) break;
    auto name = html.substr(at + 1, end - at - 1);
    if (name.starts_with("script") || name.starts_with("style"))
      end = std::min(html.find("</", end), html.size()) - 1;
    if (name == "del") end = std::min(html.find("</del", end), html.size()) - 1;
    if (name.starts_with('/')) name.remove_prefix(1);
    name = name.substr(0, name.find_first_of(" /\n"));
    if (name == "br") blocks.back() += ' ';
    if (!is_inline(name) && name != "br" && name != "img") blocks.emplace_back();
    at = end + 1;
  }
  for (auto& block : blocks)
    for (auto const& [reference, sign] :
         {std::pair("&lt;", "<"), std::pair("&gt;", ">"), std::pair("&quot;", "\""), std::pair("&amp;", "&")})
      block = replaced(std::move(block), reference, sign);
  return blocks;
}

bool has_word(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
  });
}

struct Example {
  std::string markdown, html;
};

std::vector<Example> examples_of(std::string_view spec) {
  constexpr std::string_view fence = "````````````````````````````````";
  std::vector<Example> out;
  for (std::size_t at = spec.find(std::string(fence) + " example\n"); at != std::string_view::npos;
       at = spec.find(std::string(fence) + " example\n", at)) {
    std::size_t const begin = spec.find('\n', at) + 1;
    std::size_t const middle = spec.find("\n.\n", begin - 1) + 1;
    std::size_t const end = spec.find(fence, middle);
    out.push_back({replaced(std::string(spec.substr(begin, middle - begin)), "→", "\t"),
                   replaced(std::string(spec.substr(middle + 2, end - middle - 2)), "→", "\t")});
    at = end;
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  auto const spec = stet::read_file(argc > 1 ? argv[1] : "spec.txt");
  if (!spec) {
    std::fprintf(stderr, "%s\n", spec.error().message.c_str());
    return 2;
  }
  std::size_t failed = 0;
  std::size_t anchors = 0;
  auto const examples = examples_of(*spec);
  for (std::size_t i = 0; i < examples.size(); ++i) {
    std::vector<std::string> stretches;
    for (auto const& block : words_of(examples[i].html))
      for (auto& stretch : stet::test::stretches_of(block))
        // Signs alone are found as they stand in the text, line ends included, which no anchor can hold.
        if (has_word(stretch) || !stretch.contains(' ')) stretches.push_back(std::move(stretch));
    anchors += stretches.size();
    auto const problems = stet::test::misplaced_anchors(examples[i].markdown, stretches);
    failed += problems.empty() ? 0 : 1;
    for (auto const& problem : problems) std::printf("example %zu: %s\n", i + 1, problem.c_str());
  }
  std::printf("%zu anchors; %zu examples passed, %zu failed\n", anchors, examples.size() - failed, failed);
  return failed == 0 && examples.size() > 600 ? 0 : 1;
}
