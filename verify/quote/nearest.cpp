#include "verify/quote/nearest.h"

#include <algorithm>
#include <bit>
#include <memory>
#include <unordered_map>

#include <edlib.h>

#include "verify/quote/insertion.h"

namespace stet::verify::quote {
namespace {

constexpr std::size_t places_of_one_feature = 4096;  // more common words say little about where
constexpr std::size_t longest_compared = 2048;       // words aligned at once

struct Vote {
  std::int64_t diagonal;  // place in the source less place in the quotation
  std::uint32_t word;
  std::uint32_t weight;
};

std::vector<Vote> collect_votes(std::vector<QuotedWord> const& words, Haystack const& source) {
  struct Feature {
    std::span<std::uint32_t const> places;
    std::size_t word;
    std::uint32_t hash;
    bool single;
  };
  std::vector<Feature> features;
  std::size_t const count = std::min(words.size(), longest_compared);
  for (std::size_t i = 0; i < count; ++i) {
    if (i + 1 < count)
      features.push_back({source.pair(words[i].hash, words[i + 1].hash), i, words[i].hash, false});
    features.push_back({source.single(words[i].hash), i, words[i].hash, true});
  }
  std::ranges::stable_sort(features, {}, [](Feature const& f) { return f.places.size(); });
  std::vector<Vote> votes;
  constexpr std::size_t enough = 1U << 16U;
  for (auto const& feature : features) {
    if (feature.places.empty()) continue;
    bool const common = feature.places.size() > places_of_one_feature;
    if (common && !votes.empty()) break;
    if (votes.size() > enough) break;
    auto const weight = static_cast<std::uint32_t>(std::bit_width(source.size() / feature.places.size()) + 1);
    for (auto const place : feature.places.first(std::min(feature.places.size(), enough)))
      if (source.hash(place) == feature.hash || source.broken(place))
        votes.push_back({static_cast<std::int64_t>(place) - static_cast<std::int64_t>(feature.word),
                         static_cast<std::uint32_t>(feature.word), weight});
  }
  // One weight a word, its greatest, so that a window's score is the sum over the words in it.
  std::vector<std::uint32_t> weights(count, 0);
  for (auto const& vote : votes) weights[vote.word] = std::max(weights[vote.word], vote.weight);
  for (auto& vote : votes) vote.weight = weights[vote.word];
  std::ranges::sort(votes, [](Vote const& a, Vote const& b) {
    return std::tie(a.diagonal, a.word) < std::tie(b.diagonal, b.word);
  });
  return votes;
}

// The window of diagonals in which most of the words find a place, as its first and last vote. Each word
// counts once, and rare words count more.
std::pair<std::size_t, std::size_t> best_window(std::vector<Vote> const& votes, std::size_t words,
                                                std::int64_t width) {
  std::vector<std::uint32_t> held(words, 0);
  std::uint64_t score = 0;
  std::uint64_t best_score = 0;
  std::pair<std::size_t, std::size_t> best{0, 0};
  std::size_t first = 0;
  for (std::size_t last = 0; last < votes.size(); ++last) {
    if (held[votes[last].word]++ == 0) score += votes[last].weight;
    while (votes[last].diagonal - votes[first].diagonal > width) {
      if (--held[votes[first].word] == 0) score -= votes[first].weight;
      ++first;
    }
    if (score > best_score) {
      best_score = score;
      best = {first, last};
    }
  }
  return best;
}

// Letters for edlib: one for each word of the quotation, one for all others. Words that must share a letter
// are told apart when the diff is written.
class Alphabet {
 public:
  explicit Alphabet(std::vector<QuotedWord> const& words) {
    for (auto const& word : words)
      letters_.try_emplace(word.hash, static_cast<char>(1 + static_cast<int>(letters_.size() % 254)));
  }
  [[nodiscard]] char of(std::uint32_t hash) const {
    auto const found = letters_.find(hash);
    return found == letters_.end() ? '\0' : found->second;
  }

 private:
  std::unordered_map<std::uint32_t, char> letters_;
};

// A word of the source as it is compared: one token, or the two halves of one divided at a line's end.
struct SourceWord {
  std::uint32_t token = 0;
  std::uint32_t tokens = 1;
  std::string folded;
};

struct EdlibFree {
  void operator()(EdlibAlignResult* result) const {
    edlibFreeAlignResult(*result);
    delete result;
  }
};
using Alignment = std::unique_ptr<EdlibAlignResult, EdlibFree>;

Alignment align(std::string const& query, std::string const& target) {
  return Alignment(new EdlibAlignResult(
      edlibAlign(query.data(), static_cast<int>(query.size()), target.data(), static_cast<int>(target.size()),
                 edlibNewAlignConfig(-1, EDLIB_MODE_HW, EDLIB_TASK_PATH, nullptr, 0))));
}

// Builds the diff while the alignment is walked.
class DiffWriter {
 public:
  DiffWriter(std::vector<QuotedWord> const& words, Haystack const& source, CheckSettings const& settings)
      : words_(words), source_(source), settings_(settings) {}

