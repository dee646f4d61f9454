#!/bin/sh
# The program as it was linked: what makes a mistake a crash instead of a way in.
#
#   hardening.sh PROGRAM
set -eu
program=$1
export LC_ALL=C

holds() { # what it is, a pattern, what readelf is to show
    what=$1
    pattern=$2
    shift 2
    readelf -W "$@" "$program" | grep -Eq "$pattern" || {
        echo "$program: $what"
        exit 1
    }
}

holds "its addresses are known" 'Type: +DYN' --file-header
holds "its stack can be executed, or nobody says" 'GNU_STACK .* RW +0x' --program-headers
holds "what the linker fills in at the start can be written to" 'GNU_RELRO' --program-headers
holds "its stack is not watched" '__stack_chk_fail' --dyn-syms
holds "its copies are not measured" '__mem(cpy|move|set)_chk' --dyn-syms
if readelf -W --program-headers "$program" | grep -Eq '^ +LOAD .* RWE '; then
    echo "$program: what can be written can be executed"
    exit 1
fi
