# SPDX-License-Identifier: GPL-3.0-or-later
# Turns the figures of the benchmarks (group, measure, unit, events, figure) into one table. Quantiles of one measure share
# a cell. Tells how many times as much others take as Annals in the same measure.

function thousands(n,   text, at) {
  for (text = n ""; (at = match(text, /[0-9][0-9][0-9][0-9](,|$)/));)
    text = substr(text, 1, at) "," substr(text, at + 1)
  return text
}

# Of one figure or of several, joined by slashes.
function ratio(theirs, ours,   a, b, n, i, text, over) {
  n = split(theirs, a, "/")
  if (split(ours, b, "/") != n)
    return ""
  for (i = 1; i <= n; i++) {
    over = sub(/^>/, "", a[i]) ? ">" : ""
    text = text (i > 1 ? "/" : "") over (b[i] > 0 ? sprintf("%.2g", a[i] / b[i]) : "-")
  }
  return text
}

function print_group(group,   i, j, parts, line, ours) {
  printf "\n%-58s", group
  for (j = 1; j <= n_sizes; j++)
    printf "  %23s", thousands(order[j])
  printf "\n"
  for (i = 1; i <= n_keys; i++) {
    split(keys[i], parts, "\t")
    if (parts[1] != group)
      continue
    printf "  %-50s %-5s", parts[2], parts[3]
    if ((keys[i], 0) in figure) {
      printf "  %23s\n", figure[keys[i], 0]
      continue
    }
    line = ""
    for (j = 1; j <= n_sizes; j++) {
      printf "  %23s", (keys[i], order[j]) in figure ? figure[keys[i], order[j]] : "-"
      ours = (group == "vis-timeline" ? "window" : "annals") SUBSEP parts[2] SUBSEP order[j]
      if (!(ours in by_name))
        ours = "annals" SUBSEP parts[2] SUBSEP order[j]
      line = line sprintf("  %23s", group != "annals" && group != "window" && ours in by_name \
                                      && (keys[i], order[j]) in figure \
                                      ? ratio(figure[keys[i], order[j]], by_name[ours]) : "")
    }
    printf "\n"
    if (line ~ /[0-9]/)
      printf "  %-56s%s\n", "  times what Annals takes", line
  }
}

BEGIN { FS = "\t" }

{
  sub(/, (median|p95|p99|worst)$/, "", $2)
  key = $1 "\t" $2 "\t" $3
  if (!(key in seen)) {
    seen[key]
    keys[++n_keys] = key
  }
  if (!($1 in known)) {
    known[$1]
    groups[++n_groups] = $1
  }
  text = $5
  if ((key, $4) in figure)
    text = figure[key, $4] "/" text
  figure[key, $4] = by_name[$1, $2, $4] = text
  if (!($4 in sizes) && $4 > 0) {
    sizes[$4]
    order[++n_sizes] = $4
  }
}

END {
  for (i = 2; i <= n_sizes; i++)
    for (j = i; j > 1 && order[j - 1] + 0 > order[j] + 0; j--) {
      n = order[j]; order[j] = order[j - 1]; order[j - 1] = n
    }
  for (i = 1; i <= n_groups; i++)
    print_group(groups[i])
}
