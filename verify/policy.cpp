#include "verify/policy.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "base/words.h"
#include "verify/registry/fields.h"

namespace stet::verify {
namespace {

using parser::yaml::Type;

constexpr double usual = 0.5;

struct Known {
  std::string_view value;  // as `plain` makes it
  double weight;
};
// The words of the raters that stet has met. The steps are a convention: they rank, and 0.5 is what an
// unrated source has.
constexpr std::array values = {
    Known{"very-high", 0.9},
    Known{"high", 0.8},
    Known{"generally-reliable", 0.8},
    Known{"reliable", 0.8},
    Known{"mostly-factual", 0.7},
    Known{"mixed", 0.5},
    Known{"no-consensus", 0.5},
    Known{"additional-considerations", 0.5},
    Known{"marginally-reliable", 0.5},
    Known{"low", 0.3},
    Known{"generally-unreliable", 0.3},
    Known{"unreliable", 0.3},
    Known{"very-low", 0.15},
    Known{"deprecated", 0.15},
    Known{"blacklisted", 0.1},
};

// The words of well-known schemes, the best first.
struct Scheme {
  std::string_view name;
  std::string_view values;  // as `plain` makes them, with blanks between
};
constexpr std::array schemes = {
    Scheme{"rsp",
           "generally-reliable no-consensus additional-considerations marginally-reliable "
           "generally-unreliable deprecated blacklisted"},
    Scheme{"mbfc", "very-high high mostly-factual mixed low very-low"},
};

std::string plain(std::string_view value) {
  std::string result = comparable(value);
  std::ranges::replace_if(result, [](char c) { return c == ' ' || c == '_'; }, '-');
  return result;
}

std::optional<double> number(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  double result = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), result);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(result)) return {};
  return result;
}

// `4/5` and `80 %`.
std::optional<double> fraction(std::string_view value) {
  if (value.ends_with('%')) {
    auto const part = number(value.substr(0, value.size() - 1));
    return part ? std::optional(*part / 100) : std::nullopt;
  }
  auto const slash = value.find('/');
  if (slash == std::string_view::npos) return {};
  auto const part = number(value.substr(0, slash));
  auto const whole = number(value.substr(slash + 1));
  if (!part || !whole || !(*whole > 0)) return {};
  return *part / *whole;
}

void read_raters(Fields& fields, Fields::Index at, SourcePolicy& policy) {
  policy.raters.clear();
  auto const add = [&](Fields::Index choice) {
    if (fields[choice].type == Type::mapping) {
      static constexpr std::array<std::string_view, 2> known = {"rater", "scope"};
      fields.only(choice, known, "under `raters`");
      policy.raters.push_back({fields.text(choice, "rater"), fields.text(choice, "scope")});
      if (policy.raters.back().rater.empty()) policy.raters.pop_back();
    } else if (fields[choice].type == Type::string || fields[choice].type == Type::number) {
      policy.raters.push_back({fields[choice].text, {}});
    } else {
      fields.complain(choice, "a rater has no name", "write `raters: [NAME, {rater: NAME, scope: TOPIC}]`");
    }
  };
  if (fields[at].type != Type::sequence) {
    add(at);
    return;
  }
  for (auto const element : fields.document().elements(at)) add(element);
}

// The `date:` in the front matter of an article in Markdown.
std::string date_in(std::string_view article) {
  if (!article.starts_with("---")) return {};
  auto const begin = article.find('\n');
  auto const end = article.find("\n---", 3);
  if (begin == std::string_view::npos || end == std::string_view::npos || end <= begin) return {};
  Diagnostics ignored;
  auto const document = parser::yaml::parse(
      FileId{0}, article, {static_cast<Offset>(begin + 1), static_cast<Offset>(end + 1)}, ignored);
  if (document.empty() || document[0].type != Type::mapping) return {};
  auto const date = document.find(0, "date");
  return date && is_date(document[*date].text) ? document[*date].text : std::string{};
}

}  // namespace

