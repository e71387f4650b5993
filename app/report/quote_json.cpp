#include <optional>
#include <utility>

#include "app/report/quote.h"
#include "argmap/exchange/document.h"
#include "base/json.h"

namespace stet::app {
namespace {

using namespace verify::quote;

std::string_view name_of(DiffWord::Kind kind) {
  switch (kind) {
    case DiffWord::Kind::same: return "same";
    case DiffWord::Kind::added: return "added";
    case DiffWord::Kind::dropped: return "dropped";
  }
  return "same";
}

// Runs of words of one kind: [{"same": "We closed it"}, {"dropped": "late"}].
void write_diff(JsonWriter& out, std::vector<DiffWord> const& diff) {
  if (diff.empty()) return out.null();
  out.begin_array();
  for (std::size_t i = 0; i < diff.size();) {
    std::string words;
    std::size_t const first = i;
    for (; i < diff.size() && diff[i].kind == diff[first].kind; ++i)
      words += (words.empty() ? "" : " ") + diff[i].word;
    out.object([&] { out.member(name_of(diff[first].kind), words); });
  }
  out.end_array();
}

void write_warnings(JsonWriter& out, Match const& match) {
  if (match.context.empty() && !match.crosses_sentence && !match.crosses_paragraph && !match.crosses_speaker)
    return;
  auto const crosses = [&](bool crossed, std::string_view what) {
    if (crossed)
      out.object([&] { out.member("kind", "crossing").member("place", "elided").member("words", what); });
  };
  out.member("warnings", [&] {
    out.begin_array();
    for (auto const& word : match.context)
      out.object([&] {
        out.member("kind", to_string(word.kind)).member("place", to_string(word.place));
        out.member("words", word.words).member("start", word.span.begin).member("end", word.span.end);
      });
    crosses(match.crosses_sentence, "sentence");
    crosses(match.crosses_paragraph, "paragraph");
    crosses(match.crosses_speaker, "speaker");
    out.end_array();
  });
}

// An answer to a line; `id` is JSON already.
template <class Write>
std::string answer(std::string_view id, Write const& write) {
  return json_text(0, [&](JsonWriter& out) {
    out.object([&] {
      out.member("id", [&] { out.raw(id); });
      write(out);
    });
  });
}

}  // namespace

QuoteLine read_quote_line(std::string_view line) {
  QuoteLine result;
  auto parsed = argmap::exchange::parse_json(line);
  if (!parsed) {
    result.error = "not JSON in UTF-8";
    return result;
  }
  auto const whole = argmap::exchange::root(*parsed);
  if (!whole.is_object()) {
    result.error = "not an object with `id`, `quote` and `text`";
    return result;
  }
  // Numbers come back as they were given: `1.0` and `1` may be two ids.
  auto const place = parsed->find(0, "id");
  bool const is_number = place && parsed->values[*place].type == parser::yaml::Type::number;
  if (is_number)
    result.id = parsed->values[*place].span.of(line);
  else if (place)
    result.id = whole["id"].json();
  auto const take = [&](char const* key, std::string& into) {
    auto const found = parsed->find(0, key);
    if (found && parsed->values[*found].type == parser::yaml::Type::string)
      into = std::move(parsed->values[*found].text);
    else if (result.error.empty())
      result.error = std::string("`").append(key).append("` is missing or no string");
  };
  take("quote", result.quote);
  take("text", result.text);
  return result;
}

std::string quote_line(std::string_view id, Match const& match, std::string_view landmark) {
  bool const placed = !match.span.empty();
  auto const if_placed = [&](Offset at) { return placed ? std::optional(at) : std::nullopt; };
  return answer(id, [&](JsonWriter& out) {
    out.member("outcome", to_string(match.outcome));
    out.member("start", if_placed(match.span.begin)).member("end", if_placed(match.span.end));
    if (!landmark.empty()) out.member("landmark", landmark);
    out.member("class", match.change == Change::none ? std::nullopt : std::optional(to_string(match.change)));
    out.member("diff", [&] { write_diff(out, match.diff); });
    if (faithful(match.outcome)) write_warnings(out, match);
  });
}

std::string quote_error_line(std::string_view id, std::size_t number, std::string_view error) {
  return answer(id, [&](JsonWriter& out) { out.member("line", number).member("error", error); });
}

}  // namespace stet::app
