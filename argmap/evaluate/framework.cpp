#include "argmap/evaluate/framework.h"

namespace stet::argmap::evaluate {

Framework framework_of(std::uint32_t size, Attacks const& attacks) {
  Framework out;
  out.size = size;
  out.begin.assign(std::size_t{size} + 1, 0);
  for (auto const& [from, to] : attacks) ++out.begin[from + 1];
  for (std::size_t i = 0; i < size; ++i) out.begin[i + 1] += out.begin[i];
  out.attacked.resize(attacks.size());
  // Filling moves each row's begin to its end; shifting by one row moves it back.
  for (auto const& [from, to] : attacks) out.attacked[out.begin[from]++] = to;
  for (std::size_t i = size; i > 0; --i) out.begin[i] = out.begin[i - 1];
  out.begin[0] = 0;
  return out;
}

Grounded grounded(Framework const& framework) {
  Grounded out;
  out.label.assign(framework.size, Grounded::Label::undecided);
  out.rank.assign(framework.size, 0);
  std::vector<std::uint32_t> attackers(framework.size, 0);  // not yet OUT
  for (Argument32 const b : framework.attacked) ++attackers[b];
  std::vector<Argument32> queue;
  for (Argument32 a = 0; a < framework.size; ++a) {
    if (attackers[a] != 0) continue;
    out.label[a] = Grounded::Label::in;
    queue.push_back(a);
  }
  for (std::size_t i = 0; i < queue.size(); ++i) {
    Argument32 const a = queue[i];
    for (Argument32 const b : framework.attacks_of(a)) {
      if (out.label[b] != Grounded::Label::undecided) continue;
      out.label[b] = Grounded::Label::out;
      out.rank[b] = out.rank[a] + 1;
      for (Argument32 const c : framework.attacks_of(b)) {
        if (--attackers[c] != 0 || out.label[c] != Grounded::Label::undecided) continue;
        out.label[c] = Grounded::Label::in;
        out.rank[c] = out.rank[b] + 1;
        queue.push_back(c);
      }
    }
  }
  return out;
}

}  // namespace stet::argmap::evaluate
