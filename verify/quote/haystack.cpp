#include "verify/quote/haystack.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace stet::verify::quote {

Haystack::Haystack(std::string_view text, std::string_view language)
    : text_(text.substr(0, std::numeric_limits<Offset>::max() - max_token_bytes)),
      folding_(folding_for(language)),
      words_(&words_for(language)) {
  hashes_.reserve(text_.size() / 6 + 1);
  begins_.reserve(text_.size() / 6 + 1);
  Scanner scanner(text_, folding_);
  for (Token token; scanner.next(token);) {
    if (token.broken) broken_.push_back(static_cast<std::uint32_t>(hashes_.size()));
    hashes_.push_back(token.hash);
    begins_.push_back(token.begin);
  }
  build_index();
}

// The first token's hash gives the upper bits, so that one token's pairs lie together and can be listed too.
std::uint32_t Haystack::bucket(std::uint32_t first, std::uint32_t second) const {
  return ((first * 0x9E3779B1U) >> (32U - first_bits_) << second_bits_) |
         ((second * 0x85EBCA6BU) >> (32U - second_bits_));
}

void Haystack::build_index() {
  unsigned const bits = std::clamp(static_cast<unsigned>(std::bit_width(size())), 2U, 24U);
  first_bits_ = (bits + 1) / 2;
  second_bits_ = bits - first_bits_;
  struct Entry {
    std::uint32_t token, first, second;
  };
  std::vector<Entry> joined;
  for (std::uint32_t const i : broken_) {
    if (i + 1 >= size()) continue;
    std::uint32_t const whole = hash_of(lower(folded(i) + folded(i + 1)));
    if (i > 0) joined.push_back({i - 1, hashes_[i - 1], whole});
    joined.push_back({i, whole, i + 2 < size() ? hashes_[i + 2] : 0});
  }
  auto const following = [&](std::size_t i) { return i + 1 < size() ? hashes_[i + 1] : 0; };
  starts_.assign((std::size_t{1} << bits) + 1, 0);
  for (std::size_t i = 0; i < size(); ++i) ++starts_[bucket(hashes_[i], following(i)) + 1];
  for (auto const& entry : joined) ++starts_[bucket(entry.first, entry.second) + 1];
  for (std::size_t b = 1; b < starts_.size(); ++b) starts_[b] += starts_[b - 1];
  entries_.resize(size() + joined.size());
  std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  for (std::size_t i = 0; i < size(); ++i)
    entries_[next[bucket(hashes_[i], following(i))]++] = static_cast<std::uint32_t>(i);
  for (auto const& entry : joined) entries_[next[bucket(entry.first, entry.second)]++] = entry.token;
  for (auto const& entry : joined) {
    auto const b = bucket(entry.first, entry.second);
    std::sort(entries_.begin() + starts_[b], entries_.begin() + starts_[b + 1]);
  }
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

}  // namespace stet::verify::quote