  void same(std::string word) {
    close();
    result_.diff.push_back({DiffWord::Kind::same, std::move(word)});
    ++result_.same;
  }
  void dropped(std::string word, std::uint32_t token) {
    Boundary const before = source_.boundary_before(token);
    hunk_.dropped.push_back(std::move(word));
    hunk_.dropped_begins_sentence.push_back(before.sentence || before.opening);
  }
  void added(std::size_t word) {
    hunk_.added.push_back(words_[word].folded);
    bracketed_.push_back(words_[word].bracketed);
    if (words_[word].bracketed) hunk_.bracketed = true;
  }

  Comparison finish(TokenRange tokens) {
    close();
    result_.tokens = tokens;
    return std::move(result_);
  }

 private:
  // A bracketed insertion stands for the words dropped beside it, unless it reverses them.
  bool excused() {
    if (!hunk_.bracketed || hunk_.dropped.size() > settings_.bracket_gap) return false;
    if (change_between(hunk_.dropped, hunk_.added, source_.words()) != Change::none) return false;
    bool const stands_for_nothing = hunk_.dropped.empty() && !result_.diff.empty();
    if (stands_for_nothing && multiplies(result_.diff.back().word, hunk_.added, source_.words()))
      return false;
    return std::ranges::all_of(bracketed_, [](bool b) { return b; });
  }

  void close() {
    if (hunk_.dropped.empty() && hunk_.added.empty()) return;
    bool const excuse = excused();
    if (excuse) {
      result_.same += hunk_.added.size();
      for (auto& word : hunk_.added) result_.diff.push_back({DiffWord::Kind::same, "[" + word + "]"});
    } else {
      for (auto const& word : hunk_.dropped) result_.diff.push_back({DiffWord::Kind::dropped, word});
      for (auto const& word : hunk_.added) result_.diff.push_back({DiffWord::Kind::added, word});
      result_.hunks.push_back(std::move(hunk_));
    }
    hunk_ = {};
    bracketed_.clear();
  }

