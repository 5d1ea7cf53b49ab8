#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual page and the completion of three shells know what the program's own help tells, and nothing else.

TAP on standard output."""
import os
import re
import shutil
import subprocess
import sys

ROOT = sys.argv[1]
BINARY = os.environ["ANNALS_BINARY"]
BASH = os.path.join(ROOT, "data/completion/annals.bash")
ZSH = os.path.join(ROOT, "data/completion/_annals")
FISH = os.path.join(ROOT, "data/completion/annals.fish")
VALUES = {
    ("export", "--theme"): "light dark print",
    ("export", "--page"): "a4 a3 a2 a1 a0 letter legal tabloid",
    ("export", "--text"): "text paths",
    ("export", "--lanes"): "category actor place tag none",
    ("export", "--direction"): "auto ltr rtl",
    ("list", "--format"): "tsv json",
    ("convert", "--to"): "annals timelinejs simile vis",
}
results = []


def result(good, name, detail=""):
    results.append(good)
    print("ok" if good else "not ok", len(results), name, flush=True)
    if not good:
        for line in str(detail).splitlines():
            print("#", line)


def help_of(*words):
    return subprocess.run([BINARY, *words, "--help"], capture_output=True, text=True, check=True).stdout


def options_of(text):
    """The long options that a help text lists."""
    return set(re.findall(r"^  (?:-\w, )?(--[\w-]+)", text, re.M))


def read_help():
    """{command: options}; "" is the program without a command."""
    text = help_of()
    names = re.findall(r"^  (\w+)  +\w", text[text.index("Commands:"):], re.M)
    options = {"": options_of(text)}
    for name in names:
        # "date" has no options but this one, which it does not list.
        options[name] = options_of(help_of(name)) | {"--help"}
    return options


def read_manual():
    options, part, entry = {}, "SYNOPSIS", False
    for line in open(os.path.join(ROOT, "data/annals.1"), encoding="utf-8"):
        if line.startswith((".SH", ".SS")):
            part = line[4:].strip()
            if line.startswith(".SS"):
                options[part] = {"--help"}  # told once, for all
        elif entry and (found := re.search(r"\\-\\-([\w\\-]+)", line)):
            options.setdefault("" if part == "OPTIONS" else part, set()).add("--" + found[1].replace("\\-", "-"))
        entry = line.strip() == ".TP"
    return options


def complete_in_bash(*words):
    """What bash offers for the last word."""
    script = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _annals; printf "%s\\n" "${COMPREPLY[@]}"'
    done = subprocess.run(["bash", "--norc", "-c", script, "bash", BASH, *words], capture_output=True, text=True,
                          cwd=os.path.join(ROOT, "data/completion"), check=True)
    return set(done.stdout.split())


def complete_in_fish(line):
    done = subprocess.run(["fish", "--no-config", "-c", 'source $argv[1]; complete -C $argv[2]', FISH, line],
                          capture_output=True, text=True, check=True)
    return {line.split("\t")[0] for line in done.stdout.splitlines()}


def check_bash(told):
    first = complete_in_bash("annals", "")
    result(set(told) - {""} <= first and "annals.fish" in first, "bash offers commands and files", first)
    for command, options in told.items():
        words = ["annals", command, "--"] if command else ["annals", "--"]
        result(complete_in_bash(*words) == options, f"bash offers the options of “{command}”", complete_in_bash(*words))
    for (command, option), values in VALUES.items():
        for words in ([option, ""], [option, "=", ""], [option, "="]):
            offered = complete_in_bash("annals", command, "x.json", *words)
            result(offered == set(values.split()), f"bash offers values of {command} {' '.join(words)}", offered)
    result(complete_in_bash("annals", "export", "x", "--theme", "da") == {"dark"}, "bash takes a beginning")
    result(complete_in_bash("annals", "check", "") == set(), "bash leaves other words to files")
    result(complete_in_bash("annals", "check", "@") == {"@bundled"}, "bash offers the bundled chronology")


def check_zsh(told):
    text = open(ZSH, encoding="utf-8").read()
    for command, options in told.items():
        start = text.index(f"\n  {command})\n" if command else "CURRENT == 2")
        part = text[start:text.index(";;" if command else "return", start)]
        known = {"--" + name for name in re.findall(r"--([a-z-]+)=?\[", part)}
        known |= {"--" + name for name in re.findall(r"\{-\w,--([a-z-]+)=?\}", part)}
        result(known == options, f"zsh knows the options of “{command}”", known ^ options)
    for (command, option), values in VALUES.items():
        result(re.search(re.escape(option) + r"=\[[^]]*\]:\w+:\(" + values + r"\)", text) is not None,
               f"zsh knows the values of {command} {option}")
    if shutil.which("zsh"):
        done = subprocess.run(["zsh", "-fn", ZSH], capture_output=True, text=True)
        result(done.returncode == 0, "zsh reads its file", done.stderr)


def check_fish(told):
    text = open(FISH, encoding="utf-8").read()
    for command, options in told.items():
        guard = rf"'__annals_in {command}'" if command else "__annals_first"
        known = {"--" + name for name in re.findall(rf"-n {guard} (?:-s \w )?-l ([\w-]+)", text)}
        if command and f" {command}" in re.search("^for command in(.*)$", text, re.M)[1]:
            known.add("--help")
        result(known == options, f"fish knows the options of “{command}”", known ^ options)
    for (command, option), values in VALUES.items():
        result(f"'__annals_in {command}' -l {option[2:]} -x -a '{values}'" in text,
               f"fish knows the values of {command} {option}")
    if shutil.which("fish"):
        for line, offered in (("annals exp", "export"), ("annals export x --th", "--theme"),
                              ("annals export x --theme ", "print"), ("annals convert x --to si", "simile")):
            result(offered in complete_in_fish(line), f"fish offers {offered}", complete_in_fish(line))


def check_manual(told):
    known = read_manual()
    result(known == told, "the manual tells commands and options as the help does",
           "\n".join(f"{name}: {known.get(name, set()) ^ told.get(name, set())}" for name in known.keys() | told.keys()))
    page = os.path.join(ROOT, "data/annals.1")
    for tool in (["mandoc", "-Tlint", "-Wstyle", page],
                 ["man", "--warnings", "-l", "-E", "UTF-8", "-Tutf8", "-Z", page]):
        if shutil.which(tool[0]):
            done = subprocess.run(tool, stdout=subprocess.PIPE if tool[0] == "mandoc" else subprocess.DEVNULL,
                                  stderr=subprocess.PIPE, text=True)
            result(not done.stderr and not done.stdout, f"{tool[0]} has nothing to say of the manual",
                   (done.stdout or "") + done.stderr)


def main():
    told = read_help()
    result(len(told) > 5, "the help lists the commands", told)
    version = subprocess.run([BINARY, "--version"], capture_output=True, text=True, check=True).stdout
    result(re.fullmatch(r"annals \d+(\.\d+)+\n", version) is not None, "the version is told", version)
    check_manual(told)
    check_bash(told)
    check_zsh(told)
    check_fish(told)
    print(f"1..{len(results)}")


main()
