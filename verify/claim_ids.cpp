#include "verify/claim_ids.h"

#include <string_view>
#include <unordered_set>

#include "base/utf8.h"
#include "base/words.h"

namespace stet::verify {
namespace {

// Letters and digits of any script; punctuation and symbols part words.
bool is_word(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) &&
         !(c >= 0x3000 && c <= 0x3004) && !(c >= 0x3008 && c <= 0x3020) && c != 0x61C &&
         !(c >= 0xD800 && c <= 0xF8FF) && c != 0xFEFF && c < 0xFFF0;
}

}  // namespace

std::string fragment_of(std::string_view title, std::size_t longest) {
  std::string const form = comparable(title);
  std::string out;
  for (std::size_t at = 0; at < form.size();) {
    auto const [c, size] = utf8::decode(form, at);
    if (is_word(c)) {
      if (out.size() + size > longest) break;
      out += std::string_view(form).substr(at, size);
    } else if (c != '\'' && c != 0x2019 && !out.empty() && out.back() != '-') {
      out += '-';
    }
    at += size;
  }
  while (out.ends_with('-')) out.pop_back();
  return out;
}

Table<std::string, argmap::StatementId> claim_ids(argmap::ArgumentMap const& map) {
  Table<std::string, argmap::StatementId> ids;
  std::unordered_set<std::string> taken;
  for (auto const claim : map.statements.ids()) {
    auto const& statement = map.statements[claim];
    std::string base =
        statement.untitled ? fragment_of(map.text(claim), 24) : fragment_of(statement.title, 60);
    base = base.empty() ? "claim" : "claim-" + base;
    std::string id = base;
    for (std::size_t n = 2; !taken.insert(id).second; ++n) {
      // Thousands of claims with the same words: their place in the map is as good as counting.
      id = base + '-' + std::to_string(n < 100 ? n : claim.index() + 100);
    }
    ids.add(std::move(id));
  }
  return ids;
}

}  // namespace stet::verify
