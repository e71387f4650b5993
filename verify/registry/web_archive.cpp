#include "verify/registry/web_archive.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/archive.h"
#include "base/words.h"
#include "verify/registry/address.h"

namespace stet::verify {
namespace {

constexpr std::size_t most_bytes = std::size_t{512} << 20U;  // of an archive, unpacked

// Header lines up to an empty one, by their names in lower case; the first of each name counts.
class Headers {
 public:
  // Reads from `at`, which comes to stand behind the empty line. The first line, which is no header, is left
  // out.
  Headers(std::string_view text, std::size_t& at) {
    for (bool first = true; at < text.size(); first = false) {
      std::size_t const end = std::min(text.find('\n', at), text.size());
      auto line = text.substr(at, end - at);
      at = std::min(end + 1, text.size());
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty()) return;
      auto const colon = line.find(':');
      if (first || colon == std::string_view::npos) continue;
      auto const value = line.find_first_not_of(" \t", colon + 1);
      lines_.emplace_back(comparable(line.substr(0, colon)),
                          value == std::string_view::npos ? std::string_view{} : line.substr(value));
    }
  }
  [[nodiscard]] std::string_view operator[](std::string_view name) const {
    auto const found = std::ranges::find(lines_, name, &std::pair<std::string, std::string_view>::first);
    return found == lines_.end() ? std::string_view{} : found->second;
  }

 private:
  std::vector<std::pair<std::string, std::string_view>> lines_;
};

std::optional<std::size_t> number_in(std::string_view text, int base = 10) {
  std::size_t value = 0;
  auto const read = std::from_chars(text.data(), text.data() + text.size(), value, base);
  return read.ec == std::errc{} ? std::optional(value) : std::nullopt;
}

// One answer of a server, as it was captured.
struct Answer {
  std::string_view url;
  std::string_view date, status, type, location, encoding, transfer;
  std::string_view body;
  bool cut = false;  // the file ends before it does
};

// An answer in the block of a record, or the record of a file without one.
std::optional<Answer> answer_in(std::string_view block, Headers const& record) {
  auto const kind = record["warc-type"];
  std::string_view url = record["warc-target-uri"];
  if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
  if (kind == "resource")
    return Answer{.url = url,
                  .date = record["warc-date"],
                  .status = "200",
                  .type = record["content-type"],
                  .location = {},
                  .encoding = {},
                  .transfer = {},
                  .body = block};
  if (kind != "response" || !block.starts_with("HTTP/")) return std::nullopt;
  std::size_t at = 0;
  Headers const http(block, at);
  auto const space = block.find(' ');
  auto const status = space == std::string_view::npos ? std::string_view{} : block.substr(space + 1, 3);
  return Answer{.url = url,
                .date = record["warc-date"],
                .status = status,
                .type = http["content-type"],
                .location = http["location"],
                .encoding = http["content-encoding"],
                .transfer = http["transfer-encoding"],
                .body = block.substr(at)};
}

std::vector<Answer> answers_in(std::string_view bytes) {
  std::vector<Answer> answers;
  for (std::size_t at = bytes.find("WARC/"); at < bytes.size();) {
    Headers const record(bytes, at);
    auto const length = number_in(record["content-length"]);
    if (!length) break;
    auto const block = bytes.substr(at, *length);
    if (auto answer = answer_in(block, record)) {
      answer->cut = block.size() < *length;
      answers.push_back(*answer);
    }
    at = bytes.find("WARC/", at + block.size());
  }
  return answers;
}

// --- Choosing ---

bool is_page(Answer const& answer) {
  std::string const type = comparable(answer.type);
  return answer.status == "200" &&
         (type.starts_with("text/") || type.starts_with("application/xhtml") ||
          type.starts_with("application/pdf")) &&
         !type.starts_with("text/css") && !type.starts_with("text/javascript");
}

bool is_redirection(Answer const& answer) {
  return answer.status.starts_with('3') && !answer.location.empty();
}

// The answer for the address; for one that was captured twice, the last.
Answer const* find_answer(std::vector<Answer> const& answers, std::string_view url) {
  std::string const wanted = plain_address(url);
  Answer const* found = nullptr;
  for (auto const& answer : answers)
    if ((is_page(answer) || is_redirection(answer)) && plain_address(answer.url) == wanted &&
        (found == nullptr || is_page(answer) || !is_page(*found)))
      found = &answer;
  return found;
}

std::expected<Answer const*, Error> choose(std::vector<Answer> const& answers, std::string_view url) {
  constexpr int most_redirections = 8;
  auto const first = std::ranges::find_if(answers, is_page);
  if (first == answers.end()) return std::unexpected(Error{"it is a web archive without a page"});
  if (url.empty()) return &*first;
  std::string wanted(url);
  for (int i = 0; i < most_redirections; ++i) {
    Answer const* const found = find_answer(answers, wanted);
    if (found == nullptr) break;
    if (is_page(*found)) return found;
    wanted = resolved_address(found->url, found->location);
  }
  return std::unexpected(Error{
      fmt::format("it is a web archive that holds no page of `{}`; its first is `{}`", url, first->url)});
}

// --- What servers do to a body ---

// The body without the sizes of its chunks; as it is if it has none.
void append_unchunked(std::string_view body, Offset from, MessagePart& part) {
  std::size_t at = 0;
  while (at < body.size()) {
    auto const size = number_in(body.substr(at), 16);
    auto const line_end = body.find('\n', at);
    if (!size || line_end == std::string_view::npos) break;
    at = line_end + 1;
    if (*size == 0) return;
    part.pieces.push_back({static_cast<Offset>(part.bytes.size()), {}, from + static_cast<Offset>(at)});
    part.bytes += body.substr(at, *size);
    at = std::min(at + std::min(*size, body.size()), body.size());
    at = std::min(body.find_first_not_of("\r\n", at), body.size());
  }
  if (!part.bytes.empty()) return;
  part.bytes = body;
  part.pieces = {{0, {}, from}};
}

std::expected<MessagePart, Error> part_of(Answer const& answer, std::string_view archive,
                                          UnpackBudget& budget) {
  MessagePart part{.content_type = std::string(answer.type),
                   .bytes = {},
                   .pieces = {},
                   .url = std::string(answer.url),
                   .captured = std::string(answer.date.substr(0, answer.date.find('T')))};
  if (answer.cut) return std::unexpected(Error{"its page is cut off: the file ends before the record does"});
  auto const from = static_cast<Offset>(answer.body.data() - archive.data());
  if (comparable(answer.transfer) == "chunked") {
    append_unchunked(answer.body, from, part);
  } else {
    part.bytes = answer.body;
    part.pieces = {{0, {}, from}};
  }
  std::string const encoding = comparable(answer.encoding);
  if (is_gzip(part.bytes)) {
    auto unpacked = unpack_gzip(part.bytes, budget);
    if (!unpacked) return std::unexpected(std::move(unpacked.error()));
    part.bytes = std::move(*unpacked);
    part.pieces.clear();
  } else if (!encoding.empty() && encoding != "identity" && encoding != "gzip") {
    return std::unexpected(Error{fmt::format("its page is packed in a way that is not read ({})", encoding)});
  }
  return part;
}

std::expected<MessagePart, Error> page_of(std::string_view archive, std::string_view url,
                                          UnpackBudget& budget) {
  auto const answers = answers_in(archive);
  auto const chosen = choose(answers, url);
  if (!chosen) return std::unexpected(chosen.error());
  return part_of(**chosen, archive, budget);
}

// The first address in the list of pages of a .wacz: lines of JSON, of which the first is about the list.
std::string first_page(std::string_view list) {
  constexpr std::string_view key = "\"url\"";
  auto const at = list.find(key);
  auto const begin = at == std::string_view::npos ? at : list.find('"', at + key.size());
  auto const end = begin == std::string_view::npos ? begin : list.find('"', begin + 1);
  return end == std::string_view::npos ? std::string{} : std::string(list.substr(begin + 1, end - begin - 1));
}

}  // namespace

