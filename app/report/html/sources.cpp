// The list of sources, and the line by which a source is cited. Of a confidential source nothing is shown but
// what its record says may be.
#include <algorithm>
#include <unordered_set>

#include "app/report/html/parts.h"
#include "app/words/words.h"

namespace stet::app::html {

using verify::SourceId;
using verify::SourceRecord;
using verify::StatusKind;

namespace {

std::string_view status_word(StatusKind kind) {
  switch (kind) {
    case StatusKind::correction: return "corrected";
    case StatusKind::retraction: return "retracted";
    case StatusKind::expression_of_concern: return "expression of concern";
    case StatusKind::withdrawn: return "withdrawn";
    case StatusKind::reinstatement: return "reinstated";
  }
  return "";
}

std::string_view lineage_word(verify::LineageKind kind) {
  switch (kind) {
    case verify::LineageKind::quotes: return "quotes";
    case verify::LineageKind::republishes: return "republishes";
    case verify::LineageKind::same_wire: return "same agency report as";
    case verify::LineageKind::derives: return "derives from";
    case verify::LineageKind::translates: return "translates";
  }
  return "comes from";
}

void statuses(Writer& out, SourceRecord const& record) {
  for (auto const& status : record.status) {
    bool const grave = takes_back(status, record);
    out << (grave ? Markup(" <strong class=\"status grave\">") : Markup(" <strong class=\"status\">"));
    out.text(status_word(status.kind));
    if (!status.date.empty()) {
      out << ", ";
      date(out, status.date);
    }
    out << "</strong>";
  }
}

std::string doi_link(std::string_view doi) {
  for (std::string_view const prefix : {"https://doi.org/", "http://doi.org/", "http://dx.doi.org/", "doi:"})
    if (doi.starts_with(prefix)) doi.remove_prefix(prefix.size());
  bool const is_doi = doi.starts_with("10.") && doi.find('/') != std::string_view::npos;
  return is_doi ? "https://doi.org/" + std::string(doi) : std::string{};
}

// Links to where it can be read: the stored copy's archive first, because it is what was compared.
void links(Writer& out, SourceRecord const& record) {
  auto const link = [&](std::string_view url, Markup words) {
    if (!is_web_link(url)) return;
    out << " <a class=\"outward\"";
    out.outward(url) << ">" << words << "</a>";
  };
  for (auto const& snapshot : record.snapshots) {
    if (snapshot.archive_url.empty()) continue;
    link(snapshot.archive_url, "archived copy");
    break;
  }
  link(record.url, "original");
  link(doi_link(record.doi), "DOI");
}

std::string_view title_of(SourceRecord const& record) {
  return record.title.empty() ? std::string_view(record.id) : std::string_view(record.title);
}

void parts(Writer& out, SourceRecord const& record) {
  auto const part = [&](std::string_view words) {
    if (words.empty()) return;
    out << ", ";
    out.text(words);
  };
  part(record.author);
  part(record.container);
  if (record.publisher != record.container) part(record.publisher);
  if (!record.issued.empty()) {
    out << ", ";
    date(out, record.issued);
  }
}

void confidential(Writer& out, SourceRecord const& record) {
  out << "<em>Confidential source</em>";
  if (!record.public_description.empty()) {
    out << ": ";
    out.text(record.public_description);
  }
}

void ratings(Writer& out, SourceRecord const& record) {
  for (auto const& rating : record.ratings) {
    out << "<li>rated <b>";
    out.text(rating.value) << "</b> by ";
    out.text(rating.rater);
    if (!rating.scheme.empty()) {
      out << " (";
      out.text(rating.scheme) << ")";
    }
    if (!rating.scope.empty()) {
      out << ", for ";
      out.text(rating.scope);
    }
    if (!rating.date.empty()) {
      out << ", ";
      date(out, rating.date);
    }
    if (is_web_link(rating.url)) {
      out << " <a class=\"outward\"";
      out.outward(rating.url) << ">rating</a>";
    }
    out << "</li>\n";
  }
}

class SourceEntry {
 public:
  // `origins`: the ids that other records go back to.
  SourceEntry(Writer& out, PageIndex const& index, SourceId source,
              std::unordered_set<std::string_view> const& origins)
      : out_(out),
        index_(index),
        source_(source),
        record_((*index.result().registry)[source]),
        origins_(origins) {}

  void write() {
    out_ << "<li";
    out_.attribute("id", index_.id(source_)) << ">\n<p>";
    if (record_.confidential) {
      confidential(out_, record_);
      out_ << "</p>\n";
    } else {
      out_ << "<cite>";
      out_.text(title_of(record_)) << "</cite>";
      parts(out_, record_);
      if (record_.tier != verify::Tier::unknown) {
        out_ << " <span class=\"kind\">";
        out_.text(to_string(record_.tier)) << "</span>";
      }
      statuses(out_, record_);
      links(out_, record_);
      out_ << "</p>\n<ul class=\"facts\">\n";
      details();
      out_ << "</ul>\n";
    }
    cited_for();
    out_ << "</li>\n";
  }

