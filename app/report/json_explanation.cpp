#include "app/report/json_explanation.h"

#include <cmath>
#include <ranges>

#include "app/words/words.h"

namespace stet::app {
namespace {

namespace evaluate = argmap::evaluate;

std::string_view name(evaluate::Step::Kind kind) {
  using enum evaluate::Step::Kind;
  switch (kind) {
    case claim: return "claim";
    case inference: return "inference";
    case argument: return "argument";
    case evidence: return "evidence";
    case attack: return "attack";
    case undercut: return "undercut";
    case backing: return "backing";
    case missing: return "missing";
    case circle: return "circle";
  }
  return "claim";
}

// Weights are thousandths; binary fractions are not.
double rounded(double weight) { return std::round(weight * 1000.0) / 1000.0; }

void write_step(JsonWriter& out, Sources const& sources, evaluate::Step const& step) {
  out.object([&] {
    out.member("kind", name(step.kind)).member("depth", step.depth).member("label", label_name(step.label));
    out.member("text", step.text);
    if (step.bearing != evaluate::Bearing::asked) out.member("bearing", to_string(step.bearing));
    if (step.inference.valid() || step.bearing == evaluate::Bearing::entails)
      out.member("strict", step.strict);
    if (step.grouping != evaluate::Grouping::single) out.member("grouping", to_string(step.grouping));
    if (step.weight > 0.0) out.member("weight", rounded(step.weight));
    if (step.location.file.valid()) out.member("span", [&] { write_span(out, sources, step.location); });
  });
}

void write_citation(JsonWriter& out, Sources const& sources, Label const& citation) {
  out.member("source", citation.text);
  out.member("span", [&] { write_span(out, sources, citation.location); });
}

void write_weight(JsonWriter& out, Sources const& sources, NamedWeight const& weight) {
  auto const& interval = weight.interval;
  out.object([&] {
    write_citation(out, sources, weight.citation);
    out.member("now", rounded(interval.now));
    out.member("from", rounded(interval.from)).member("to", rounded(interval.to));
    if (interval.below) out.member("below", to_string(*interval.below));
    if (interval.above) out.member("above", to_string(*interval.above));
  });
}

void write_crux(JsonWriter& out, NamedCrux const& crux) {
  auto const write_outcome = [&](std::size_t bits) {
    out.object([&] {
      out.member("accepted", [&] {
        out.begin_array();
        for (std::size_t i = 0; i < crux.subjects.size(); ++i)
          if ((bits >> i & 1U) != 0) out.string(crux.subjects[i]);
        out.end_array();
      });
      out.member("verdict", to_string(crux.outcomes[bits]));
    });
  };
  out.object([&] {
    out.member("subjects", crux.subjects);
    out.array("outcomes", std::views::iota(std::size_t{0}, crux.outcomes.size()), write_outcome);
  });
}

void write_question(JsonWriter& out, Sources const& sources, NamedQuestion const& question) {
  out.object([&] {
    if (question.citation) {
      write_citation(out, sources, *question.citation);
    } else {
      out.member("subject", question.subject);
    }
    if (!question.with.empty()) out.member("with", question.with);
    out.member("holds", to_string(question.holds)).member("fails", to_string(question.fails));
  });
}

}  // namespace

void write_span(JsonWriter& out, Sources const& sources, Location at) {
  Place const where = place(sources, at);
  out.object([&] {
    out.member("file", where.path);
    out.member("line", where.begin.line).member("column", where.begin.column);
    out.member("endLine", where.end.line).member("endColumn", where.end.column);
  });
}

void write_explanation(JsonWriter& out, Sources const& sources, Claim const& claim) {
  Explained const& from = claim.explanation;
  out.object([&] {
    out.member("summary", from.summary.empty() ? claim.reason : from.summary);
    out.array("proof", from.proof, [&](auto const& step) { write_step(out, sources, step); });
    out.member("circle", from.circle).member("repairs", from.repairs);
    out.array("fragile", from.fragile,
              [&](auto const& citation) { out.object([&] { write_citation(out, sources, citation); }); });
    if (!from.fragile.empty()) out.member("without", to_string(from.without));
    out.array("weights", from.weights, [&](auto const& weight) { write_weight(out, sources, weight); });
    out.array("positions", from.positions, [&](auto const& position) {
      out.object([&] {
        out.member("claim", label_name(position.claim)).member("accepted", position.accepted);
        if (position.omitted > 0) out.member("omitted", position.omitted);
      });
    });
    out.array("cruxes", from.cruxes, [&](auto const& crux) { write_crux(out, crux); });
    out.array("toCheck", from.questions,
              [&](auto const& question) { write_question(out, sources, question); });
    if (!from.cut.empty()) out.member("cut", from.cut);
    if (auto const& omitted = from.omitted; omitted.proof > 0 || omitted.circle > 0)
      out.object("omitted", [&] {
        if (omitted.proof > 0) out.member("proof", omitted.proof);
        if (omitted.circle > 0) out.member("circle", omitted.circle);
      });
  });
}

}  // namespace stet::app
