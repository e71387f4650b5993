// layout_compare NODES SEED [KIND] [--dot]: draws a generated map with every line (no reference chips), reads
// the SVG back and measures it; with --dot, the same boxes and lines laid out by Graphviz, measured alike.
#include <cstdio>
#include <ctime>
#include <memory>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <sys/resource.h>

#include "argmap/render/svg.h"
#include "bench/argument_diagram.h"
#include "tests/support/svg_picture.h"

namespace {

using namespace stet;

double cpu_milliseconds(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

void print(char const* name, test::SvgPicture const& picture, double milliseconds, long kilobytes) {
  fmt::print(
      "{:5} {:7} crossings ({:7} straight, {:7} from middle to middle) {:7.0f} x {:6.0f} px {:8.1f} Mpx {:3} "
      "overlaps {:3} clipped {:3} "
      "through {:9.1f} ms {:6} KB\n",
      name, test::count_drawn_crossings(picture.lines), test::count_crossings(picture.lines),
      test::count_middle_crossings(picture), picture.width, picture.height,
      picture.width * picture.height * 1e-6, test::count_overlaps(picture.boxes),
      test::count_clipped(picture), test::count_lines_through_boxes(picture), milliseconds, kilobytes);
}

long peak(int who) {
  rusage usage{};
  getrusage(who, &usage);
  return usage.ru_maxrss;
}

// The boxes as stet sized them, in inches; the lines from box to box.
std::string dot_source(argmap::render::Scene const& scene) {
  std::string dot =
      "digraph { rankdir=BT; nodesep=0.389; ranksep=0.778; node [shape=box fixedsize=true label=\"\"];\n";
  for (auto id : scene.graph.nodes.ids()) {
    auto const size = scene.graph.nodes[id].size;
    dot +=
        fmt::format("n{} [width={:.4f} height={:.4f}];\n", id.index(), size.width / 72.0, size.height / 72.0);
  }
  for (auto const& edge : scene.graph.edges)
    dot += fmt::format("n{} -> n{};\n", edge.from.index(), edge.to.index());
  return dot + "}\n";
}

test::SvgPicture run_dot(std::string const& source, std::string const& path) {
  test::SvgPicture picture;
  if (std::unique_ptr<FILE, int (*)(FILE*)> file{std::fopen(path.c_str(), "w"), std::fclose}) {
    std::fputs(source.c_str(), file.get());
  }
  std::unique_ptr<FILE, int (*)(FILE*)> pipe{popen(("dot -Tplain " + path).c_str(), "r"), pclose};
  char kind[16];
  while (pipe && std::fscanf(pipe.get(), "%15s", kind) == 1) {
    std::string const what = kind;
    char from[32];
    char to[32];
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    if (what == "graph" && std::fscanf(pipe.get(), "%lf %lf %lf", &a, &b, &c) == 3) {
      picture.width = b * 72;
      picture.height = c * 72;
    } else if (what == "node" && std::fscanf(pipe.get(), "%31s %lf %lf %lf %lf", from, &a, &b, &c, &d) == 5) {
      picture.boxes.push_back({from, (a - c / 2) * 72, (b - d / 2) * 72, c * 72, d * 72});
    } else if (what == "edge") {
      int count = 0;
      if (std::fscanf(pipe.get(), "%31s %31s %d %lf %lf", from, to, &count, &a, &b) != 5) break;
      test::SvgLine line{from, to, a * 72, b * 72, a * 72, b * 72};
      std::vector<test::SvgPoint> control{{a * 72, b * 72}};
      for (int i = 1; i < count && std::fscanf(pipe.get(), "%lf %lf", &c, &d) == 2; ++i)
        control.push_back({c * 72, d * 72});
      line.x2 = control.back().x;
      line.y2 = control.back().y;
      line.path = test::along(control);
      picture.lines.push_back(line);
    }
    for (int ch = std::fgetc(pipe.get()); ch != '\n' && ch != EOF;) ch = std::fgetc(pipe.get());
  }
  return picture;
}

}  // namespace

int main(int count, char** arguments) {
  auto kind = bench::GraphKind::typical;
  bool with_dot = false;
  for (int i = 3; i < count; ++i) {
    for (auto const& [name, known] : bench::graph_kinds) {
      if (std::string_view(arguments[i]) == name) kind = known;
    }
    with_dot |= std::string_view(arguments[i]) == "--dot";
  }
  if (count < 3) {
    fmt::print(stderr, "usage: layout_compare NODES SEED [KIND] [--dot]\n");
    return 2;
  }
  auto const nodes = static_cast<std::uint32_t>(std::stoul(arguments[1]));
  auto const diagram = bench::argument_diagram(bench::argument_graph(kind, nodes, std::stoul(arguments[2])));
  argmap::render::SvgOptions options;
  options.layout.reuse_distance = 0;
  options.legend = false;
  double const begin = cpu_milliseconds(CLOCK_PROCESS_CPUTIME_ID);
  argmap::render::Scene const scene = argmap::render::compose(diagram, options.layout);
  std::string const svg = argmap::render::to_svg(diagram, scene, options);
  double const end = cpu_milliseconds(CLOCK_PROCESS_CPUTIME_ID);
  long const kilobytes = peak(RUSAGE_SELF);
  print("stet", test::read_svg(svg), end - begin, kilobytes);
  if (svg != argmap::render::to_svg(diagram, options)) fmt::print("stet: a second run gave other bytes\n");
  if (with_dot) {
    double const wall = cpu_milliseconds(CLOCK_MONOTONIC);
    test::SvgPicture const picture = run_dot(dot_source(scene), fmt::format("layout_compare_{}.dot", nodes));
    print("dot", picture, cpu_milliseconds(CLOCK_MONOTONIC) - wall, peak(RUSAGE_CHILDREN));
  }
  return 0;
}
