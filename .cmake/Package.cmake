# The Debian package: "cpack --preset release", or the last step of the workflow of that name.
#
# It holds what "cmake --install" does, laid out as Debian's policy wants it: see debian/layout.cmake.
set(CPACK_PACKAGE_NAME trail)
set(CPACK_PACKAGE_VENDOR "The trail authors")
set(CPACK_PACKAGE_CONTACT "The trail authors <maintainers@trail.example>"
    CACHE STRING "Whom a package names as its maintainer")
set(CPACK_PACKAGE_CHECKSUM SHA256)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)

# Elsewhere an archive to unpack into /.
find_program(DPKG_SHLIBDEPS dpkg-shlibdeps)
if(DPKG_SHLIBDEPS)
  set(CPACK_GENERATOR DEB)
else()
  set(CPACK_GENERATOR TGZ)
endif()

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Opened when they are first needed, where no linker sees it: zones, and Markdown without an archive.
set(CPACK_DEBIAN_PACKAGE_DEPENDS tzdata)
if(NOT MD4C_LIBRARY MATCHES "\\.a$")
  string(APPEND CPACK_DEBIAN_PACKAGE_DEPENDS ", libmd4c0")
endif()
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "git, sensible-utils")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "default-mta | mail-transport-agent, bash-completion")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "written record of a team's work")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"trail keeps a log of work: what was finished, what is in the way, what comes
next, what was decided. It is written from the command line, by git hooks and
by imports, and read back as a timeline, a search, or a page about a week that
can be sent by mail.
.
Everything is in one file on your machine. There is no account, no server and
no network access.")

set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_SOURCE_DIR}/.cmake/debian/times.cmake)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/.cmake/debian/layout.cmake)
set(CPACK_POST_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/.cmake/debian/envelope.cmake)
set(CPACK_TRAIL_DEBIAN_FILES ${CMAKE_CURRENT_SOURCE_DIR}/.cmake/debian)
include(CPack)
