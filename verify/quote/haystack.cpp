#include "verify/quote/haystack.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <thread>
#include <utility>

namespace stet::verify::quote {

namespace {

// Runs `work(part)` for each part, all but the first on threads of their own.
template <class Work>
void in_parallel(unsigned parts, Work const& work) {
  std::vector<std::jthread> pool;
  for (unsigned part = 1; part < parts; ++part) pool.emplace_back([&work, part] { work(part); });
  work(0U);
}

// A place at or after `at` where no token, number or divided word reaches across: a space between two
// letters.
std::size_t safe_cut(std::string_view text, std::size_t at) {
  auto const letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  for (at = std::max<std::size_t>(at, 1); at + 1 < text.size(); ++at)
    if (text[at] == ' ' && letter(text[at - 1]) && letter(text[at + 1])) return at;
  return text.size();
}

}  // namespace

Haystack::Haystack(std::string_view text, std::string_view language, unsigned threads)
    : text_(text.substr(0, std::numeric_limits<Offset>::max() - max_token_bytes)),
      folding_(folding_for(language)),
      words_(&words_for(language)) {
  constexpr std::size_t worth_a_thread = 1U << 20U;  // bytes
  auto const parts =
      static_cast<unsigned>(std::clamp<std::size_t>(text_.size() / worth_a_thread, 1, std::max(1U, threads)));
  read_tokens(parts);
  build_index(parts);
}

void Haystack::read_tokens(unsigned threads) {
  struct Part {
    std::size_t begin = 0, end = 0;
    std::vector<std::uint32_t> hashes, broken;
    std::vector<Offset> begins;
  };
  std::vector<Part> parts(threads);
  for (unsigned i = 0; i < threads; ++i) {
    parts[i].begin = i == 0 ? 0 : parts[i - 1].end;
    parts[i].end = i + 1 == threads
                       ? text_.size()
                       : std::max(parts[i].begin, safe_cut(text_, text_.size() / threads * (i + 1)));
  }
  in_parallel(threads, [&](unsigned number) {
    Part& part = parts[number];
    constexpr std::size_t bytes_a_token = 5;
    part.hashes.reserve((part.end - part.begin) / bytes_a_token + 1);
    part.begins.reserve((part.end - part.begin) / bytes_a_token + 1);
    Scanner scanner(text_, folding_, part.begin);
    for (Token token; scanner.next(token) && token.begin < part.end;) {
      if (token.broken) part.broken.push_back(static_cast<std::uint32_t>(part.hashes.size()));
      part.hashes.push_back(token.hash);
      part.begins.push_back(token.begin);
    }
  });
  if (threads == 1) {
    hashes_ = std::move(parts[0].hashes);
    begins_ = std::move(parts[0].begins);
    broken_ = std::move(parts[0].broken);
    return;
  }
  std::vector<std::size_t> offsets;
  std::size_t count = 0;
  for (auto const& part : parts) {
    offsets.push_back(count);
    for (auto const token : part.broken) broken_.push_back(static_cast<std::uint32_t>(token + count));
    count += part.hashes.size();
  }
  hashes_.resize(count);
  begins_.resize(count);
  in_parallel(threads, [&](unsigned number) {
    std::ranges::copy(parts[number].hashes, hashes_.begin() + static_cast<std::ptrdiff_t>(offsets[number]));
    std::ranges::copy(parts[number].begins, begins_.begin() + static_cast<std::ptrdiff_t>(offsets[number]));
  });
}

// The first token's hash gives the upper bits, so that one token's pairs lie together and can be listed too.
std::uint32_t Haystack::bucket(std::uint32_t first, std::uint32_t second) const {
  return ((first * 0x9E3779B1U) >> (32U - first_bits_) << second_bits_) |
         ((second * 0x85EBCA6BU) >> (32U - second_bits_));
}

void Haystack::build_index(unsigned threads) {
  unsigned const bits = std::clamp(static_cast<unsigned>(std::bit_width(size())), 4U, 24U);
  first_bits_ = (bits + 1) / 2;
  second_bits_ = bits - first_bits_;
  struct Entry {
    std::uint32_t token, first, second;
  };
  std::vector<Entry> joined;
  for (std::uint32_t const i : broken_) {
    if (i + 1 >= size()) continue;
    std::uint32_t const whole = caseless_hash(folded(i) + folded(i + 1));
    if (i > 0) joined.push_back({i - 1, hashes_[i - 1], whole});
    joined.push_back({i, whole, i + 2 < size() ? hashes_[i + 2] : 0});
  }
  // Sorted in two steps, so that neither writes all over the memory: into groups of buckets, then each group
  // by bucket. Threads take stretches of the text, then groups; the order within a bucket stays the text's.
  struct Keyed {
    std::uint32_t bucket, token;
  };
  unsigned const group_bits = bits > 16 ? 8 : 0;
  unsigned const low_bits = bits - group_bits;
  std::size_t const groups = std::size_t{1} << group_bits;
  std::size_t const total = size() + joined.size();
  std::vector<Keyed> keyed(total);
  auto const visit = [&](unsigned part, auto const& act) {
    std::size_t const end = part + 1 == threads ? size() : size() / threads * (part + 1);
    for (std::size_t i = size() / threads * part; i < end; ++i)
      act(Keyed{bucket(hashes_[i], i + 1 < size() ? hashes_[i + 1] : 0), static_cast<std::uint32_t>(i)});
    if (part + 1 == threads)
      for (auto const& entry : joined) act(Keyed{bucket(entry.first, entry.second), entry.token});
  };
  std::vector<std::vector<std::uint32_t>> next(threads, std::vector<std::uint32_t>(groups, 0));
  in_parallel(threads, [&](unsigned part) {
    auto& counts = next[part];
    visit(part, [&](Keyed entry) { ++counts[entry.bucket >> low_bits]; });
  });
  std::vector<std::uint32_t> group_starts{0};
  std::uint32_t sum = 0;
  for (std::size_t group = 0; group < groups; ++group) {
    for (auto& counts : next) sum += std::exchange(counts[group], sum);
    group_starts.push_back(sum);
  }
  in_parallel(threads, [&](unsigned part) {
    auto& at = next[part];
    visit(part, [&](Keyed entry) { keyed[at[entry.bucket >> low_bits]++] = entry; });
  });
  starts_.assign((std::size_t{1} << bits) + 1, 0);
  entries_.resize(total);
  in_parallel(threads, [&](unsigned part) {
    std::vector<std::uint32_t> places(std::size_t{1} << low_bits);
    for (std::size_t group = part; group < groups; group += threads) {
      std::ranges::fill(places, 0U);
      std::span<Keyed const> const members(keyed.data() + group_starts[group],
                                           group_starts[group + 1] - group_starts[group]);
      std::uint32_t const mask = (1U << low_bits) - 1U;
      for (auto const& entry : members) ++places[entry.bucket & mask];
      std::uint32_t place = group_starts[group];
      for (std::size_t b = 0; b < places.size(); ++b) {
        starts_[(group << low_bits) + b] = place;
        place += std::exchange(places[b], place);
      }
      for (auto const& entry : members) entries_[places[entry.bucket & mask]++] = entry.token;
    }
  });
  starts_.back() = sum;
  std::vector<std::uint32_t> disordered;  // the buckets that divided words were added to
  for (auto const& entry : joined) disordered.push_back(bucket(entry.first, entry.second));
  std::ranges::sort(disordered);
  auto const repeated = std::ranges::unique(disordered);
  disordered.erase(repeated.begin(), repeated.end());
  for (auto const b : disordered) std::sort(entries_.begin() + starts_[b], entries_.begin() + starts_[b + 1]);
}

std::span<std::uint32_t const> Haystack::pair(std::uint32_t first, std::uint32_t second) const {
  auto const b = bucket(first, second);
  return std::span(entries_).subspan(starts_[b], starts_[b + 1] - starts_[b]);
}

std::span<std::uint32_t const> Haystack::single(std::uint32_t hash) const {
  std::size_t const from = bucket(hash, 0) >> second_bits_ << second_bits_;
  std::size_t const to = from + (std::size_t{1} << second_bits_);
  return std::span(entries_).subspan(starts_[from], starts_[to] - starts_[from]);
}

Offset Haystack::end(std::size_t token) const {
  Scanner scanner(text_, folding_, begins_[token]);
  Token found;
  return scanner.next(found) ? found.end : begins_[token];
}

bool Haystack::broken(std::size_t token) const {
  return std::ranges::binary_search(broken_, static_cast<std::uint32_t>(token));
}

std::string Haystack::folded(std::size_t token) const { return fold_token(text_, begins_[token], folding_); }

Span Haystack::span(std::size_t first, std::size_t last) const {
  if (first >= last) return first < size() ? Span{begin(first), begin(first)} : Span{};
  return {begin(first), end(last - 1)};
}

Boundary Haystack::boundary_before(std::size_t token) const {
  if (token == 0 || token >= size()) {
    Boundary edge;
    edge.paragraph = edge.sentence = true;
    return edge;
  }
  Offset const from = end(token - 1);
  return read_boundary(text_.substr(from, begins_[token] - from), folded(token - 1), folded(token), *words_);
}

Boundary Haystack::boundary_after(std::size_t token) const {
  if (token == 0 || token < size()) return boundary_before(token);
  return read_boundary(text_.substr(end(token - 1)), folded(token - 1), {}, *words_);
}

}  // namespace stet::verify::quote
