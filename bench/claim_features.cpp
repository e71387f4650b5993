// claim_features LANGUAGE < SENTENCES: what script/fit_weights fits weights for. A line a sentence, and a
// line for each with the names of its features, parted by tabs.
#include <iostream>
#include <string>

#include "verify/checkable.h"

int main(int count, char** arguments) {
  using namespace stet;
  std::string const language = count > 1 ? arguments[1] : "en";
  auto const folding = verify::quote::folding_for(language);
  for (std::string line; std::getline(std::cin, line);) {
    auto const tokens = verify::quote::tokenize(line, folding);
    auto const figures = verify::quote::read_figures(line, tokens, language);
    Span const all{0, static_cast<Offset>(line.size())};
    auto const quotations = verify::quotations_in(line, all);
    verify::SentenceView const view{line, all, tokens, figures, quotations};
    auto const own = verify::own_words(view);
    for (auto const& feature : verify::features_of(verify::cues_for(language).find(view, own), line, own))
      std::cout << feature << '\t';
    std::cout << '\n';
  }
}
