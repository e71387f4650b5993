#include <cstdio>

#include <verify/check/check.h>

int main() {
  auto const result = stet::verify::check("map.argdown", "[Taste]: It is beautiful. #opinion\n");
  std::printf("%zu claims, %zu findings\n", result.map.statements.size(), result.findings.size());
  return result.map.statements.size() == 1 && result.findings.empty() ? 0 : 1;
}
