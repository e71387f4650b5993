// Reordering whole subtrees (see order.h). Argument maps are nearly forests: few lines run between the
// subtrees, and what crosses is decided by which sibling stands beside which. Each child of a node is sifted
// through all places among its siblings, in the manner of Matuszewski, Schönfeld & Molitor (1999), but with
// everything that hangs below it.
#include <algorithm>

#include "argmap/layout/order.h"

namespace stet::argmap::layout {

namespace {

class SubtreeOrder {
 public:
  SubtreeOrder(Layered& layered, std::uint32_t effort)
      : layered_(layered),
        size_(static_cast<Index>(layered.items.size())),
        work_left_(std::min(2'500'000LL, 120LL * size_) * effort) {}

  void run(std::uint32_t effort) {
    hang();
    if (cross_links_ == 0) return write();
    bool moved = true;
    for (std::uint32_t pass = 0; pass < 2 * effort && moved && work_left_ > 0; ++pass) {
      moved = false;
      // From the root of all roots downward, in the order of the tree as it was when the pass began.
      std::vector<Index> const nodes = tree_order_;
      moved |= sift_children(size_);
      for (Index node : nodes) {
        if (work_left_ <= 0) break;
        if (child_begin_[node + 1] - child_begin_[node] > 1) moved |= sift_children(node);
      }
    }
    write();
  }

 private:
  struct CrossLink {
    Index upper;
    Index lower;
  };

  // Each item hangs below its first neighbour above; the other lines are cross links. Item `size_` stands
  // for the root of all roots. The order of the siblings is their order in the layers.
  void hang() {
    parent_.assign(size_, size_);
    std::vector<CrossLink> links;
    for (Index item = 0; item < size_; ++item) {
      auto const ups = layered_.up[item];
      if (ups.empty()) continue;
      // A real neighbour is a better place to hang from than a bend of a line that passes by.
      std::size_t best = 0;
      for (std::size_t i = 0; i < ups.size(); ++i) {
        if (layered_.items[ups[i]].kind == Item::Kind::box) {
          best = i;
          break;
        }
      }
      parent_[item] = ups[best];
      for (std::size_t i = 0; i < ups.size(); ++i) {
        if (i != best && ups[i] != ups[best]) links.push_back({ups[i], item});
      }
    }
    cross_links_ = links.size();

    child_begin_.assign(size_ + 2, 0);
    for (Index item = 0; item < size_; ++item) ++child_begin_[parent_[item] + 1];
    for (Index i = 0; i <= size_; ++i) child_begin_[i + 1] += child_begin_[i];
    children_.resize(size_);
    std::vector<Index> next(child_begin_.begin(), child_begin_.end() - 1);
    for (Index item : layered_.order) children_[next[parent_[item]]++] = item;

    in_.resize(size_ + 1);
    out_.resize(size_ + 1);
    tree_order_.resize(size_);
    number(size_, 0);

    std::vector<Adjacency::Pair> ends;
    for (CrossLink const& link : links) {
      ends.push_back({link.upper, link.lower});
      ends.push_back({link.lower, link.upper});
    }
    others_ = Adjacency{size_, ends};
    crossed_.assign(size_ + 1, 0);
    for (Index at = size_; at-- > 0;) {
      Index const item = tree_order_[at];
      if (!others_[item].empty()) crossed_[item] = 1;
      if (crossed_[item] != 0) crossed_[parent_[item]] = 1;
    }
    rows_.resize(layered_.layers());
  }

  // Numbers the subtree of `root` in preorder, from `first`.
  void number(Index root, Index first) {
    Index at = first;
    stack_.assign(1, {root, child_begin_[root]});
    in_[root] = at;
    if (root != size_) tree_order_[at++] = root;
    while (!stack_.empty()) {
      auto& [node, next] = stack_.back();
      if (next == child_begin_[node + 1]) {
        out_[node] = at;
        stack_.pop_back();
        continue;
      }
      Index const child = children_[next++];
      in_[child] = at;
      tree_order_[at++] = child;
      stack_.push_back({child, child_begin_[child]});
    }
    work_left_ -= at - first;
  }

  [[nodiscard]] Index layer(Index item) const { return layered_.items[item].layer; }

  // Items of the subtree of `root` in a layer whose number lies in [from, to).
  [[nodiscard]] std::int64_t count(Index row, Index from, Index to) const {
    auto const& numbers = rows_[row];
    auto const begin = std::ranges::lower_bound(numbers, from);
    auto const end = std::lower_bound(begin, numbers.end(), to);
    return end - begin;
  }

  // A line that leaves the subtree of a child.
  struct Outgoing {
    Index here;
    Index there;
    Index lower;  // the layer of its lower end
    bool here_is_lower;
  };

