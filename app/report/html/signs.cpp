// Verdicts, links and dates as all parts of the page show them.
#include <charconv>

#include "app/report/html/parts.h"

namespace stet::app::html {

using argmap::evaluate::Verdict;

void verdict_classes(Writer& out, Markup first, Verdict verdict) {
  out << " class=\"" << first << " ";
  out.finished(to_string(verdict)) << "\"";
}

void verdict_classes(Writer& out, Markup first, argmap::evaluate::ClaimVerdict const& verdict) {
  out << " class=\"" << first << " ";
  out.finished(to_string(verdict.verdict));
  if (verdict.verdict == Verdict::supported) out.finished(" ").finished(to_string(verdict.grade));
  out << "\"";
}

void claim_link(Writer& out, PageIndex const& index, argmap::StatementId claim) {
  out << "<a";
  verdict_classes(out, "to", index.verdict(claim));
  out.to(index.id(claim)) << ">";
  out.text(index.name(claim)) << "</a>";
}

void language(Writer& out, std::string_view tag) {
  static constexpr std::string_view from_right[] = {"ar", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"};
  std::string_view const primary = tag.substr(0, tag.find('-'));
  if (primary.empty() || primary == "en") return;
  out.attribute("lang", tag);
  for (auto const each : from_right)
    if (each == primary) out << " dir=\"rtl\"";
}

void date(Writer& out, std::string_view iso) {
  static constexpr std::string_view months[] = {"January",   "February", "March",    "April",
                                                "May",       "June",     "July",     "August",
                                                "September", "October",  "November", "December"};
  auto const number = [&](std::size_t at, std::size_t length) {
    std::size_t value = 0;
    if (at + length > iso.size()) return value;
    auto const [end, error] = std::from_chars(iso.data() + at, iso.data() + at + length, value);
    return error == std::errc{} && end == iso.data() + at + length ? value : std::size_t{0};
  };
  std::size_t const year = number(0, 4);
  std::size_t const month = number(5, 2);
  std::size_t const day = number(8, 2);
  bool const plain = (iso.size() == 10 && iso[4] == '-' && iso[7] == '-' && day != 0) || iso.size() == 7;
  if (!plain || year == 0 || month == 0 || month > 12) {
    out.text(iso);
    return;
  }
  if (day != 0) out << day << " ";
  out.text(months[month - 1]) << " " << year;
}

}  // namespace stet::app::html
