// See tikz.h. A pixel is 0.75 pt and y grows downward, so that the numbers are those of the SVG.
#include "argmap/render/tikz.h"

#include <algorithm>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "argmap/render/markup.h"
#include "base/signs.h"
#include "base/utf8.h"

namespace stet::argmap::render {
namespace {

using layout::Length;
using layout::Point;
using layout::Rect;

// Text for LaTeX: its special characters as commands, everything on one line.
std::string escaped(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    auto const [c, size] = utf8::decode(text, i);
    i += size;
    switch (c) {
      case U'\\': result += "\\textbackslash{}"; break;
      case U'{': result += "\\{"; break;
      case U'}': result += "\\}"; break;
      case U'#': result += "\\#"; break;
      case U'$': result += "\\$"; break;
      case U'%': result += "\\%"; break;
      case U'&': result += "\\&"; break;
      case U'_': result += "\\_"; break;
      case U'^': result += "\\textasciicircum{}"; break;
      case U'~': result += "\\textasciitilde{}"; break;
      case U'<': result += "\\textless{}"; break;
      case U'>': result += "\\textgreater{}"; break;
      case U'|': result += "\\textbar{}"; break;
      case U'"': result += "\\textquotedbl{}"; break;
      default:
        if (is_control(c)) {
          result.push_back(' ');
        } else {
          utf8::append(result, is_reordering(c) ? U'\uFFFD' : c);
        }
    }
  }
  return result;
}

// Of an address in \href: percent signs and number signs need a backslash, braces would end the argument.
std::string escaped_link(std::string_view link) {
  std::string result;
  for (char const c : link) {
    if (c == '%' || c == '#' || c == '&' || c == '_' || c == '~') {
      result.push_back('\\');
      result.push_back(c);
    } else if (c == '{' || c == '}' || c == '\\' || c == '^') {
      result += fmt::format("\\%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      result.push_back(c);
    }
  }
  return result;
}

std::string_view line_options(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::support: return "-{Stealth}";
    case EdgeKind::entails: return "-{Stealth[open] Stealth[open]}";
    case EdgeKind::attack: return "dash pattern=on 5pt off 3pt,-{Rays[n=4]}";
    case EdgeKind::contrary:
    case EdgeKind::contradictory: return "dash pattern=on 5pt off 3pt,{Rays[n=4]}-{Rays[n=4]}";
    case EdgeKind::undercut: return "dotted,-{Diamond}";
    case EdgeKind::citation: return "line width=0.6pt,-{Straight Barb}";
  }
  return "->";
}

// Of a reason that does not count.
std::string_view open_line_options(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::attack: return "dash pattern=on 5pt off 3pt,-{Circle[open]}";
    case EdgeKind::undercut: return "dotted,-{Diamond[open]}";
    default: return "-{Stealth[open]}";
  }
}

std::string_view corners(NodeKind kind) {
  switch (kind) {
    case NodeKind::claim: return "rounded corners=2pt";
    case NodeKind::argument: return "rounded corners=11pt";
    case NodeKind::evidence:
    case NodeKind::source: return "sharp corners";
  }
  return "";
}

// The page is as large as the picture.
constexpr std::string_view beginning =
    R"(% For lualatex and xelatex. pdflatex has Latin letters; others become empty boxes.
