# What Debian's policy wants otherwise than "cmake --install" lays it out; runs before packing.
if(NOT CPACK_GENERATOR STREQUAL "DEB")
  return()
endif()
set(share ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share)
set(documents ${share}/doc/trail)

if(EXISTS ${share}/zsh/site-functions)
  file(RENAME ${share}/zsh/site-functions ${share}/zsh/vendor-completions)
endif()

file(REMOVE ${documents}/LICENSE)
# The program lies where the package puts it.
file(GLOB_RECURSE texts ${share}/man/* ${documents}/*)
foreach(text IN LISTS texts)
  execute_process(COMMAND sed -i s:/usr/local/bin/trail:/usr/bin/trail:g ${text}
                  COMMAND_ERROR_IS_FATAL ANY)
endforeach()

file(COPY ${CPACK_TRAIL_DEBIAN_FILES}/copyright ${CPACK_TRAIL_DEBIAN_FILES}/changelog
     DESTINATION ${documents}
     FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
file(COPY ${CPACK_TRAIL_DEBIAN_FILES}/lintian-overrides DESTINATION ${share}/lintian/overrides
     FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
file(RENAME ${share}/lintian/overrides/lintian-overrides ${share}/lintian/overrides/trail)
file(GLOB pages ${share}/man/man*/*)
foreach(text IN LISTS pages ITEMS ${documents}/changelog ${documents}/CHANGELOG.md)
  execute_process(COMMAND gzip -9n ${text} COMMAND_ERROR_IS_FATAL ANY)
endforeach()

# Folders that the staging made, whatever the umask.
file(CHMOD_RECURSE ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr DIRECTORY_PERMISSIONS
     OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