  std::vector<QuotedWord> const& words_;
  Haystack const& source_;
  CheckSettings const& settings_;
  Comparison result_;
  Hunk hunk_;
  std::vector<bool> bracketed_;
};

}  // namespace

std::vector<std::vector<QuotedWord>> rows_of(Pattern const& pattern) {
  std::vector<std::vector<QuotedWord>> rows;
  auto const insert = [&](Joint const& joint) {
    for (auto const& word : joint.inserted) rows.back().push_back({word, caseless_hash(word), true, true});
  };
  for (auto const& stretch : pattern.stretches) {
    if (rows.empty() || stretch.before.ellipsis) rows.emplace_back();
    insert(stretch.before);
    for (auto const& word : stretch.words)
      rows.back().push_back(
          {word.folded, word.hash, word.any_initial || word.partly_bracketed, word.partly_bracketed});
  }
  if (!rows.empty()) insert(pattern.after);
  return rows;
}

std::vector<TokenRange> locate(std::vector<QuotedWord> const& words, Haystack const& source,
                               std::size_t limit) {
  std::vector<TokenRange> passages;
  auto votes = collect_votes(words, source);
  std::size_t const length = std::min(words.size(), longest_compared);
  auto const width = static_cast<std::int64_t>(std::max<std::size_t>(8, length / 4));
  auto const size = static_cast<std::int64_t>(source.size());
  while (passages.size() < limit && !votes.empty()) {
    auto const [first, last] = best_window(votes, length, width);
    std::int64_t const lowest = votes[first].diagonal;
    std::int64_t const highest = votes[last].diagonal;
    std::int64_t const begin = std::clamp<std::int64_t>(lowest - width, 0, size);
    std::int64_t const end =
        std::clamp<std::int64_t>(highest + static_cast<std::int64_t>(length) + width, begin, size);
    passages.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    std::erase_if(votes, [&](Vote const& vote) {
      return vote.diagonal >= lowest - width && vote.diagonal <= highest + width;
    });
  }
  return passages;
}

Comparison compare(std::vector<QuotedWord> const& words, Haystack const& source, TokenRange passage,
                   CheckSettings const& settings) {
  std::size_t const length = std::min(words.size(), longest_compared);
  Alphabet const alphabet(words);
  std::string query;
  for (std::size_t i = 0; i < length; ++i) query.push_back(alphabet.of(words[i].hash));
  std::string target;
  std::vector<SourceWord> units;
  for (std::uint32_t i = passage.first; i < passage.last;) {
    SourceWord unit{i, 1, source.folded(i)};
    char letter = alphabet.of(source.hash(i));
    if (source.broken(i) && i + 1 < source.size()) {
      std::string whole = unit.folded + source.folded(i + 1);
      if (char const of_whole = alphabet.of(caseless_hash(whole)); of_whole != '\0') {
        letter = of_whole;
        unit = {i, 2, std::move(whole)};
      }
    }
    target.push_back(letter);
    i += unit.tokens;
    units.push_back(std::move(unit));
  }
  DiffWriter writer(words, source, settings);
  if (target.empty()) return writer.finish(passage);
  auto const result = align(query, target);
  if (result->status != EDLIB_STATUS_OK || result->numLocations == 0) return writer.finish(passage);

  auto at = static_cast<std::size_t>(result->startLocations[0]);
  std::size_t word = 0;
  std::span<unsigned char const> const steps(result->alignment,
                                             static_cast<std::size_t>(result->alignmentLength));
  // Words changed at the very beginning come back as added only; what the source has in their place is just
  // before, in the same sentence. So at the end.
  auto const ends_here = [&](std::uint32_t token) {
    Boundary const boundary = source.boundary_before(token);
    return boundary.sentence || boundary.paragraph;
  };
  auto const leading = static_cast<std::uint32_t>(
      std::ranges::find_if(steps, [](auto step) { return step != EDLIB_EDOP_INSERT; }) - steps.begin());
  std::uint32_t const begin = at < units.size() ? units[at].token : passage.last;
  std::uint32_t first = begin;
  while (first > 0 && begin - first < leading && !ends_here(first)) --first;
  for (std::uint32_t i = first; i < begin; ++i) writer.dropped(source.folded(i), i);
  std::uint32_t trailing = 0;
  for (auto const step : steps) {
    trailing = step == EDLIB_EDOP_INSERT ? trailing + 1 : 0;
    if (step == EDLIB_EDOP_INSERT) {
      writer.added(word++);
    } else if (step == EDLIB_EDOP_DELETE) {
      writer.dropped(units[at].folded, units[at].token);
      ++at;
    } else {
      auto const& said = units[at].folded;
      if (words[word].any_initial ? same_but_initial(said, words[word].folded) : said == words[word].folded) {
        writer.same(said);
      } else {
        writer.dropped(said, units[at].token);
        writer.added(word);
      }
      ++at;
      ++word;
    }
  }
  std::uint32_t const end = at > 0 ? units[at - 1].token + units[at - 1].tokens : begin;
  std::uint32_t last = end;
  for (; last < source.size() && last - end < trailing && !ends_here(last); ++last)
    writer.dropped(source.folded(last), last);
  return writer.finish({first, last});
}

std::vector<Run> longest_runs(std::vector<QuotedWord> const& words, Haystack const& source) {
  std::vector<Run> runs;
  std::size_t const length = std::min(words.size(), longest_compared);
  for (std::size_t i = 0; i + 1 < length;) {
    Run best{i, 0, 0};
    auto const places = source.pair(words[i].hash, words[i + 1].hash);
    for (auto const place : places.first(std::min(places.size(), places_of_one_feature))) {
      std::size_t n = 0;
      while (i + n < length && place + n < source.size() && source.hash(place + n) == words[i + n].hash) ++n;
      if (n > best.length) best = {i, n, place};
    }
    if (best.length >= 2) runs.push_back(best);
    i += std::max<std::size_t>(1, best.length);
  }
  return runs;
}

bool spliced(std::vector<Run> const& runs, std::size_t words) {
  constexpr std::size_t telling = 3;  // words in a row that are no accident
  constexpr std::uint32_t near = 12;  // words between two runs that were merely dropped
  std::size_t covered = 0;
  bool apart = false;
  Run const* previous = nullptr;
  for (auto const& run : runs) {
    if (run.length < telling) continue;
    covered += run.length;
    if (previous != nullptr) {
      auto const end = previous->token + previous->length;
      apart = apart || run.token < end ||
              run.token - end > near + (run.first - previous->first - previous->length);
    }
    previous = &run;
  }
  return apart && covered * 5 >= words * 4;
}

}  // namespace stet::verify::quote
