// stet source search: the passages of the registry's snapshots that bear most on some words.
#include "app/cli/source_registry.h"
#include "app/report/passages.h"
#include "base/text.h"
#include "verify/registry/index_search.h"

namespace stet::app {

Outcome run(SourceSearchCommand const& command) {
  std::string words;
  for (auto const& word : command.words) words += (words.empty() ? "" : " ") + word;
  if (is_blank(words)) return refused({"nothing to search for; give some words"});
  auto open = open_registry(command.access);
  if (!open) return refused(open.error());
  auto const inside = containment_of(*open);
  verify::SnapshotTable table;
  verify::RegistrySearch search(open->registry, open->file, open->sources, inside, table);
  auto const passages = shown(search.search(words, command.limit), open->registry, open->sources);
  Outcome outcome{passages.empty() ? 1 : 0, {}, open->complaints};
  if (command.format == AnswerFormat::json)
    outcome.out = passages_json(words, passages);
  else if (passages.empty())
    outcome.out = "nothing in the registry bears on it\n";
  else
    outcome.out = lines_of(passages, {}, Style{});
  return outcome;
}

}  // namespace stet::app
