#include "app/cli/manual_page.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace stet::app {
namespace {

// Words as they are, whatever roff makes of their signs.
std::string plain(std::string_view text) {
  std::string out;
  for (char const c : text) {
    switch (c) {
      case '\\': out += "\\e"; break;
      case '-': out += "\\-"; break;
      case '\'': out += "\\(aq"; break;
      case '`': out += "\\(ga"; break;
      case '^': out += "\\(ha"; break;
      case '~': out += "\\(ti"; break;
      default: out += c;
    }
  }
  return out;
}

// Lines of text; one that begins like a request of roff is kept from being one.
std::string lines_of(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    auto const end = std::min(text.find('\n'), text.size());
    std::string const line = plain(text.substr(0, end));
    if (line.starts_with('.')) out += "\\&";
    out += line + '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string sentence(std::string const& about) { return about.ends_with('.') ? about : about + '.'; }

std::string upper(std::string_view text) {
  std::string out;
  for (char const c : text)
    out += c == ' ' ? '-' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

// `source add` is described in stet-source(1), with the other commands of `source`.
std::string page_of(CommandHelp const& command) {
  return command.name == "stet" ? "stet" : "stet-" + command.name;
}

std::string synopsis(CommandHelp const& command) {
  std::string out = command.name == "stet" ? "\\fBstet\\fR" : "\\fBstet " + plain(command.name) + "\\fR";
  out += " [\\fIOPTION\\fR]...";
  if (!command.commands.empty()) out += " \\fICOMMAND\\fR";
  for (auto const& option : command.options) {
    if (!option.names.empty()) continue;
    std::string const name = "\\fI" + plain(option.value) + "\\fR" + (option.repeated ? "..." : "");
    out += option.required ? " " + name : " [" + name + "]";
  }
  return out + '\n';
}

std::string options_of(CommandHelp const& command) {
  std::string out;
  for (auto const& option : command.options) {
    std::string names;
    for (auto const& name : option.names) names += (names.empty() ? "\\fB" : ", \\fB") + plain(name) + "\\fR";
    if (!option.value.empty()) names += (names.empty() ? "\\fI" : " \\fI") + plain(option.value) + "\\fR";
    out += ".TP\n" + names + '\n' + lines_of(option.about);
    if (option.required && !option.names.empty()) out += ".br\nRequired.\n";
  }
  return out;
}

// Paragraphs are filled, but for lists and examples, whose lines begin with blanks.
std::string footer_of(CommandHelp const& command, std::string_view heading) {
  std::string out, paragraph;
  std::string_view rest = command.footer;
  auto const flush = [&] {
    if (paragraph.empty()) return;
    bool const shown = paragraph.starts_with(' ');
    out += (shown ? ".PP\n.nf\n" : ".PP\n") + lines_of(paragraph) + (shown ? ".fi\n" : "");
    paragraph.clear();
  };
  while (!rest.empty()) {
    auto const end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    bool const shown = line.starts_with(' ');
    if (line.empty() || (!paragraph.empty() && shown != paragraph.starts_with(' '))) flush();
    if (line.empty()) continue;
    if (line.ends_with(':') && rest.starts_with(' ')) {
      flush();
      line.remove_suffix(1);
      out += fmt::format("{} {}\n", heading,
                         heading == ".SH" ? upper(line.substr(0, line.find(','))) : plain(line));
      if (line.contains(',')) out += ".PP\n" + lines_of(std::string(line) + ":");
      continue;
    }
    paragraph += std::string(line) + '\n';
  }
  flush();
  return out;
}

std::string head(CommandHelp const& command) {
  return fmt::format(
      ".\\\" By `stet manual`: the program's own help.\n"
      ".TH {} 1 \"\" \"stet " STET_VERSION "\" \"stet\"\n.SH NAME\n{} \\- {}\n.SH SYNOPSIS\n{}",
      upper(page_of(command)), plain(page_of(command)), plain(command.about), synopsis(command));
}

// With a colon that the program's own description begins with taken off.
CommandHelp named(CommandHelp command) {
  if (auto const at = command.about.find(": "); command.name == "stet" && at != std::string::npos)
    command.about.erase(0, at + 2);
  return command;
}

std::string see_also(CommandHelp const& program, CommandHelp const& but) {
  std::string out = ".SH SEE ALSO\n";
  if (&program != &but) return out + ".BR stet (1)\n";
  for (std::size_t i = 0; i < program.commands.size(); ++i)
    out += fmt::format(".BR {} (1){}\n", plain(page_of(program.commands[i])),
                       i + 1 < program.commands.size() ? "," : "");
  return out;
}

}  // namespace

std::string manual_page(CommandHelp const& program) {
  std::string out = head(named(program));
  out += ".SH OPTIONS\n" + options_of(program) + ".SH COMMANDS\n";
  for (auto const& command : program.commands)
    out += fmt::format(".TP\n\\fB{}\\fR\n{}See\n.BR {} (1).\n", plain(command.name),
                       lines_of(sentence(command.about)), plain(page_of(command)));
  return out + footer_of(program, ".SH") + see_also(program, program);
}

std::string manual_page(CommandHelp const& program, CommandHelp const& command) {
  std::string out = head(command);
  out += ".SH DESCRIPTION\n" + lines_of(sentence(command.about)) + ".SH OPTIONS\n" + options_of(command);
  if (!command.commands.empty()) {
    out += ".SH COMMANDS\n";
    for (auto const& inner : command.commands)
      out += fmt::format(".SS \"{}\"\n{}.PP\n{}", plain(inner.name), synopsis(inner),
                         lines_of(sentence(inner.about))) +
             options_of(inner) + footer_of(inner, ".PP\n.B");
  }
  return out + footer_of(command, ".SH") + see_also(program, command);
}

}  // namespace stet::app
