// Strong ids and the tables they index. An id is an index into one table and nothing else:
// it cannot be mixed up with another table's, and it has no default but `none()`.
#pragma once

#include <cassert>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace stet {

template <class Tag>
class Id {
 public:
  static constexpr std::uint32_t none_value = 0xffffffffU;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t value) : value_(static_cast<std::uint32_t>(value)) {}

  static constexpr Id none() { return Id{}; }
  [[nodiscard]] constexpr bool valid() const { return value_ != none_value; }
  // Precondition: valid().
  [[nodiscard]] constexpr std::size_t index() const {
    assert(valid());
    return value_;
  }
  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  std::uint32_t value_ = none_value;
};

// A vector that only its own id type can index.
template <class T, class IdType>
class Table {
 public:
  using value_type = T;

  IdType add(T value) {
    rows_.push_back(std::move(value));
    return IdType{rows_.size() - 1};
  }
  [[nodiscard]] T& operator[](IdType id) {
    assert(id.index() < rows_.size());
    return rows_[id.index()];
  }
  [[nodiscard]] T const& operator[](IdType id) const {
    assert(id.index() < rows_.size());
    return rows_[id.index()];
  }
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  void reserve(std::size_t n) { rows_.reserve(n); }
  void resize(std::size_t n) { rows_.resize(n); }
  void resize(std::size_t n, T const& value) { rows_.resize(n, value); }
  void clear() { rows_.clear(); }
  // Rows in id order; `id_of(i)` names the i-th.
  [[nodiscard]] auto begin() { return rows_.begin(); }
  [[nodiscard]] auto end() { return rows_.end(); }
  [[nodiscard]] auto begin() const { return rows_.begin(); }
  [[nodiscard]] auto end() const { return rows_.end(); }
  [[nodiscard]] static IdType id_of(std::size_t i) { return IdType{i}; }

  // Iterates over the ids of the table: `for (StatementId s : map.statements.ids())`.
  class IdRange {
   public:
    class Iterator {
     public:
      explicit Iterator(std::size_t i) : i_(i) {}
      IdType operator*() const { return IdType{i_}; }
      Iterator& operator++() {
        ++i_;
        return *this;
      }
      friend bool operator==(Iterator, Iterator) = default;

     private:
      std::size_t i_;
    };
    explicit IdRange(std::size_t n) : n_(n) {}
    [[nodiscard]] Iterator begin() const { return Iterator{0}; }
    [[nodiscard]] Iterator end() const { return Iterator{n_}; }

   private:
    std::size_t n_;
  };
  [[nodiscard]] IdRange ids() const { return IdRange{rows_.size()}; }

 private:
  std::vector<T> rows_;
};

}  // namespace stet

template <class Tag>
struct std::hash<stet::Id<Tag>> {
  std::size_t operator()(stet::Id<Tag> id) const noexcept {
    return id.valid() ? id.index() : ~std::size_t{0};
  }
};
