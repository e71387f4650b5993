# Installs stet into a folder of its own, then builds and runs the example of the library against it, and its Python.
# cmake -DBUILD=... -DSOURCE=... -DWORK=... -DCXX=... -P run.cmake
function(run expected)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE error)
  if(NOT status EQUAL expected)
    message(FATAL_ERROR "${ARGN}: ${status}\n${output}${error}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

function(expect words)
  string(FIND "${output}" "${words}" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "no \"${words}\" in:\n${output}")
  endif()
endfunction()

file(REMOVE_RECURSE ${WORK})
run(0 ${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)
file(GLOB_RECURSE headers RELATIVE ${WORK}/prefix ${WORK}/prefix/*.h)
if(NOT headers STREQUAL "include/stet/check.h;include/stet/stet.h")
  message(FATAL_ERROR "installed headers: ${headers}")
endif()

run(0 ${CMAKE_COMMAND} -G Ninja -S ${SOURCE} -B ${WORK}/build -DCMAKE_PREFIX_PATH=${WORK}/prefix
    -DCMAKE_CXX_COMPILER=${CXX} "-DCMAKE_CXX_FLAGS=-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror")
run(0 ${CMAKE_COMMAND} --build ${WORK}/build)
run(1 ${WORK}/build/newsroom)
expect("[Rent rose] is supported")
expect("[Nobody moved] is unsupported")
run(0 ${WORK}/prefix/bin/stet --version)

file(GLOB library ${WORK}/prefix/lib*/libstet.so.0)
run(1 ${CMAKE_COMMAND} -E env STET_LIBRARY=${library} python3 ${SOURCE}/check.py)
expect("unsupported: Rent rose")
expect("quoted: verbatim")
expect("picture: ")
