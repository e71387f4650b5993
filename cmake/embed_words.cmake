# Writes OUTPUT, a C++ file whose function NAME gives every file of FOLDER (*.txt, one per language) as text, so
# that the program needs no data files at run time. Called as a script: cmake -DFOLDER=... -DNAME=... -DOUTPUT=... -P this.
file(GLOB files ${FOLDER}/*.txt)
list(SORT files)
set(entries "")
foreach(file IN LISTS files)
  get_filename_component(language ${file} NAME_WE)
  file(READ ${file} text)
  string(APPEND entries "    {\"${language}\", R\"words(${text})words\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Generated from a folder of word lists.
#include \"verify/quote/words_data.h\"

namespace stet::verify::quote {

std::span<WordsFile const> ${NAME}() {
  static constexpr WordsFile files[] = {
${entries}  };
  return files;
}

}  // namespace stet::verify::quote
")
