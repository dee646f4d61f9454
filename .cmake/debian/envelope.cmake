# Writes the package's outer archive anew, without the packager's umask and the time of day.
if(NOT CPACK_GENERATOR STREQUAL "DEB")
  return()
endif()
foreach(package IN LISTS CPACK_PACKAGE_FILES)
  set(folder ${CPACK_TEMPORARY_DIRECTORY}/envelope)
  file(REMOVE_RECURSE ${folder})
  file(MAKE_DIRECTORY ${folder})
  execute_process(COMMAND ar x ${package} WORKING_DIRECTORY ${folder} COMMAND_ERROR_IS_FATAL ANY)
  file(GLOB archives RELATIVE ${folder} ${folder}/control.tar.* ${folder}/data.tar.*)
  file(REMOVE ${package})
  execute_process(COMMAND ar rcD ${package} debian-binary ${archives} WORKING_DIRECTORY ${folder}
                  COMMAND_ERROR_IS_FATAL ANY)
endforeach()