 private:
  void details() {
    for (auto const& status : record_.status) {
      if (status.notice.empty()) continue;
      out_ << "<li>";
      out_.text(status_word(status.kind)) << ": ";
      if (is_web_link(status.notice)) {
        out_ << "<a class=\"outward\"";
        out_.outward(status.notice) << ">notice</a>";
      } else {
        out_.text(status.notice);
      }
      out_ << "</li>\n";
    }
    for (auto const& lineage : record_.lineage) {
      out_ << "<li>";
      out_.text(lineage_word(lineage.kind)) << " ";
      auto const other = index_.result().registry->find(lineage.other);
      if (other && (*index_.result().registry)[*other].confidential) {
        out_ << "a confidential source";
      } else if (other) {
        out_ << "<a";
        out_.to(index_.id(*other)) << ">";
        out_.text(title_of((*index_.result().registry)[*other])) << "</a>";
      } else {
        out_.text(lineage.other);
      }
      out_ << "</li>\n";
    }
    ratings(out_, record_);
    auto const loaded = index_.result().snapshots.of(source_);
    for (std::size_t i = 0; i < record_.snapshots.size(); ++i) {
      auto const& snapshot = record_.snapshots[i];
      out_ << "<li>stored copy";
      if (!snapshot.captured.empty()) {
        out_ << ", captured ";
        date(out_, snapshot.captured);
      }
      if (index_.desk() && !snapshot.sha256.empty()) {
        out_ << "<span class=\"desk\">, SHA-256 <code>";
        out_.text(std::string_view(snapshot.sha256).substr(0, 12)) << "…</code></span>";
      }
      if (i < loaded.size() && !loaded[i].intact)
        out_ << " <strong class=\"status grave\">missing or changed</strong>";
      out_ << "</li>\n";
    }
    if (!record_.accessed.empty()) {
      out_ << "<li>accessed ";
      date(out_, record_.accessed);
      out_ << "</li>\n";
    }
  }

  void cited_for() {
    auto const& uses = index_.citing(source_);
    if (uses.empty()) {
      out_ << (origins_.contains(record_.id)
                   ? Markup("<p class=\"label\">Not cited itself: other sources go back to it</p>\n")
                   : Markup("<p class=\"label\">Not cited</p>\n"));
      return;
    }
    out_ << "<p class=\"used\">";
    bool const is_for = cited(false, "Cited for");
    bool const is_against = cited(true, is_for ? Markup(" · cited against") : Markup("Cited against"));
    if (!is_for && !is_against) out_ << "<span class=\"label\">Cited in the map, for no claim</span>";
    out_ << "</p>\n";
  }

  bool cited(bool against, Markup words) {
    constexpr std::size_t most = 40;
    std::size_t n = 0;
    for (auto const& use : index_.citing(source_)) {
      if (use.against != against || !use.claim.valid()) continue;
      if (n++ >= most) continue;
      if (n == 1) {
        out_ << "<span class=\"label\">" << words << "</span> ";
      } else {
        out_ << ", ";
      }
      claim_link(out_, index_, use.claim);
    }
    if (n > most) out_ << " and " << n - most << " more";
    return n > 0;
  }

  Writer& out_;
  PageIndex const& index_;
  SourceId source_;
  SourceRecord const& record_;
  std::unordered_set<std::string_view> const& origins_;
};

}  // namespace

void source_line(Writer& out, PageIndex const& index, SourceId source, std::string_view locator) {
  SourceRecord const& record = (*index.result().registry)[source];
  if (record.confidential) {
    out << "<a";
    out.to(index.id(source)) << ">";
    confidential(out, record);
    out << "</a>";
    return;
  }
  out << "<a";
  out.to(index.id(source)) << "><cite>";
  out.text(title_of(record)) << "</cite></a>";
  parts(out, record);
  if (!locator.empty()) {
    out << ", ";
    out.text(locator);
  }
  statuses(out, record);
  links(out, record);
}

void sources(Writer& out, PageIndex const& index) {
  auto const& registry = *index.result().registry;
  if (registry.size() == 0) {
    out << "<p>No registry of sources was given.</p>\n";
    return;
  }
  out << "<ol class=\"sources\">\n";
  std::unordered_set<std::string_view> origins;
  for (auto const source : registry.all(registry.size()))
    for (auto const& lineage : registry[source].lineage) origins.insert(lineage.other);
  for (auto const source : registry.all(registry.size())) SourceEntry(out, index, source, origins).write();
  out << "</ol>\n";
}

}  // namespace stet::app::html
