#!/bin/sh
# The inside of a printer of the lab: ippeveprinter runs it for each document.
# $1 is the document; IPP_<ATTRIBUTE> and CONTENT_TYPE say how to print it; lines on standard error change the printer's state.
# A fault is a file in the printer's folder; it lasts until the file is taken away or names another.
set -u
folder=$LAB_PRINTER_FOLDER
# Sorts by time: a printer that was turned off and on numbers its jobs from 1 again.
name=$folder/received/$(date +%s%N)-${IPP_JOB_ID:-0}

case ${CONTENT_TYPE:-} in
  application/pdf) extension=pdf ;;
  image/urf) extension=urf ;;
  image/pwg-raster) extension=pwg ;;
  *) extension=bin ;;
esac

while fault=$(cat "$folder/fault" 2>/dev/null) && [ -n "$fault" ]; do
  # A printer aborts while it works: the scheduler (CUPS 2.4.2) may call a job completed that ended before it first asked.
  [ "$fault" = abort ] && { sleep 0.5; echo 'ERROR: told to abort' >&2; exit 1; }
  echo "STATE: +$fault" >&2
  while [ "$(cat "$folder/fault" 2>/dev/null)" = "$fault" ]; do sleep 0.05; done
  echo "STATE: -$fault" >&2
done

# Paper comes out sheet by sheet where a pace is set, in seconds; what lies in the tray is written down with it, a line a page.
if [ -s "$folder/pace" ]; then
  pace=$(cat "$folder/pace")
  pages=$(pdftotext -layout "$1" - | tr '\f' '\n' | sed -n 's/^ *\(Batch .* page [0-9]*\) *$/\1/p')
  side=0
  printf '%s\n' "$pages" | while IFS= read -r text; do
    side=$((side + 1))
    [ $((side % 2)) -eq 1 ] && sleep "$pace"
    printf '%s\n' "$text" >> "$folder/paper"
  done
fi

cp -- "$1" "$name.part"
env | grep -E '^(CONTENT_TYPE|IPP_)' > "$name.attributes"
# The last step, so that who sees the document sees all of it.
mv -- "$name.part" "$name.$extension"
echo 'ATTR: job-impressions-completed=1' >&2
