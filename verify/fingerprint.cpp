#include "verify/fingerprint.h"

#include <string>
#include <unordered_map>

#include "base/hash.h"
#include "base/words.h"
#include "verify/rule_table.h"

namespace stet::verify {

std::vector<std::string> fingerprints(std::vector<Diagnostic> const& findings) {
  std::vector<std::string> result;
  result.reserve(findings.size());
  std::unordered_map<std::string, std::size_t> count;
  for (Diagnostic const& finding : findings) {
    std::string key(rule(finding.rule).id);
    key += '\n';
    key += comparable(finding.subject);
    auto const nth = count[key]++;
    key += '\n';
    key += std::to_string(nth);
    result.push_back("v1:" + sha256(key).substr(0, 16));
  }
  return result;
}

}  // namespace stet::verify