  static constexpr Index left = 0;             // of all children
  static constexpr Index right = 0xfffffffeU;  // of all children

  // The child (1-based, by its number at the start of the sifting) that holds the item, or left, or right.
  [[nodiscard]] Index holder(Index item) const {
    Index const at = in_[item];
    if (at < starts_.front()) return left;
    if (at >= end_) return right;
    return static_cast<Index>(std::ranges::upper_bound(starts_, at) - starts_.begin());
  }

  bool sift_children(Index node) {
    auto const children =
        std::span{children_}.subspan(child_begin_[node], child_begin_[node + 1] - child_begin_[node]);
    if (children.size() < 2 || crossed_[node] == 0) return false;
    Index const k = static_cast<Index>(children.size());
    starts_.clear();
    for (Index child : children) starts_.push_back(in_[child]);
    end_ = out_[node];
    original_.assign(children.begin(), children.end());

    // Lines that leave each child, by preorder.
    outgoing_.clear();
    outgoing_begin_.assign(k + 1, 0);
    for (Index c = 0; c < k; ++c) {
      Index const child = original_[c];
      for (Index at = in_[child]; at < out_[child]; ++at) {
        Index const here = tree_order_[at];
        for (Index there : others_[here]) {
          if (there == node || (in_[there] >= in_[child] && in_[there] < out_[child])) continue;
          bool const here_is_lower = layer(here) > layer(there);
          outgoing_.push_back({here, there, std::max(layer(here), layer(there)), here_is_lower});
        }
      }
      outgoing_begin_[c + 1] = static_cast<Index>(outgoing_.size());
    }
    work_left_ -= end_ - in_[node];
    if (outgoing_.empty()) return false;
    for (auto& row : rows_used_) rows_[row].clear();
    rows_used_.clear();
    for (Index at = starts_.front(); at < end_; ++at) {
      Index const row = layer(tree_order_[at]);
      if (rows_[row].empty()) rows_used_.push_back(row);
      rows_[row].push_back(at);
    }

    // `sequence[i]` is the child at place i; `place[c + 1]` the place of child c, counted from 1.
    sequence_.resize(k);
    place_.resize(k + 1);
    for (Index c = 0; c < k; ++c) {
      sequence_[c] = c;
      place_[c + 1] = c + 1;
    }
    bool moved = false;
    for (Index c = 0; c < k && work_left_ > 0; ++c) {
      if (outgoing_begin_[c] != outgoing_begin_[c + 1]) moved |= sift(c);
    }
    if (!moved) return false;
    for (Index i = 0; i < k; ++i) children[i] = original_[sequence_[i]];
    number(node, in_[node]);
    return true;
  }

  bool sift(Index c) {
    Index const k = static_cast<Index>(sequence_.size());
    Index const start = place_[c + 1] - 1;
    std::int64_t best = 0;
    Index best_place = start;
    std::int64_t change = 0;
    // Leftward, then back and rightward: the change is exact for the lines of the tree and cross links.
    for (Index i = start; i > 0 && work_left_ > 0; --i) {
      change += swap_change(sequence_[i - 1], c);
      exchange(i - 1);
      if (change < best) {
        best = change;
        best_place = i - 1;
      }
    }
    move(place_[c + 1] - 1, start);
    change = 0;
    for (Index i = start; i + 1 < k && work_left_ > 0; ++i) {
      change += swap_change(c, sequence_[i + 1]);
      exchange(i);
      if (change < best) {
        best = change;
        best_place = i + 1;
      }
    }
    move(place_[c + 1] - 1, best_place);
    return best_place != start;
  }

  void exchange(Index i) {
    std::swap(sequence_[i], sequence_[i + 1]);
    place_[sequence_[i] + 1] = i + 1;
    place_[sequence_[i + 1] + 1] = i + 2;
  }
  void move(Index from, Index to) {
    for (; from > to; --from) exchange(from - 1);
    for (; from < to; ++from) exchange(from);
  }

  // How many crossings more there are when `a` and `b`, now side by side in this order, change places.
  std::int64_t swap_change(Index a, Index b) {
    std::int64_t change = 0;
    auto const a_lines =
        std::span{outgoing_}.subspan(outgoing_begin_[a], outgoing_begin_[a + 1] - outgoing_begin_[a]);
    auto const b_lines =
        std::span{outgoing_}.subspan(outgoing_begin_[b], outgoing_begin_[b + 1] - outgoing_begin_[b]);
    change += passing(a_lines, a, b, true);
    change -= passing(b_lines, b, a, false);
    work_left_ -=
        2 + static_cast<std::int64_t>(a_lines.size() + b_lines.size() + a_lines.size() * b_lines.size());
    for (Outgoing const& e : a_lines) {
      for (Outgoing const& f : b_lines) {
        if (e.lower == f.lower) change += pair_change(e, f, a, b);
      }
    }
    return change;
  }

