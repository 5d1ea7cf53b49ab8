# SPDX-License-Identifier: GPL-3.0-or-later
# Completion for fish.

function __annals_in --description 'Whether the line is of this command'
    set -l words (commandline -opc)
    test (count $words) -gt 1; and test $words[2] = $argv[1]
end

function __annals_first --description 'Whether the first word is being written'
    test (count (commandline -opc)) = 1
end

complete -c annals -n __annals_first -s h -l help -d 'Show help options'
complete -c annals -n __annals_first -l help-all -d 'Show all help options'
complete -c annals -n __annals_first -l help-gapplication -d 'Show GApplication options'
complete -c annals -n __annals_first -s v -l version -d 'Print the version'
complete -c annals -n __annals_first -a export -d 'Draw a picture of a file'
complete -c annals -n __annals_first -a check -d 'Tell what is wrong with files'
complete -c annals -n __annals_first -a list -d 'Print the events, a line each'
complete -c annals -n __annals_first -a convert -d 'Write a file in another format'
complete -c annals -n __annals_first -a date -d 'Tell what dates in a file mean'
complete -c annals -n 'not __annals_in date' -a @bundled -d 'The bundled chronology'

for command in export check list convert date
    complete -c annals -n "__annals_in $command" -s h -l help -d 'Show help options'
end

complete -c annals -n '__annals_in export' -s o -l output -rF -d 'The picture to write'
complete -c annals -n '__annals_in export' -l from -x -d 'The first date to show'
complete -c annals -n '__annals_in export' -l to -x -d 'The last date to show'
complete -c annals -n '__annals_in export' -l width -x -d 'Width in pixels'
complete -c annals -n '__annals_in export' -l height -x -d 'Height in pixels'
complete -c annals -n '__annals_in export' -l page -x -a 'a4 a3 a2 a1 a0 letter legal tabloid' -d 'Paper to fit'
complete -c annals -n '__annals_in export' -l landscape -d 'Turn the paper'
complete -c annals -n '__annals_in export' -l poster -x -d 'A poster of many sheets, to be joined'
complete -c annals -n '__annals_in export' -l overlap -x -d 'How much neighbouring sheets share, in millimetres'
complete -c annals -n '__annals_in export' -l no-marks -d 'Leave out the marks to trim the sheets by'
complete -c annals -n '__annals_in export' -l index -d 'Pages of a PDF that list what the picture has no room to name'
complete -c annals -n '__annals_in export' -l cards -d 'Pages of a PDF that tell each event with its sources'
complete -c annals -n '__annals_in export' -l text -x -a 'text paths' -d 'What the text of an SVG is'
complete -c annals -n '__annals_in export' -l scale -x -d 'Multiplies the pixels of a PNG'
complete -c annals -n '__annals_in export' -l theme -x -a 'light dark print' -d Colours
complete -c annals -n '__annals_in export' -l lanes -x -a 'category actor place tag none' -d 'Lanes by'
complete -c annals -n '__annals_in export' -l filter -x -d 'Show only what matches'
complete -c annals -n '__annals_in export' -l select -x -d 'Highlight the event with this id'
complete -c annals -n '__annals_in export' -l direction -x -a 'auto ltr rtl' -d 'Which way time runs'
complete -c annals -n '__annals_in export' -l language -x -d 'Of texts in several languages, those in this one'
complete -c annals -n '__annals_in export' -l zone -x -a 'document utc local' -d 'The time zone of times of day'

complete -c annals -n '__annals_in check' -l group -d 'One line for what happened many times, with its count'

complete -c annals -n '__annals_in list' -l format -x -a 'tsv json' -d 'How to print'
complete -c annals -n '__annals_in list' -l language -x -d 'Of texts in several languages, those in this one'
complete -c annals -n '__annals_in list' -l zone -x -a 'document utc local' -d 'The time zone of times of day'

complete -c annals -n '__annals_in convert' -s o -l output -rF -d 'The file to write'
complete -c annals -n '__annals_in convert' -l to -x -a 'annals timelinejs simile vis' -d 'The format to write'

complete -c annals -n '__annals_in date' -f
