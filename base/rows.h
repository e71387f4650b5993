// Lists of items for each row of something, kept together.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace stet {

// Compressed rows: row i is items[begin[i] .. begin[i + 1]).
template <class T>
struct Rows {
  std::vector<std::uint32_t> begin{0};
  std::vector<T> items;

  [[nodiscard]] std::span<T const> operator[](std::size_t row) const {
    return std::span<T const>(items).subspan(begin[row], begin[row + 1] - begin[row]);
  }
  [[nodiscard]] std::size_t size() const { return begin.size() - 1; }
};

// Rows from (row, item) pairs by counting; the order of pairs is kept inside a row.
template <class T>
[[nodiscard]] Rows<T> rows_of(std::size_t count, std::span<std::pair<std::uint32_t, T> const> pairs) {
  Rows<T> rows;
  rows.begin.assign(count + 1, 0);
  for (auto const& [row, item] : pairs) ++rows.begin[row + 1];
  for (std::size_t i = 0; i < count; ++i) rows.begin[i + 1] += rows.begin[i];
  rows.items.resize(pairs.size());
  std::vector<std::uint32_t> next(rows.begin.begin(), rows.begin.end() - 1);
  for (auto const& [row, item] : pairs) rows.items[next[row]++] = item;
  return rows;
}

// Rows that can be changed. A row that outgrows its room moves to the end.
template <class T>
class Lists {
 public:
  Lists() = default;
  explicit Lists(Rows<T> rows) : items_(std::move(rows.items)) {
    places_.reserve(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
      std::uint32_t const size = rows.begin[row + 1] - rows.begin[row];
      places_.push_back({rows.begin[row], size, size});
    }
  }

  [[nodiscard]] std::span<T const> operator[](std::size_t row) const {
    return std::span<T const>(items_).subspan(places_[row].begin, places_[row].size);
  }
  [[nodiscard]] std::size_t size() const { return places_.size(); }
  // At least as many items as all rows have.
  [[nodiscard]] std::size_t capacity() const { return items_.size(); }

  void add_rows(std::size_t count) { places_.resize(places_.size() + count); }
  void add(std::size_t row, T item) {
    Place& place = places_[row];
    if (place.size == place.room) {
      auto const begin = static_cast<std::uint32_t>(items_.size());
      place.room = 2 * place.size + 2;
      items_.resize(items_.size() + place.room);
      std::copy_n(items_.begin() + place.begin, place.size, items_.begin() + begin);
      place.begin = begin;
    }
    items_[place.begin + place.size++] = item;
  }
  // Takes one such item out of the row, if it is there.
  void remove(std::size_t row, T item) {
    Place& place = places_[row];
    auto const first = items_.begin() + place.begin;
    auto const last = first + place.size;
    auto const at = std::find(first, last, item);
    if (at == last) return;
    std::copy(at + 1, last, at);
    --place.size;
  }
  void clear(std::size_t row) { places_[row].size = 0; }
  // Replaces every item by what `f` makes of it.
  template <class F>
  void replace_all(F f) {
    for (T& item : items_) item = f(item);
  }

 private:
  struct Place {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
    std::uint32_t room = 0;
  };
  std::vector<Place> places_;
  std::vector<T> items_;
};

}  // namespace stet
