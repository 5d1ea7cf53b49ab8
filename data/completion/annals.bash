# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Completion for bash. Where nothing is offered, bash completes files.

_annals() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} offered=

  # "--theme=da" comes in three words.
  if [ "$word" = "=" ]; then
    word=
  elif [ "$before" = "=" ]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi

  COMPREPLY=()
  case $command:$before in
  export:--theme) offered="light dark print" ;;
  export:--lanes) offered="category actor place tag none" ;;
  export:--text) offered="text paths" ;;
  export:--page) offered="a4 a3 a2 a1 a0 letter legal tabloid" ;;
  export:--direction) offered="auto ltr rtl" ;;
  export:--zone | list:--zone) offered="document utc local" ;;
  export:--from | export:--to | export:--width | export:--height | export:--poster | export:--overlap | export:--scale | export:--filter | export:--select | export:--language | list:--language)
    compopt +o default +o bashdefault 2>/dev/null
    return
    ;;
  export:--output | export:-o | convert:--output | convert:-o) ;;
  list:--format) offered="tsv json" ;;
  convert:--to) offered="annals timelinejs simile vis" ;;
  *)
    case $word in
    -*)
      case $COMP_CWORD:$command in
      1:*) offered="--help --help-all --help-gapplication --version" ;;
      *:export)
        offered="--help --output --from --to --width --height --page --landscape --poster --overlap --no-marks --index --cards --text --scale --theme --lanes --filter --select --direction --language --zone"
        ;;
      *:check) offered="--help --group" ;;
      *:list) offered="--help --format --language --zone" ;;
      *:convert) offered="--help --output --to" ;;
      *:date) offered="--help" ;;
      esac
      ;;
    @*) offered="@bundled" ;;
    *) [ "$COMP_CWORD" != 1 ] || offered="export check list convert date" ;;
    esac
    ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$offered" -- "$word")
  # A command or a file.
  if [ "$COMP_CWORD" = 1 ] && [[ $word != [-@]* ]]; then
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$word")
    compopt -o filenames 2>/dev/null
  fi
}

complete -o default -o bashdefault -F _annals annals
