#include "argmap/exchange/aif.h"

namespace stet::argmap::exchange {
namespace {

std::string capitalised(std::string_view scheme, std::string_view between) {
  std::string out;
  bool begins = true;
  for (char const c : scheme) {
    if (c == '-') {
      begins = true;
      continue;
    }
    if (begins && !out.empty()) out += between;
    out.push_back(begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    begins = false;
  }
  return out;
}

}  // namespace

std::string aif_text(StepKind kind, std::string_view scheme) {
  if (!scheme.empty()) return capitalised(scheme, " ");
  return kind == StepKind::attack ? "Default Conflict" : "Default Inference";
}

std::string aif_scheme(std::string_view scheme) { return capitalised(scheme, ""); }

}  // namespace stet::argmap::exchange
