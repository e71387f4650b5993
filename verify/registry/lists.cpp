#include "verify/registry/lists.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "verify/registry/address.h"
#include "verify/registry/capture.h"
#include "verify/registry/custom.h"
#include "verify/registry/dates.h"

namespace stet::verify {
namespace {

constexpr std::size_t most_reported = 10'000;  // lines

// Headings, in lower case without anything but letters.
enum class Column : std::uint8_t {
  doi,
  pmid,
  status,
  date,
  notice,
  reason,
  domain,
  rater,
  scheme,
  value,
  scope,
  url
};
struct Heading {
  std::string_view name;
  Column column;
};
constexpr std::array headings = {Heading{"originalpaperdoi", Column::doi},
                                 Heading{"doi", Column::doi},
                                 Heading{"paperdoi", Column::doi},
                                 Heading{"articledoi", Column::doi},
                                 Heading{"originaldoi", Column::doi},
                                 Heading{"originalpaperpubmedid", Column::pmid},
                                 Heading{"pmid", Column::pmid},
                                 Heading{"pubmedid", Column::pmid},
                                 Heading{"retractionnature", Column::status},
                                 Heading{"nature", Column::status},
                                 Heading{"status", Column::status},
                                 Heading{"kind", Column::status},
                                 Heading{"type", Column::status},
                                 Heading{"updatetype", Column::status},
                                 Heading{"retractiontype", Column::status},
                                 Heading{"retractiondate", Column::date},
                                 Heading{"date", Column::date},
                                 Heading{"updated", Column::date},
                                 Heading{"noticedate", Column::date},
                                 Heading{"ratedat", Column::date},
                                 Heading{"retractiondoi", Column::notice},
                                 Heading{"notice", Column::notice},
                                 Heading{"noticedoi", Column::notice},
                                 Heading{"reason", Column::reason},
                                 Heading{"reasons", Column::reason},
                                 Heading{"domain", Column::domain},
                                 Heading{"site", Column::domain},
                                 Heading{"website", Column::domain},
                                 Heading{"host", Column::domain},
                                 Heading{"source", Column::domain},
                                 Heading{"rater", Column::rater},
                                 Heading{"ratedby", Column::rater},
                                 Heading{"scheme", Column::scheme},
                                 Heading{"scale", Column::scheme},
                                 Heading{"value", Column::value},
                                 Heading{"rating", Column::value},
                                 Heading{"reliability", Column::value},
                                 Heading{"factual", Column::value},
                                 Heading{"factualreporting", Column::value},
                                 Heading{"scope", Column::scope},
                                 Heading{"topic", Column::scope},
                                 Heading{"url", Column::url},
                                 Heading{"link", Column::url}};

// What lists say where there is nothing to mark.
constexpr std::array<std::string_view, 3> nothing = {"none", "unknown", "n/a"};
constexpr std::array<std::string_view, 5> absent = {"unavailable", "n/a", "none", "-", "0"};

std::string letters_of(std::string_view text) {
  std::string out;
  for (char const c : text) {
    if (c >= 'a' && c <= 'z') out += c;
    if (c >= 'A' && c <= 'Z') out += static_cast<char>(c + 32);
  }
  return out;
}

bool is_absent(std::string_view value) {
  return std::ranges::find(absent, std::string_view(comparable(value))) != absent.end();
}

// The values of a cell that holds a `;`-separated list.
std::vector<std::string> values_of(std::string_view cell) {
  std::vector<std::string> values;
  while (true) {
    auto const end = std::min(cell.find(';'), cell.size());
    if (auto const value = trimmed(cell.substr(0, end)); !value.empty()) values.emplace_back(value);
    if (end == cell.size()) return values;
    cell.remove_prefix(end + 1);
  }
}

// Bytes that are not UTF-8 are taken as Latin-1: names survive, and what is matched is ASCII anyway.
std::string repaired(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    auto const [code, size] = utf8::decode(text, i);
    bool const bad = size == 1 && static_cast<unsigned char>(text[i]) >= 0x80;
    utf8::append(out, bad ? static_cast<char32_t>(static_cast<unsigned char>(text[i])) : code);
    i += size;
  }
  return out;
}

class ListReader {
 public:
  ListReader(Registry const& registry, ListDefaults const& defaults)
      : registry_(registry), defaults_(defaults) {}