\documentclass{article}
\usepackage{iftex,textcomp,amssymb,tikz}
\ifPDFTeX
\usepackage[utf8]{inputenc}
\usepackage[T1]{fontenc}
\usepackage[scaled]{helvet}
\makeatletter
\newcommand\missing[3]{\@ifundefined{u8:\detokenize{#1}}{\DeclareUnicodeCharacter{#2}{#3}}{}}
\makeatother
\else
\usepackage{fontspec}
\IfFontExistsTF{Liberation Sans}{\setsansfont{Liberation Sans}}{}
\fi
\usepackage[hidelinks]{hyperref}
\usetikzlibrary{arrows.meta}
\newsavebox\picturebox
)";
constexpr std::string_view ending = R"(\end{tikzpicture}
\end{lrbox}
\paperwidth=\dimexpr\wd\picturebox+8mm\relax
\paperheight=\dimexpr\ht\picturebox+\dp\picturebox+8mm\relax
\ifLuaTeX
\pagewidth=\paperwidth
\pageheight=\paperheight
\else
\pdfpagewidth=\paperwidth
\pdfpageheight=\paperheight
\fi
\hoffset=\dimexpr4mm-1in\relax
\voffset=\hoffset
\shipout\box\picturebox
\end{document}
)";

struct Sign {
  char32_t character;
  std::string_view command;
};
constexpr Sign signs[] = {{U'✓', "\\ensuremath{\\checkmark}"},
                          {U'✔', "\\ensuremath{\\checkmark}"},
                          {U'✗', "\\ensuremath{\\times}"},
                          {U'✘', "\\ensuremath{\\times}"},
                          {U'≤', "\\ensuremath{\\leq}"},
                          {U'≥', "\\ensuremath{\\geq}"},
                          {U'≠', "\\ensuremath{\\neq}"},
                          {U'≈', "\\ensuremath{\\approx}"},
                          {U'−', "\\ensuremath{-}"},
                          {U'∞', "\\ensuremath{\\infty}"},
                          {U'⇒', "\\ensuremath{\\Rightarrow}"},
                          {U'√', "\\ensuremath{\\surd}"}};

class TikzWriter {
 public:
  TikzWriter(Diagram const& diagram, Scene const& scene, TikzOptions const& options)
      : diagram_(diagram), scene_(scene), theme_(theme(options.theme, options.palette)) {}

  std::string write() {
    preamble();
    for (GroupId group : diagram_.groups.ids()) frame(group);
    for (layout::Rail const& rail : scene_.layout.rails) {
      line("\\draw[draw={}] ({},{}) -- ({},{});", color(theme_.border), rail.top.x, rail.top.y, rail.bottom.x,
           rail.bottom.y);
    }
    for (EdgeId edge : diagram_.edges.ids()) route(edge);
    for (Joint const& joint : scene_.joints) {
      std::string const ink = color(theme_.edge[slot(EdgeKind::support)]);
      line("\\path[draw={},line width=3pt,line cap=round] ({},{}) -- ({},{});", ink, joint.begin.x,
           joint.begin.y, joint.end.x, joint.end.y);
      line("\\path[draw={},-{{Stealth}}] ({},{}) -- ({},{});", ink, joint.middle.x, joint.middle.y,
           joint.tip.x, joint.tip.y);
    }
    for (NodeId node : scene_.layout.reading_order) box(node);
    for (layout::Chip const& chip : scene_.layout.chips) reference(chip);
    out_ += ending;
    return std::move(out_);
  }

 private:
  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    out_.push_back('\n');
  }

  // A colour as xcolor reads it inside options: {rgb,255:red,…}
  static std::string color(std::string_view hex) {
    auto const channel = [&](std::size_t i) {
      auto const digit = [](char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; };
      return hex.size() == 4 ? digit(hex[1 + i]) * 17 : digit(hex[1 + 2 * i]) * 16 + digit(hex[2 + 2 * i]);
    };
    return fmt::format("{{rgb,255:red,{};green,{};blue,{}}}", channel(0), channel(1), channel(2));
  }

  void preamble() {
    out_ += beginning;
    missing_in_pdflatex();
    line("\\begin{{document}}\n\\sffamily\n\\begin{{lrbox}}{{\\picturebox}}");
    line("\\begin{{tikzpicture}}[x=0.75pt,y=-0.75pt,line width=1.1pt,inner sep=0pt]");
    auto const heading = heading_lines(diagram_, scene_.layout.size.width);
    Length y = -14 - heading_leading * (static_cast<Length>(heading.size()) - 1);
    for (auto const& each : heading) {
      text(16, y, heading_size, true, theme_.title, std::string(each.text));
      y += heading_leading;
    }
  }

  // pdflatex stops at a character that its fonts lack. Those that occur get a sign, or an empty box.
  void missing_in_pdflatex() {
    std::set<char32_t> used;
    auto const look = [&](std::string_view words) {
      for (std::size_t i = 0; i < words.size();) {
        auto const [c, size] = utf8::decode(words, i);
        i += size;
        if (c >= 0xA0 && !is_reordering(c)) used.insert(c);
      }
    };
    look(diagram_.title);
    for (std::string const& title : scene_.group_titles) look(title);
    for (Face const& face : scene_.faces) {
      look(face.badge);
      for (auto const& part : face.title) look(part.text);
      look(face.title_cut);
      for (auto const& part : face.text) look(part.text);
      look(face.cut);
    }
    for (DiagramNode const& node : diagram_.nodes) look(node.title);  // chips
    line("\\ifPDFTeX");
    for (char32_t const c : used) {
      std::string character;
      utf8::append(character, c);
      auto const* known = std::ranges::find(signs, c, &Sign::character);
      line("\\missing{{{}}}{{{:04X}}}{{{}}}", character, static_cast<std::uint32_t>(c),
           known != std::end(signs) ? known->command : "\\framebox[0.8em]{\\vphantom{x}}");
    }
    line("\\fi");
  }

  void text(Length x, Length y, Length size, bool bold, std::string_view ink, std::string_view words,
            std::string_view link = {}) {
    // Sizes in points; a pixel is three quarters of one.
    std::string content = escaped(words);
    if (!link.empty()) content = fmt::format("\\href{{{}}}{{{}}}", escaped_link(link), content);
    line(
        "\\node[anchor=base west,text={},font=\\sffamily{}\\fontsize{{{:.5g}}}{{{:.5g}}}\\selectfont] at "
        "({},{}) "
        "{{{}}};",
        color(ink), bold ? "\\bfseries" : "", size * 0.75, size * 0.9, x, y, content);
  }

  void rectangle(Rect r, std::string_view options, std::string_view fill, std::string_view stroke) {
    line("\\path[{},fill={},draw={}] ({},{}) rectangle ({},{});", options, color(fill), color(stroke), r.x,
         r.y, r.right(), r.bottom());
  }

  void frame(GroupId id) {
    Rect const r = scene_.layout.frames[id];
    if (r.width == 0) return;
    DiagramGroup const& group = diagram_.groups[id];
    rectangle(r, "rounded corners=6pt", frame_fill(theme_, group.color, 0),
              is_color(group.color) ? std::string_view{group.color} : theme_.frame_border);
    Length const size = scene_.measures.title_size;
    if (!scene_.group_titles[id].empty())
      text(r.x + 16, r.y + 9 + size, size, true, theme_.muted, scene_.group_titles[id]);
  }

  void route(EdgeId id) {
    auto const points = scene_.layout.routes[id].of(scene_.layout.points);
    if (points.size() < 2) return;
    EdgeKind const kind = diagram_.edges[id].kind;
    bool const joined = !scene_.joined.empty() && scene_.joined[id] != 0;
    bool const open = has_open_end(diagram_, diagram_.edges[id]);
    fmt::format_to(std::back_inserter(out_), "\\draw[draw={},{}", color(theme_.edge[slot(kind)]),
                   joined ? "-"
                   : open ? open_line_options(kind)
                          : line_options(kind));
    if (double const weight = diagram_.edges[id].weight; weight > 0)
      fmt::format_to(std::back_inserter(out_), ",line width={:.1f}pt", 0.5 + 2.6 * weight);
    fmt::format_to(std::back_inserter(out_), "] ({},{})", points[0].x, points[0].y);
    for (std::size_t i = 1; i < points.size(); ++i) {
      Point const to = points[i];
      Curve const c = curve(points[i - 1], to, scene_.layout.join);
      if (c.straight) {
        fmt::format_to(std::back_inserter(out_), " -- ({},{})", to.x, to.y);
      } else {
        fmt::format_to(std::back_inserter(out_), " .. controls ({},{}) and ({},{}) .. ({},{})", c.leave.x,
                       c.leave.y, c.enter.x, c.enter.y, to.x, to.y);
      }
    }
    out_ += ";\n";
  }

  void box(NodeId id) {
    DiagramNode const& node = diagram_.nodes[id];
    Face const& face = scene_.faces[id];
    Measures const& m = scene_.measures;
    Rect const r = scene_.layout.boxes[id];
    auto const mark = render::mark(node);
    auto const [fill, stroke] = box_colors(theme_, node.kind, mark, node.color);
    line("% {}", to_string(node.kind));
    bool const dashed = node.kind == NodeKind::argument && does_not_count(node);
    rectangle(r,
              std::string{corners(node.kind)} + (dashed        ? ",dashed"
                                                 : node.closed ? ",double"
                                                               : ""),
              fill, stroke);
    if (node.tag && *node.tag < diagram_.tags.size() && is_color(diagram_.tags[*node.tag].color)) {
      Length const inset = node.kind == NodeKind::argument ? 14 : 5;
      line("\\fill[fill={}] ({},{}) rectangle ({},{});", color(diagram_.tags[*node.tag].color),
           r.right() - 13, r.y + inset, r.right() - 5, r.bottom() - inset);
    }
    if (node.kind == NodeKind::source)
      line("\\draw[draw={}] ({},{}) -- ({},{});", color(stroke), r.x + 5, r.y, r.x + 5, r.bottom());
    if (node.kind == NodeKind::evidence)
      line("\\draw[draw={}] ({},{}) -- ({},{}) -- ({},{});", color(stroke), r.right() - 14, r.y,
           r.right() - 14, r.y + 14, r.right(), r.y + 14);
    std::string_view link;
    if (is_safe_link(node.link) && !node.link.starts_with('#')) link = node.link;
    Length const x = r.x + m.padding + (node.kind == NodeKind::source ? 4 : 0);
    Length y = r.y + m.padding - 2;
    y += face.images.height;  // left free: LaTeX would need them as files
    if (!face.badge.empty()) {
      text(x, y + 11, m.label_size, true, mark ? theme_.mark[slot(*mark)].ink : theme_.muted, face.badge);
      y += m.badge_height;
    }
    for (auto const& part : face.title) {
      text(x, y + m.title_size, m.title_size, true, theme_.title, part.text, link);
      y += m.title_leading;
    }
    if (!face.title_cut.empty()) {
      text(x, y + m.title_size, m.title_size, true, theme_.title, face.title_cut, link);
      y += m.title_leading;
    }
    if (!face.title.empty() && !face.text.empty()) y += 4;
    auto const small = [&](std::string_view words) {
      text(x, y + m.text_size, m.text_size, false, theme_.text, words);
      y += m.text_leading;
    };
    for (auto const& part : face.text) small(part.text);
    if (!face.cut.empty()) small(face.cut);
    if (!face.hidden.empty()) small(face.hidden);
  }

  void reference(layout::Chip const& chip) {
    rectangle(chip.box, "rounded corners=8pt,densely dashed", theme_.background, theme_.border);
    text(chip.box.x + 14, chip.box.center_y() + 4, scene_.measures.label_size, false, theme_.muted,
         chip_label(diagram_, diagram_.edges[chip.edge].from, scene_.measures));
  }

  Diagram const& diagram_;
  Scene const& scene_;
  Theme theme_;
  std::string out_;
};

}  // namespace

std::string to_tikz(Diagram const& diagram, Scene const& scene, TikzOptions const& options) {
  return TikzWriter(diagram, scene, options).write();
}

}  // namespace stet::argmap::render
