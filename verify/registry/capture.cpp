#include "verify/registry/capture.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "base/text.h"
#include "verify/quote/fold.h"

namespace stet::verify {
namespace {

constexpr std::size_t longest_id = 60;

bool is_alphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

std::string slug(std::string_view words) {
  std::string id;
  for (char const given : words) {
    char const c = lower(given);
    if (is_alphanumeric(c)) {
      id += c;
    } else if (!id.empty() && id.back() != '-' && static_cast<unsigned char>(c) < 0x80) {
      id += '-';
    }
    if (id.size() >= longest_id) break;
  }
  while (id.ends_with('-')) id.pop_back();
  return id.empty() ? "source" : id;
}

std::string free_id(Registry const& registry, std::string_view wanted) {
  std::string id(wanted);
  for (std::size_t n = 2; registry.find(id); ++n) id = fmt::format("{}-{}", wanted, n);
  return id;
}

Entry snapshot_entry(Capture const& capture) {
  Entry entry = Entry::mapping({});
  entry.add("path", capture.path);
  entry.add("sha256", sha256(capture.bytes));
  if (!capture.text.empty()) {
    entry.add("folded-sha256", sha256(quote::folded_text(capture.text)));
    entry.add("folding", Entry::of(fmt::format("{}", quote::folding_version)));
  }
  entry.add("media-type", to_string(capture.type));
  entry.add("encoding", capture.encoding);
  entry.add("captured", capture.captured);
  entry.add("archive-url", capture.archive_url);
  return entry;
}

}  // namespace stet::verify