std::expected<MessagePart, Error> page_of_warc(std::string_view bytes, std::string_view url) {
  UnpackBudget budget(bytes.size(), most_bytes);
  if (!is_gzip(bytes)) return page_of(bytes, url, budget);
  auto const unpacked = unpack_gzip(bytes, budget);
  if (!unpacked) return std::unexpected(unpacked.error());
  auto part = page_of(*unpacked, url, budget);
  if (part) part->pieces.clear();
  return part;
}

std::expected<MessagePart, Error> page_of_wacz(std::string_view bytes, std::string_view url) {
  UnpackBudget budget(bytes.size(), most_bytes);
  auto files = unpack_zip(
      bytes,
      [](std::string_view name) { return name.starts_with("archive/") || name == "pages/pages.jsonl"; },
      budget);
  if (!files) return std::unexpected(std::move(files.error()));
  auto const pages = std::ranges::find(*files, "pages/pages.jsonl", &PackedFile::name);
  std::string wanted(url);
  if (url.empty() && pages != files->end()) wanted = first_page(pages->bytes);
  // All its archives as one: a redirection may lead from one to another.
  std::string all;
  for (auto const& file : *files) {
    if (!file.name.starts_with("archive/")) continue;
    if (!is_gzip(file.bytes)) {
      all += file.bytes;
      continue;
    }
    auto const unpacked = unpack_gzip(file.bytes, budget);
    if (!unpacked) return std::unexpected(unpacked.error());
    all += *unpacked;
  }
  auto part = page_of(all, wanted, budget);
  if (part) part->pieces.clear();
  return part;
}

}  // namespace stet::verify