  std::expected<ListReading, Error> run(std::vector<Row> const& rows) {
    if (rows.empty()) return std::unexpected(Error{"the list is empty"});
    for (std::size_t i = 0; i < rows[0].cells.size(); ++i) {
      std::string const name = letters_of(rows[0].cells[i]);
      auto const found = std::ranges::find(headings, std::string_view(name), &Heading::name);
      if (found != headings.end()) columns_.try_emplace(found->column, i);
    }
    bool const papers = columns_.contains(Column::doi) || columns_.contains(Column::pmid);
    if (!papers && !columns_.contains(Column::domain))
      return std::unexpected(Error{"the first line names neither a column `doi` nor a column `domain`"});
    if (!papers && !columns_.contains(Column::value))
      return std::unexpected(Error{"the first line names no column `value` or `rating`"});
    if (!papers && !columns_.contains(Column::rater) && defaults_.rater.empty())
      return std::unexpected(Error{"the list has no column `rater`: name who rates with --rater"});
    result_.kind = papers ? ListReading::Kind::retractions : ListReading::Kind::ratings;
    index();
    for (std::size_t i = 1; i < rows.size(); ++i) {
      row_ = &rows[i];
      ++result_.rows;
      check_width(rows[0]);
      if (papers) {
        retraction();
      } else {
        rating();
      }
    }
    return std::move(result_);
  }

 private:
  void index() {
    for (SourceId const id : registry_.records().ids()) {
      auto const& record = registry_[id];
      if (auto const doi = plain_doi(record.doi.empty() ? record.url : record.doi); !doi.empty())
        by_doi_[doi].push_back(id);
      if (!record.pmid.empty()) by_pmid_[record.pmid].push_back(id);
      // A rating of a domain is one of the domains below it, too.
      std::string host = host_of(record.url);
      while (host.find('.') != std::string::npos) {
        by_host_[host].push_back(id);
        host.erase(0, host.find('.') + 1);
      }
    }
  }

  [[nodiscard]] std::string cell(Column column) const {
    auto const found = columns_.find(column);
    if (found == columns_.end() || found->second >= row_->cells.size()) return {};
    return repaired(trimmed(row_->cells[found->second]));
  }

  void say(ListLine::Kind kind, std::string message) {
    if (kind == ListLine::Kind::unreadable) ++result_.unreadable;
    if (result_.lines.size() < most_reported) result_.lines.push_back({row_->line, kind, std::move(message)});
  }

  void check_width(Row const& heading) {
    for (auto const& [column, at] : columns_)
      if (at >= row_->cells.size()) {
        say(ListLine::Kind::unreadable,
            fmt::format("{} cells where the first line has {}", row_->cells.size(), heading.cells.size()));
        return;
      }
  }

  // The date of the i-th of several values: its own if there are as many, else the first.
  std::string date_of(std::vector<std::string> const& dates, std::size_t i, std::size_t count) {
    if (dates.empty()) return {};
    auto const& written = dates.size() == count ? dates[i] : dates.front();
    std::string date = plain_date(written);
    if (date.empty()) say(ListLine::Kind::unreadable, fmt::format("`{}` is no date; left out", written));
    return date;
  }

  void retraction() {
    std::vector<SourceId> sources;
    for (auto const& written : values_of(cell(Column::doi))) {
      std::string const doi = plain_doi(written);
      if (doi.empty()) {
        if (!is_absent(written)) say(ListLine::Kind::unreadable, fmt::format("`{}` is no DOI", written));
        continue;
      }
      if (auto const found = by_doi_.find(doi); found != by_doi_.end())
        sources.insert(sources.end(), found->second.begin(), found->second.end());
    }
    for (auto const& number : values_of(cell(Column::pmid)))
      if (auto const found = by_pmid_.find(number); found != by_pmid_.end() && !is_absent(number))
        for (SourceId const source : found->second)
          if (std::ranges::find(sources, source) == sources.end()) sources.push_back(source);
    if (sources.empty()) return;  // nobody here cites it
    auto kinds = values_of(cell(Column::status));
    if (kinds.empty()) kinds.emplace_back("retraction");
    auto const dates = values_of(cell(Column::date));
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      auto const kind = parse_status(kinds[i]);
      if (!kind) {
        if (std::ranges::find(nothing, std::string_view(comparable(kinds[i]))) == nothing.end())
          say(ListLine::Kind::unreadable, fmt::format("`{}` is not a known status", kinds[i]));
        continue;
      }
      std::string const date = date_of(dates, i, kinds.size());
      for (SourceId const source : sources) mark(source, *kind, date);
    }
  }