  // Lines that leave `own` against the tree inside `other`: crossings more when `own` moves to the right
  // side of `other` (seen so for both; the caller turns the sign for the one that moves left).
  std::int64_t passing(std::span<Outgoing const> lines, Index own, Index other, bool once) const {
    std::int64_t change = 0;
    Index const own_node = original_[own];
    Index const other_node = original_[other];
    for (Outgoing const& line : lines) {
      Index const at = holder(line.there);
      if (at == other + 1) {
        if (!once) continue;
        change += beside(own_node, line.here, line.here_is_lower, line.lower, true) -
                  beside(own_node, line.here, line.here_is_lower, line.lower, false);
        change += beside(other_node, line.there, !line.here_is_lower, line.lower, false) -
                  beside(other_node, line.there, !line.here_is_lower, line.lower, true);
        continue;
      }
      std::int64_t const passed = count(line.lower, in_[other_node], out_[other_node]);
      if (passed == 0) continue;
      bool const to_right =
          at == right || (at != left && place_[at] > place_[other + 1] && place_[at] > place_[own + 1]);
      change += to_right ? -passed : passed;
    }
    return change;
  }

  // Lines of the tree below `top` that end in layer `lower` on the left (or right) of `end`.
  [[nodiscard]] std::int64_t beside(Index top, Index end, bool end_is_lower, Index lower,
                                    bool on_left) const {
    if (on_left) return count(lower, in_[top], in_[end]);
    return count(lower, end_is_lower ? in_[end] + 1 : out_[end], out_[top]);
  }

  // Two lines leaving neighbouring children, between the same layers.
  std::int64_t pair_change(Outgoing const& e, Outgoing const& f, Index a, Index b) const {
    Index const e_upper = e.here_is_lower ? e.there : e.here;
    Index const e_lower = e.here_is_lower ? e.here : e.there;
    Index const f_upper = f.here_is_lower ? f.there : f.here;
    Index const f_lower = f.here_is_lower ? f.here : f.there;
    if (e_upper == f_upper || e_lower == f_lower) return 0;
    bool upper_turns = false;
    bool lower_turns = false;
    bool const upper = is_left(e_upper, f_upper, a, b, upper_turns);
    bool const lower = is_left(e_lower, f_lower, a, b, lower_turns);
    if (upper_turns == lower_turns) return 0;  // they cross in both orders or in neither
    return upper == lower ? 1 : -1;
  }

  // Whether `x` is left of `y` now, and whether that turns when `a` and `b` change places.
  bool is_left(Index x, Index y, Index a, Index b, bool& turns) const {
    Index const hx = holder(x);
    Index const hy = holder(y);
    if (hx == hy) return in_[x] < in_[y];
    turns = (hx == a + 1 && hy == b + 1) || (hx == b + 1 && hy == a + 1);
    auto const key = [&](Index h) { return h == left || h == right ? h : place_[h]; };
    return key(hx) < key(hy);
  }

  void write() {
    std::vector<Index> filled(layered_.layers(), 0);
    for (Index item : tree_order_) {
      Index const l = layer(item);
      layered_.position[item] = filled[l];
      layered_.order[layered_.layer_begin[l] + filled[l]++] = item;
    }
  }

  Layered& layered_;
  Index size_;
  std::int64_t work_left_;  // bounds the time on inputs that are nothing like a tree
  std::size_t cross_links_ = 0;
  std::vector<Index> parent_;
  std::vector<Index> child_begin_;
  std::vector<Index> children_;
  std::vector<Index> in_;  // preorder number, and the end of the subtree's numbers
  std::vector<Index> out_;
  std::vector<Index> tree_order_;
  std::vector<std::uint8_t> crossed_;  // whether a cross link ends in the subtree
  Adjacency others_;                   // the other ends of an item's cross links
  std::vector<std::pair<Index, Index>> stack_;

  // While the children of one node are sifted:
  std::vector<Index> original_;
  std::vector<Index> starts_;
  Index end_ = 0;
  std::vector<Outgoing> outgoing_;
  std::vector<Index> outgoing_begin_;
  std::vector<std::vector<Index>> rows_;  // numbers of the items in each layer
  std::vector<Index> rows_used_;
  std::vector<Index> sequence_;
  std::vector<Index> place_;
};

}  // namespace

void order_subtrees(Layered& layered, std::uint32_t effort) { SubtreeOrder{layered, effort}.run(effort); }

}  // namespace stet::argmap::layout
