// Bibliographies and lists of any bytes: the readers are total, and what they read can be written and read
// again. The first byte chooses the reader.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "verify/registry/edit.h"
#include "verify/registry/import.h"
#include "verify/registry/lists.h"
#include "verify/registry/registry.h"

namespace {

using namespace stet;
using namespace stet::verify;

Registry read(std::string const& text) {
  Sources sources;
  Diagnostics diagnostics;
  return read_registry(sources, sources.add("sources.yaml", text), {}, diagnostics);
}

void import(std::string_view text, BibliographyFormat format) {
  auto const bibliography = read_bibliography(text, format);
  auto const written = add_records("", bibliography.records);
  if (!written) return;  // refused with words
  auto const registry = read(*written);
  for (auto const& record : bibliography.records)
    for (auto const& [key, value] : record.members)
      if (key == "id" && value.kind == Entry::Kind::text && !registry.find(value.text)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size == 0) return 0;
  std::string_view const text(reinterpret_cast<char const*>(data) + 1, size - 1);
  switch (data[0] % 5) {
    case 0: import(text, BibliographyFormat::bibtex); break;
    case 1: import(text, BibliographyFormat::ris); break;
    case 2: import(text, BibliographyFormat::csl); break;
    case 3: {
      auto const registry = read("- id: a\n  DOI: 10.1/a\n  URL: https://a.org/x\n- id: b\n");
      auto const reading = read_list(text, registry, {"r", "s"});
      if (reading && !add_to_records("- id: a\n- id: b\n", reading->additions)) std::abort();
      break;
    }
    default: {
      // Any registry is edited or refused; what was there stays.
      Entry entry = Entry::mapping({});
      entry.add("kind", "correction");
      std::string const id(text.substr(0, text.find('\n')));
      auto const edited = add_to_records(text, std::vector{Addition{id, "status", entry}});
      if (edited && edited->size() <= text.size()) std::abort();
    }
  }
  return 0;
}
