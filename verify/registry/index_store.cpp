#include "verify/registry/index_store.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <system_error>

#include <sqlite3.h>
#include <unistd.h>

#include "verify/registry/index_terms.h"

namespace stet::verify {
namespace {

constexpr std::string_view format = "stet index 3";

class Statement {
 public:
  Statement(sqlite3* database, std::string_view sql) {
    sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement_, nullptr);
  }
  Statement(Statement const&) = delete;
  Statement& operator=(Statement const&) = delete;
  ~Statement() { sqlite3_finalize(statement_); }

  Statement& bind(int index, std::string_view text) {
    // The text outlives the step in every use below.
    sqlite3_bind_text64(statement_, index, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    return *this;
  }
  Statement& bind(int index, sqlite3_int64 number) {
    sqlite3_bind_int64(statement_, index, number);
    return *this;
  }
  bool row() { return statement_ != nullptr && sqlite3_step(statement_) == SQLITE_ROW; }
  bool done() {
    bool const ok = statement_ != nullptr && sqlite3_step(statement_) == SQLITE_DONE;
    sqlite3_reset(statement_);
    return ok;
  }
  void reset() { sqlite3_reset(statement_); }
  [[nodiscard]] std::string text(int column) const {
    auto const* const bytes = reinterpret_cast<char const*>(sqlite3_column_text(statement_, column));
    return bytes == nullptr
               ? std::string{}
               : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
  }
  [[nodiscard]] sqlite3_int64 number(int column) const { return sqlite3_column_int64(statement_, column); }
  [[nodiscard]] double real(int column) const { return sqlite3_column_double(statement_, column); }

 private:
  sqlite3_stmt* statement_ = nullptr;
};

bool run(sqlite3* database, char const* sql) {
  return sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

// The words of a text, as far as they can be looked up: letters and digits, at most so many.
std::vector<std::string> words_of(std::string_view text) {
  constexpr std::size_t most = 64;
  std::vector<std::string> words;
  std::string word;
  auto const keep = [&] {
    if (!word.empty() && std::ranges::find(words, word) == words.end()) words.push_back(word);
    word.clear();
  };
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    bool const letter =
        byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter)
      word.push_back(c);
    else
      keep();
    if (words.size() == most) return words;
  }
  keep();
  return words;
}

struct Term {
  std::string word;
  sqlite3_int64 texts = 0;  // that hold it
};

// How many texts hold each word, rarest first. The words are stemmed by a table like that of the index.
std::vector<Term> terms_of(sqlite3* database, std::vector<std::string> const& words) {
  run(database, "DELETE FROM temp.asked");
  Statement insert(database, "INSERT INTO temp.asked(rowid, word) VALUES (?, ?)");
  for (std::size_t i = 0; i < words.size(); ++i)
    insert.bind(1, static_cast<sqlite3_int64>(i)).bind(2, words[i]).done();
  std::vector<Term> terms;
  Statement stems(database, "SELECT doc, term FROM temp.asked_words ORDER BY doc, offset");
  Statement count(database, "SELECT doc FROM temp.words WHERE term = ?");
  std::vector<std::string> seen;
  while (stems.row()) {
    std::string const stem = stems.text(1);
    if (std::ranges::find(seen, stem) != seen.end()) continue;
    seen.push_back(stem);
    count.bind(1, stem);
    if (count.row()) terms.push_back({words[static_cast<std::size_t>(stems.number(0))], count.number(0)});
    count.reset();
  }
  std::ranges::stable_sort(terms, {}, &Term::texts);
  return terms;
}

bool prepare_searching(sqlite3* database) {
  return run(database,
             "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, texts, row);"
             "CREATE VIRTUAL TABLE temp.asked USING fts5(word, tokenize='porter unicode61');"
             "CREATE VIRTUAL TABLE temp.asked_words USING fts5vocab(temp, asked, instance);");
}

}  // namespace

void Index::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

namespace {

constexpr std::string_view unfinished = ".new.";  // and the number of the process that writes it

// What builders that were ended in the middle of their work left.
void remove_leftovers(std::filesystem::path const& path) {
  std::string const prefix = path.filename().string() + std::string(unfinished);
  std::error_code error;
  std::vector<std::filesystem::path> stale;
  for (std::filesystem::directory_iterator entry(path.parent_path(), error), end; !error && entry != end;
       entry.increment(error)) {
    std::string const name = entry->path().filename().string();
    if (!name.starts_with(prefix)) continue;
    long const process = std::strtol(name.c_str() + prefix.size(), nullptr, 10);
    if (process > 0 && ::kill(static_cast<pid_t>(process), 0) != 0 && errno == ESRCH)
      stale.push_back(entry->path());
  }
  for (auto const& file : stale) std::filesystem::remove(file, error);
}

// SQLite reads no more pages than its header counts, so one behind them is ours: it says what the others sum
// up to. Damage inside of FTS5's tables makes it find nothing, and SQLite does not notice.
constexpr std::uintmax_t page = 4096;

std::string sum_of(std::ifstream& file, std::uintmax_t size) {
  std::string block(page * 256, '\0');
  std::uint64_t sum = 0;
  while (size > 0 && file) {
    block.resize(std::min<std::uintmax_t>(block.size(), size));
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    sum = sum * 0x100000001b3 + std::hash<std::string>{}(block);
    size -= block.size();
  }
  std::string said = "stet sum " + std::to_string(sum);
  said.resize(page, '\0');
  return said;
}

bool seal(std::string const& path) {
  std::error_code error;
  auto const size = std::filesystem::file_size(path, error);
  std::ifstream file(path, std::ios::binary);
  std::ofstream end(path, std::ios::binary | std::ios::app);
  return !error && file && end << sum_of(file, size) && end.flush();
}

bool is_sealed(std::string const& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return false;  // opening a pipe would wait
  auto const size = std::filesystem::file_size(path, error);
  std::ifstream file(path, std::ios::binary);
  if (error || size < page || !file) return false;
  auto const expected = sum_of(file, size - page);
  std::string found(page, '\0');
  return file.read(found.data(), page) && found == expected;
}

}  // namespace