SourcePolicy read_policy(argmap::ArgumentMap const& map, FileId file, std::string_view article,
                         SourcePolicy policy, Diagnostics& diagnostics) {
  if (policy.published.empty()) policy.published = date_in(article);
  auto const& document = map.front_matter;
  if (document.empty() || document[0].type != Type::mapping) return policy;
  Fields fields(document, file, diagnostics);
  if (auto const date = fields.find(0, "date"); date && is_date(fields[*date].text))
    policy.published = fields[*date].text;
  auto const stet = fields.find(0, "stet");
  if (!stet || fields[*stet].type != Type::mapping) return policy;
  if (auto const raters = fields.find(*stet, "raters")) read_raters(fields, *raters, policy);
  if (auto const age = fields.find(*stet, "max-age")) {
    policy.max_age = parse_age(fields[*age].text);
    if (!policy.max_age)
      fields.complain(*age, fmt::format("`{}` is not an age", fields[*age].text),
                      "write it as `5 years`, `18 months` or `90 days`");
  }
  return policy;
}

std::optional<double> weight_of(std::string_view value) {
  std::string const word = plain(value);
  auto const known = std::ranges::find(values, std::string_view(word), &Known::value);
  if (known != values.end()) return known->weight;
  if (auto const part = fraction(comparable(value))) return 0.1 + 0.8 * std::clamp(*part, 0.0, 1.0);
  return {};
}

std::optional<std::string> not_in_scheme(std::string_view scheme, std::string_view value) {
  std::string const word = plain(value);
  auto const part = fraction(comparable(value));
  bool const is_share = part && *part >= 0 && *part <= 1;
  auto const known = std::ranges::find(schemes, std::string_view(comparable(scheme)), &Scheme::name);
  std::string_view rest = known != schemes.end() ? known->values : std::string_view();
  std::string listed;
  while (!rest.empty()) {
    auto const one = rest.substr(0, rest.find(' '));
    if (one == word) return {};
    rest.remove_prefix(std::min(rest.size(), one.size() + 1));
    listed += (listed.empty() ? "`" : ", `") + std::string(one) + "`";
  }
  if (!listed.empty()) return fmt::format("`{}` is no value of {}; it has {}", value, scheme, listed);
  if (part && !is_share) return fmt::format("`{}` is more than the whole, or less than nothing", value);
  if (is_share || weight_of(value)) return {};
  if (comparable(scheme) == "stars") return fmt::format("`{}` is no number of stars; write `4/5`", value);
  if (auto const stars = number(value))
    return fmt::format("`{0}` does not say of how many; write `{0}/5`", value);
  return {};
}

SourcePolicy source_policy(Settings const& settings, std::string today) {
  SourcePolicy policy;
  policy.today = std::move(today);
  policy.schemes = settings.schemes.words;
  for (auto const& rater : settings.raters.words) policy.raters.push_back({rater, {}});
  for (auto const& [type, age, origin] : settings.maximum_ages) {
    if (type == "default") {
      policy.max_age = age;
    } else {
      policy.max_age_by_type.emplace_back(type, age);
    }
  }
  return policy;
}

double weight_of(SourceRecord const& record, SourcePolicy const& policy) {
  auto const counts = [&](Rating const& rating) {
    return policy.schemes.empty() || std::ranges::any_of(policy.schemes, [&](std::string const& scheme) {
             return comparable(scheme) == comparable(rating.scheme);
           });
  };
  for (auto const& choice : policy.raters) {
    Rating const* latest = nullptr;
    for (auto const& rating : record.ratings) {
      if (comparable(rating.rater) != comparable(choice.rater) ||
          comparable(rating.scope) != comparable(choice.scope) || !counts(rating))
        continue;
      if (latest == nullptr || rating.date >= latest->date) latest = &rating;
    }
    if (latest == nullptr) continue;
    if (auto const weight = weight_of(latest->value)) return *weight;
  }
  return usual;
}

}  // namespace stet::verify
