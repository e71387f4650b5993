#include "base/components.h"

#include <algorithm>

namespace stet {

Components components_of(Rows<std::uint32_t> const& edges) {
  constexpr std::uint32_t unseen = 0xffffffffU;
  auto const n = static_cast<std::uint32_t>(edges.size());
  Components out;
  out.of.assign(n, unseen);
  out.order.reserve(n);
  out.cyclic.reserve(n);
  std::vector<std::uint32_t> index(n, unseen);
  std::vector<std::uint32_t> low(n, 0);
  std::vector<std::uint32_t> stack;
  struct Frame {
    std::uint32_t vertex;
    std::uint32_t next;
  };
  std::vector<Frame> calls;
  std::uint32_t counter = 0;
  for (std::uint32_t root = 0; root < n; ++root) {
    if (index[root] != unseen) continue;
    calls.push_back({root, edges.begin[root]});
    index[root] = low[root] = counter++;
    stack.push_back(root);
    while (!calls.empty()) {
      std::uint32_t const v = calls.back().vertex;
      if (calls.back().next < edges.begin[v + 1]) {
        std::uint32_t const w = edges.items[calls.back().next++];
        if (index[w] == unseen) {
          index[w] = low[w] = counter++;
          stack.push_back(w);
          calls.push_back({w, edges.begin[w]});
        } else if (out.of[w] == unseen) {
          low[v] = std::min(low[v], index[w]);
        }
        continue;
      }
      calls.pop_back();
      if (!calls.empty()) low[calls.back().vertex] = std::min(low[calls.back().vertex], low[v]);
      if (low[v] != index[v]) continue;
      std::uint32_t size = 0;
      while (true) {
        std::uint32_t const w = stack.back();
        stack.pop_back();
        out.of[w] = out.count;
        out.order.push_back(w);
        ++size;
        if (w == v) break;
      }
      bool const loop = size > 1 || std::ranges::find(edges[v], v) != edges[v].end();
      out.cyclic.push_back(loop ? 1 : 0);
      ++out.count;
    }
  }
  return out;
}

}  // namespace stet