  void mark(SourceId source, StatusKind kind, std::string const& date) {
    auto const& record = registry_[source];
    auto const same = [&](Status const& status) {
      return status.kind == kind && (status.date == date || status.date.empty() || date.empty());
    };
    std::string key = fmt::format("{} {} {}", record.id, to_string(kind), date);
    if (std::ranges::any_of(record.status, same) || !marked_.insert(std::move(key)).second) {
      say(ListLine::Kind::known, fmt::format("{}: {}, recorded already", record.id, to_string(kind)));
      return;
    }
    std::string notice = cell(Column::notice);
    if (is_absent(notice)) notice.clear();
    if (auto const reason = cell(Column::reason); !reason.empty()) {
      std::string reasons;
      for (auto const& value : values_of(reason)) {
        std::string_view const plain = value.starts_with('+') ? std::string_view(value).substr(1) : value;
        reasons += (reasons.empty() ? "" : "; ") + std::string(trimmed(plain));
      }
      notice = notice.empty() ? reasons : fmt::format("{} ({})", notice, reasons);
    }
    Entry entry = Entry::mapping({});
    entry.add("kind", to_string(kind));
    entry.add("date", date);
    entry.add("notice", notice);
    result_.additions.push_back({record.id, "status", std::move(entry)});
    say(ListLine::Kind::added,
        fmt::format("{}: {}{}{}", record.id, to_string(kind), date.empty() ? "" : ", ", date));
  }

  // Sources of the domain itself and of those below it; with a path, those whose address begins with it.
  std::vector<SourceId> sources_of(std::string const& domain) {
    std::string plain = comparable(domain);
    if (auto const scheme = plain.find("://"); scheme != std::string::npos) plain.erase(0, scheme + 3);
    if (plain.starts_with("www.")) plain.erase(0, 4);
    auto const slash = std::min(plain.find('/'), plain.size());
    std::string const host = plain.substr(0, slash);
    std::string const path = plain.substr(slash);
    std::vector<SourceId> found;
    auto const known = by_host_.find(host);
    if (known == by_host_.end()) return found;
    for (SourceId const source : known->second) {
      auto const& url = registry_[source].url;
      auto const at = url.find('/', url.find("://") + 3);
      bool const below =
          path.size() <= 1 || (at != std::string::npos && comparable(url.substr(at)).starts_with(path));
      if (below) found.push_back(source);
    }
    return found;
  }

  void rating() {
    std::string const domain = cell(Column::domain);
    if (domain.empty() || domain.find('.') == std::string::npos) {
      say(ListLine::Kind::unreadable, fmt::format("`{}` is no domain", domain));
      return;
    }
    auto const sources = sources_of(domain);
    if (sources.empty()) return;
    Rating rating;
    rating.rater = cell(Column::rater).empty() ? defaults_.rater : cell(Column::rater);
    rating.scheme = cell(Column::scheme).empty() ? defaults_.scheme : cell(Column::scheme);
    rating.scope = cell(Column::scope);
    rating.url = cell(Column::url);
    rating.value = cell(Column::value);
    if (rating.value.empty() || rating.rater.empty()) {
      say(ListLine::Kind::unreadable,
          fmt::format("a rating of {} without a {}", domain, rating.value.empty() ? "value" : "rater"));
      return;
    }
    auto const dates = values_of(cell(Column::date));
    rating.date = date_of(dates, 0, 1);
    for (SourceId const source : sources) rate(source, rating);
  }

  void rate(SourceId source, Rating const& rating) {
    auto const& record = registry_[source];
    auto const same = [&](Rating const& old) {
      return comparable(old.rater) == comparable(rating.rater) && old.value == rating.value &&
             comparable(old.scope) == comparable(rating.scope) &&
             (old.date == rating.date || rating.date.empty());
    };
    std::string key =
        fmt::format("{}\n{}\n{}\n{}\n{}", record.id, rating.rater, rating.value, rating.scope, rating.date);
    if (std::ranges::any_of(record.ratings, same) || !marked_.insert(std::move(key)).second) {
      say(ListLine::Kind::known,
          fmt::format("{}: {} by {}, recorded already", record.id, rating.value, rating.rater));
      return;
    }
    Entry entry = Entry::mapping({});
    entry.add("rater", rating.rater);
    entry.add("scheme", rating.scheme);
    entry.add("value", rating.value);
    entry.add("date", rating.date);
    entry.add("scope", rating.scope);
    entry.add("url", rating.url);
    result_.additions.push_back({record.id, "ratings", std::move(entry)});
    say(ListLine::Kind::added, fmt::format("{}: {} by {}", record.id, rating.value, rating.rater));
  }

