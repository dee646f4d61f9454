# Completion of trail for fish: asks the program what fits.

# The word at the cursor without its quotes, of which the last may be open.
function __trail_word
    set -l word (commandline -ct)
    string unescape -- "$word"
    or string unescape -- "$word'"
    or string unescape -- "$word\""
end

function __trail_complete
    set -l typed (commandline -opc)
    set -l word (__trail_word)
    set -e typed[1]
    set -l answers (command trail __complete (count $typed) $typed "$word" 2>/dev/null)
    # What stands before a path in the same word, and the path.
    set -l before (string split --max 1 \t -- "$answers[1]")[2]
    set -l path (string sub --start (math 1 + (string length -- "$before")) -- "$word")
    switch "$answers[1]"
        case ':files*'
            string replace --regex '^' -- "$before" (__fish_complete_path "$path")
        case ':directories*'
            string replace --regex '^' -- "$before" (__fish_complete_directories "$path" '')
        case '*'
            printf '%s\n' $answers
    end
end

complete --command trail --no-files --keep-order --arguments '(__trail_complete)'
