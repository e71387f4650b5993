// Checks a map in memory against a source in memory, and prints what became of its claims.
#include <iostream>

#include <stet/check.h>

int main() {
  stet::Project project;
  project.path = "soup.argdown";
  project.text =
      "===\nsources: sources.yaml\n===\n\n"
      "[Rent rose]: The rent rose by a tenth. [@council: \"rents rose by ten per cent\"]\n\n"
      "[Nobody moved]: Nobody moved away.\n";
  project.files["sources.yaml"] =
      "- id: council\n  type: report\n  title: Minutes of the council\n  custom:\n    snapshots:\n"
      "      - path: minutes.txt\n"
      "        sha256: de7959c1cbf8b8f110604373577d18359ecd460f72c1ce0b1b4425f66a80e5e9\n";
  project.files["minutes.txt"] = "The council noted that rents rose by ten per cent.\n";

  stet::Checked const checked = stet::check(project);
  if (checked.status == 2) {
    std::cerr << checked.error << '\n';
    return 2;
  }
  for (auto const& claim : checked.claims)
    std::cout << claim.place.line << ": [" << claim.title << "] is " << claim.verdict << ": "
              << claim.explanation << '\n';
  for (auto const& finding : checked.findings)
    std::cout << finding.place.line << ": " << finding.severity << " " << finding.rule << ": "
              << finding.message << '\n';
  return checked.status;
}