  Registry const& registry_;
  ListDefaults const& defaults_;
  std::unordered_map<Column, std::size_t> columns_;
  std::unordered_map<std::string, std::vector<SourceId>> by_doi_;
  std::unordered_map<std::string, std::vector<SourceId>> by_pmid_;
  std::unordered_map<std::string, std::vector<SourceId>> by_host_;
  std::unordered_set<std::string> marked_;  // by this list, so that what comes twice is not recorded twice
  Row const* row_ = nullptr;
  ListReading result_;
};

}  // namespace

std::string plain_doi(std::string_view text) {
  std::string doi = comparable(text);
  auto const at = doi.find("10.");
  if (at == std::string::npos || doi.find('/', at) == std::string::npos) return {};
  bool const is_alone = at == 0 || doi.substr(0, at).ends_with("doi:") ||
                        doi.substr(0, at).ends_with("doi: ") || doi.substr(0, at).ends_with("doi.org/");
  if (!is_alone) return {};
  doi.erase(0, at);
  while (!doi.empty() && std::string_view(".,; ").find(doi.back()) != std::string_view::npos) doi.pop_back();
  return doi.find(' ') == std::string::npos ? doi : std::string{};
}

std::string plain_date(std::string_view text) {
  text = trimmed(text);
  if (is_date(text)) return std::string(text);
  std::array<int, 3> parts{};
  std::size_t count = 0;
  std::size_t first_digits = 0;
  char separator = '\0';
  for (char const c : text) {
    if (c >= '0' && c <= '9') {
      if (count == 0) ++first_digits;
      if (parts[count] > 9999) return {};
      parts[count] = 10 * parts[count] + (c - '0');
      continue;
    }
    if (c == ' ' || c == 'T') break;  // a time of day
    if (c != '/' && c != '.' && c != '-') return {};
    if (separator != '\0' && c != separator) return {};
    separator = c;
    if (++count == parts.size()) return {};
  }
  if (count != 2) return {};
  if (first_digits == 4) return iso_date(parts[0], parts[1], parts[2]);
  if (separator == '/') return iso_date(parts[2], parts[0], parts[1]);  // American, as such lists are
  return iso_date(parts[2], parts[1], parts[0]);
}

std::vector<Row> read_table(std::string_view text) {
  if (text.starts_with(utf8::byte_order_mark)) text.remove_prefix(utf8::byte_order_mark.size());
  auto const first = text.substr(0, text.find('\n'));
  char const separator =
      first.find('\t') != std::string_view::npos                                               ? '\t'
      : first.find(',') == std::string_view::npos && first.find(';') != std::string_view::npos ? ';'
                                                                                               : ',';
  std::vector<Row> rows;
  std::size_t line = 1;
  std::size_t at = 0;
  while (at < text.size()) {
    Row row{line, {}};
    bool more = true;
    while (more) {
      std::string cell;
      if (at < text.size() && text[at] == '"') {
        ++at;
        while (at < text.size()) {
          if (text[at] == '"' && at + 1 < text.size() && text[at + 1] == '"') {
            cell += '"';
            at += 2;
          } else if (text[at] == '"') {
            ++at;
            break;
          } else {
            if (text[at] == '\n') ++line;
            cell += text[at++];
          }
        }
      }
      while (at < text.size() && text[at] != separator && text[at] != '\n') cell += text[at++];
      if (cell.ends_with('\r')) cell.pop_back();
      row.cells.push_back(std::move(cell));
      more = at < text.size() && text[at] == separator;
      if (more) ++at;
    }
    if (at < text.size()) ++at;  // the line end
    ++line;
    if (row.cells.size() > 1 || !trimmed(row.cells[0]).empty()) rows.push_back(std::move(row));
  }
  return rows;
}

std::expected<ListReading, Error> read_list(std::string_view text, Registry const& registry,
                                            ListDefaults const& defaults) {
  return ListReader(registry, defaults).run(read_table(text));
}

}  // namespace stet::verify
