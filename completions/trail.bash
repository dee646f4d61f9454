# Completion of trail for bash, with or without bash-completion: asks the program what fits.

# Splits a line as bash would, expanding nothing, into `words`; says where the last one `begins` and
# which `quote` is still open.
_trail_split() {
    local text=$1 character word='' inside=0 i
    words=() begins=0 quote=''
    for ((i = 0; i < ${#text}; i++)); do
        character=${text:i:1}
        if [[ -z $quote && $character == [[:blank:]] ]]; then
            ((inside)) && words+=("$word")
            word='' inside=0 begins=$((i + 1))
            continue
        fi
        inside=1
        if [[ -n $quote && $character == "$quote" ]]; then
            quote=''
        elif [[ -z $quote && $character == [\'\"] ]]; then
            quote=$character
        elif [[ $character == \\ && $quote != \' ]]; then
            i=$((i + 1)) word+=${text:i:1}
        else
            word+=$character
        fi
    done
    words+=("$word")
}

# Writes `candidate` as it has to stand after the `quote`.
_trail_quote() {
    case $quote in
    \')
        candidate=${candidate//\'/\'\\\'\'}
        ;;
    \")
        candidate=${candidate//\\/\\\\}
        candidate=${candidate//\"/\\\"}
        candidate=${candidate//\$/\\\$}
        candidate=${candidate//\`/\\\`}
        ;;
    *)
        [[ $candidate != *[!A-Za-z0-9_./:=@%+,-]* ]] || printf -v candidate %q "$candidate"
        ;;
    esac
}

# Paths are bash's own matter; `$1` stands before them in the same word.
_trail_paths() {
    local kind=$1 before=$2 path=$3
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen "$kind" -- "$path")
    [[ -z $before ]] || COMPREPLY=("${COMPREPLY[@]/#/$before}")
}

_trail() {
    local words begins quote line=${COMP_LINE:0:COMP_POINT} typed word head
    local answers answer candidate meanings=() widest=0 i
    COMPREPLY=()
    _trail_split "$line"
    typed=("${words[@]:1}")
    word=${words[${#words[@]} - 1]}
    # Bash replaces no more than $2, which begins after the last quote, colon or equals sign.
    line=${line:begins}
    _trail_split "${line%"$2"}"
    head=${words[0]}

    mapfile -t answers < <(command trail __complete $((${#typed[@]} - 1)) "${typed[@]}" 2>/dev/null)
    answer=${answers[0]-}
    candidate=${answer#*$'\t'}
    case $answer in
    :files*) _trail_paths -f "${candidate:${#head}}" "${word:${#candidate}}" && return ;;
    :directories*) _trail_paths -d "${candidate:${#head}}" "${word:${#candidate}}" && return ;;
    esac
    for answer in "${answers[@]}"; do
        candidate=${answer%%$'\t'*}
        [[ $candidate == "$head"* ]] || continue
        candidate=${candidate:${#head}}
        _trail_quote
        COMPREPLY+=("$candidate")
        meanings+=("${answer#*$'\t'}")
        ((${#candidate} > widest)) && widest=${#candidate}
    done
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[:=] ]] && compopt -o nospace 2>/dev/null
    # Only where bash lists and inserts nothing may meanings stand beside the candidates.
    if ((COMP_TYPE == 63 && ${#COMPREPLY[@]} > 1)); then
        for i in "${!COMPREPLY[@]}"; do
            [[ -n ${meanings[i]} ]] || continue
            printf -v "COMPREPLY[$i]" '%-*s  %s' "$widest" "${COMPREPLY[i]}" "${meanings[i]}"
        done
    fi
}

complete -o nosort -F _trail trail 2>/dev/null || complete -F _trail trail
