# Writes a C++ source with the pages of a folder: cmake -DFOLDER=docs/rules -DOUTPUT=rule_pages.cpp -P this
file(GLOB pages ${FOLDER}/*.md)
list(SORT pages)
set(rows "")
foreach(page ${pages})
  get_filename_component(id ${page} NAME_WE)
  file(READ ${page} text)
  string(APPEND rows "    {\"${id}\", R\"stet_page(${text})stet_page\"},\n")
endforeach()
set(content "#include \"app/words/rule_pages.h\"

#include <string_view>
#include <utility>
#include <vector>

namespace stet::app {

std::optional<std::string_view> rule_page(std::string_view id) {
  static std::vector<std::pair<std::string_view, std::string_view>> const pages{
${rows}  };
  for (auto const& [name, text] : pages)
    if (name == id) return text;
  return std::nullopt;
}

}  // namespace stet::app
")
file(WRITE ${OUTPUT}.new "${content}")
file(COPY_FILE ${OUTPUT}.new ${OUTPUT} ONLY_IF_DIFFERENT)
file(REMOVE ${OUTPUT}.new)
