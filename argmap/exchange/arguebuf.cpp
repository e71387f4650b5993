#include "argmap/exchange/arguebuf.h"

#include <algorithm>
#include <array>

#include "base/hash.h"

namespace stet::argmap::exchange {
namespace {

// The values of arg_services.graph.v1.Support, sorted: programs refuse any other.
constexpr std::array<std::string_view, 64> known{"abductive",
                                                 "alternatives",
                                                 "analogy",
                                                 "bias",
                                                 "bias-ad-hominem",
                                                 "cause-to-effect",
                                                 "circumstantial-ad-hominem",
                                                 "commitment",
                                                 "composition",
                                                 "consequences",
                                                 "constitutive-rule-claims",
                                                 "correlation-to-cause",
                                                 "danger-appeal",
                                                 "distress",
                                                 "division",
                                                 "epistemic-ignorance",
                                                 "ethotic",
                                                 "evidence-to-hypothesis",
                                                 "example",
                                                 "exceptional-case",
                                                 "expert-opinion",
                                                 "fear-appeal",
                                                 "full-slippery-slope",
                                                 "generic-ad-hominem",
                                                 "gradualism",
                                                 "ignorance",
                                                 "inconsistent-commitment",
                                                 "interaction-of-act-and-person",
                                                 "memory",
                                                 "need-for-help",
                                                 "negative-consequences",
                                                 "negative-values",
                                                 "oppositions",
                                                 "perception",
                                                 "plea-for-excuse",
                                                 "popular-opinion",
                                                 "popular-practice",
                                                 "position-to-know",
                                                 "positive-consequences",
                                                 "positive-values",
                                                 "practical-reasoning",
                                                 "practical-reasoning-from-analogy",
                                                 "pragmatic-alternatives",
                                                 "pragmatic-inconsistency",
                                                 "precedent",
                                                 "precedent-slippery-slope",
                                                 "rhetorical-oppositions",
                                                 "rules",
                                                 "sacrifice",
                                                 "sign",
                                                 "slippery-slope",
                                                 "sorites-slippery-slope",
                                                 "sunk-costs",
                                                 "the-group-and-its-members",
                                                 "threat",
                                                 "two-person-practical-reasoning",
                                                 "values",
                                                 "verbal-classification",
                                                 "verbal-classification-arbitrariness",
                                                 "verbal-classification-definition",
                                                 "verbal-classification-vagueness",
                                                 "verbal-slippery-slope",
                                                 "waste",
                                                 "witness-testimony"};

}  // namespace

std::string arguebuf_support(std::string_view scheme) {
  if (!std::ranges::binary_search(known, scheme)) return "SUPPORT_DEFAULT";
  std::string out = "SUPPORT_";
  for (char const c : scheme)
    out.push_back(c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  return out;
}

std::string scheme_of_arguebuf(std::string_view name, std::string_view prefix) {
  if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
  std::string out;
  for (char const c : name)
    out.push_back(c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  return out == "default" || out == "unspecified" ? std::string() : out;
}

void GraphPrint::add(std::initializer_list<std::string_view> words) {
  std::string row;
  for (std::string_view const word : words) row.append(std::to_string(word.size())).append(":").append(word);
  rows_.push_back(std::move(row));
}

std::string GraphPrint::finish() && {
  std::ranges::sort(rows_);
  std::string all;
  for (std::string const& row : rows_) all.append(row).append("\n");
  return sha256(all);
}

}  // namespace stet::argmap::exchange
