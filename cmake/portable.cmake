# A portable stet: everything but the C library is linked statically, and of the C library only what glibc 2.31 has is used
# (docs/decisions.md, "One binary for many systems"). `cmake/portable/libraries` makes what STET_LIBRARIES names.
set(STET_LIBRARIES "" CACHE PATH "Folder that cmake/portable/libraries has filled")
if(NOT EXISTS ${STET_LIBRARIES}/complete)
  message(FATAL_ERROR "STET_PORTABLE needs -DSTET_LIBRARIES=FOLDER; fill the folder with cmake/portable/libraries FOLDER")
endif()

set(stubs ${PROJECT_BINARY_DIR}/glibc)
file(MAKE_DIRECTORY ${stubs})
foreach(part start compat)
  execute_process(COMMAND gcc -O2 -fPIC -c ${PROJECT_SOURCE_DIR}/cmake/portable/${part}.c -o ${stubs}/${part}.o
                  COMMAND_ERROR_IS_FATAL ANY)
endforeach()
execute_process(COMMAND ${PROJECT_SOURCE_DIR}/cmake/portable/stub.py ${stubs} ${stubs}/start.o ${stubs}/compat.o
                COMMAND_ERROR_IS_FATAL ANY)

# The same bytes from every folder; the linker compiles, too.
set(anywhere -ffile-prefix-map=${PROJECT_BINARY_DIR}=build -ffile-prefix-map=${PROJECT_SOURCE_DIR}=.)
add_compile_options(-ffunction-sections -fdata-sections -g1 -flto=auto ${anywhere})
add_link_options(-flto=auto -g1 ${anywhere} -L${stubs} -static-libstdc++ -static-libgcc -Wl,--gc-sections
                 -Wl,--no-as-needed -lpthread -ldl -Wl,--as-needed -Wl,-z,relro,-z,now -Wl,--build-id=sha1)
add_link_options(-Wl,-Map=${PROJECT_BINARY_DIR}/$<TARGET_PROPERTY:NAME>.map)  # what packaging/sbom reads
set(CMAKE_SKIP_RPATH ON)
set_target_properties(fmt::fmt PROPERTIES IMPORTED_LOCATION_NONE ${STET_LIBRARIES}/libfmt.a)