std::expected<Index, Error> Index::build(std::string const& path, std::string_view stamp,
                                         Texts const& texts) {
  std::string const temporary =
      path.empty() ? ":memory:"
                   : path + std::string(unfinished) + std::to_string(static_cast<long>(::getpid()));
  if (!path.empty()) remove_leftovers(path);
  auto const failure = [&](sqlite3* database) {
    std::string const cause = database == nullptr ? "not enough memory" : sqlite3_errmsg(database);
    return Error{"cannot write the index `" + (path.empty() ? "in memory" : path) + "`: " + cause};
  };
  sqlite3* opened = nullptr;
  std::error_code ignored;
  std::filesystem::remove(temporary, ignored);
  int const status =
      sqlite3_open_v2(temporary.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  Index index(opened);
  auto const give_up = [&] {
    auto error = failure(index.database_.get());
    index.database_.reset();
    if (!path.empty()) std::filesystem::remove(temporary, ignored);
    return std::unexpected(std::move(error));
  };
  if (status != SQLITE_OK ||
      !run(opened,
           "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;"
           "CREATE TABLE about(format TEXT, stamp TEXT);"
           "CREATE TABLE keys(id INTEGER PRIMARY KEY, key TEXT);"
           "CREATE TABLE languages(language TEXT PRIMARY KEY);"
           "CREATE VIRTUAL TABLE texts USING fts5(title, text, content='', tokenize='porter unicode61');"))
    return give_up();
  {
    Statement add_key(opened, "INSERT INTO keys(id, key) VALUES (?, ?)");
    Statement add_text(opened, "INSERT INTO texts(rowid, title, text) VALUES (?, ?, ?)");
    Statement add_language(opened, "INSERT OR IGNORE INTO languages VALUES (?)");
    sqlite3_int64 id = 0;
    while (auto const next = texts()) {
      ++id;
      std::string const title = index_terms(next->title, next->language);
      std::string const text = index_terms(next->text, next->language);
      if (!add_key.bind(1, id).bind(2, next->key).done() || !add_language.bind(1, next->language).done() ||
          !add_text.bind(1, id).bind(2, title).bind(3, text).done())
        return give_up();
    }
    if (!Statement(opened, "INSERT INTO about VALUES (?, ?)").bind(1, format).bind(2, stamp).done())
      return give_up();
  }
  if (!run(opened, "INSERT INTO texts(texts) VALUES ('optimize'); COMMIT;")) return give_up();
  if (!path.empty()) {
    index.database_.reset();
    std::error_code error;
    if (seal(temporary)) {
      std::filesystem::rename(temporary, path, error);
    } else {
      error = std::make_error_code(std::errc::io_error);
    }
    if (error) {
      std::filesystem::remove(temporary, ignored);
      return std::unexpected(Error{"cannot write the index `" + path + "`: " + error.message()});
    }
    auto reopened = open(path, stamp);
    if (!reopened) return std::unexpected(Error{"cannot read the index `" + path + "` back"});
    return std::move(*reopened);
  }
  if (!prepare_searching(opened)) return give_up();
  return index;
}

std::optional<Index> Index::open(std::string const& path, std::string_view stamp) {
  if (!is_sealed(path)) return std::nullopt;
  sqlite3* opened = nullptr;
  int const status = sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr);
  Index index(opened);
  if (status != SQLITE_OK) return std::nullopt;
  {
    Statement about(opened, "SELECT format, stamp FROM about");
    if (!about.row() || about.text(0) != format || about.text(1) != stamp) return std::nullopt;
  }
  if (!prepare_searching(opened)) return std::nullopt;
  return index;
}

std::vector<IndexHit> Index::search(std::string_view words, std::size_t limit) const {
  constexpr sqlite3_int64 enough = 50'000;  // texts looked at, unless the rarest words are in more
  constexpr std::size_t fewest = 2;
  std::string query;
  sqlite3_int64 looked_at = 0;
  std::size_t count = 0;
  // The words as the texts of each language have them.
  std::vector<std::string> asked;
  Statement languages(database_.get(), "SELECT language FROM languages ORDER BY language");
  while (languages.row())
    for (auto& word : words_of(index_terms(words, languages.text(0))))
      if (std::ranges::find(asked, word) == asked.end()) asked.push_back(std::move(word));
  for (auto const& term : terms_of(database_.get(), asked)) {
    looked_at += term.texts;
    if (count >= fewest && looked_at > enough) break;
    query += (query.empty() ? "\"" : " OR \"") + term.word + "\"";
    ++count;
  }
  std::vector<IndexHit> hits;
  if (query.empty()) return hits;
  Statement found(database_.get(),
                  "SELECT keys.key, found.score FROM (SELECT rowid AS id, bm25(texts) AS score FROM texts "
                  "WHERE texts MATCH ? ORDER BY rank LIMIT ?) AS found JOIN keys ON keys.id = found.id "
                  "ORDER BY found.score, found.id");
  found.bind(1, query).bind(2, static_cast<sqlite3_int64>(limit));
  while (found.row()) hits.push_back({found.text(0), -found.real(1)});
  return hits;
}

}  // namespace stet::verify
