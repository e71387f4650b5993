# Writes OUTPUT, a C++ file that holds the style sheet and the script of the report:
# cmake -DFOLDER=app/web -DOUTPUT=web.cpp -P this
# The scripts are ES modules that can be run as they are; in the page they become one module, in the order of
# order.txt, so their imports and the word `export` are left out. String literals in C++ have a limit of 64 KB.
file(READ ${FOLDER}/report.css style)
file(STRINGS ${FOLDER}/order.txt names)
set(script "\n")
foreach(name ${names})
  file(READ ${FOLDER}/${name} text)
  string(REGEX REPLACE "\nimport [^;]*;" "" text "\n${text}")
  string(REGEX REPLACE "\nexport " "\n" text "${text}")
  string(APPEND script "${text}")
endforeach()
# Comments and indentation are for people who read the sources.
string(REGEX REPLACE "/\\*[^*]*\\*/" "" style "${style}")
foreach(what style script)
  string(REGEX REPLACE "\n +" "\n" ${what} "${${what}}")
  string(REGEX REPLACE "\n//[^\n]*" "" ${what} "${${what}}")
  string(REGEX REPLACE "\n\n+" "\n" ${what} "${${what}}")
endforeach()
# So are spaces around signs; no string in the sources has these with the spaces.
string(REGEX REPLACE " *([{};:,>]) +" "\\1" style "${style}")
string(REGEX REPLACE ";?\n?}\n?" "}" style "${style}")
string(REGEX REPLACE "([^A-Za-z0-9_.$])const " "\\1let " script "${script}")
foreach(sign "??" "||" "=>" "===" "!==" "&&" "=" "<" ">" ":" "-" "+" "*" "/" "?" "+=")
  string(REPLACE " ${sign} " "${sign}" script "${script}")
endforeach()
string(REPLACE ", " "," script "${script}")
string(REPLACE ") {" "){" script "${script}")
string(REGEX REPLACE "([^A-Za-z])(if|for|while) \\(" "\\1\\2(" script "${script}")
string(REGEX REPLACE "\\(([A-Za-z]+)\\)=>" "\\1=>" script "${script}")
string(REPLACE "try {" "try{" script "${script}")
string(REPLACE "else {" "else{" script "${script}")
string(REGEX REPLACE "([{(]) +" "\\1" script "${script}")
string(REGEX REPLACE " +([})])" "\\1" script "${script}")
string(REPLACE ";}" "}" script "${script}")
string(REGEX REPLACE "([{;,(])\n" "\\1" script "${script}")
string(REGEX REPLACE "\n([})])" "\\1" script "${script}")
string(REGEX REPLACE "([{;,])\n" "\\1" style "${style}")
if(script MATCHES "</|<!--")
  message(FATAL_ERROR "a script in ${FOLDER} holds `</` or `<!--`, which could end its element")
endif()

function(literal name text)
  string(LENGTH "${text}" length)
  set(pieces "")
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${text}" ${at} 12000 piece)
    string(APPEND pieces "R\"stet_web(${piece})stet_web\"\n")
    math(EXPR at "${at} + 12000")
  endwhile()
  set(${name} "${pieces}" PARENT_SCOPE)
endfunction()
literal(style_literal "${style}")
literal(script_literal "${script}")
file(WRITE ${OUTPUT} "// Generated from app/web.
#include \"app/web/assets.h\"

namespace stet::app::web {

std::string_view style() { return ${style_literal}; }

std::string_view script() { return ${script_literal}; }

}  // namespace stet::app::web
")
