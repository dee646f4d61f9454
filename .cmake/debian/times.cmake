# The time that files in the package bear: SOURCE_DATE_EPOCH, else that of the release.
if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
  execute_process(COMMAND dpkg-parsechangelog -l ${CPACK_TRAIL_DEBIAN_FILES}/changelog -S Timestamp
                  OUTPUT_VARIABLE released OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(released)
    set(ENV{SOURCE_DATE_EPOCH} ${released})
  endif()
endif()
