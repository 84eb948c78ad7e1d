# Runs a command in a process group of its own and ends that group when standard input closes,
# that is: when whoever started it asks for it, or is no more.
#
#   bash leash.sh <pid file> <signal> <seconds of grace> <command> [arguments]
#
# Signals meant for the foreground group (Ctrl-C, a closed terminal) do not reach the command.
# Ends with the exit status of the command; nothing of its group is left behind.
set -m
trap '' HUP INT QUIT TERM
# What this shell itself has to say of its jobs is nobody's business.
exec 3<&0 4>&2 2>/dev/null

pid_file=$1
signal=$2
grace=$3
shift 3

(
  trap - HUP INT QUIT TERM
  exec "$@" </dev/null 2>&4 3<&- 4>&-
) &
leader=$!
echo "$leader" >"$pid_file"
exec 4>&-

(
  read -r _ <&3
  kill -s "$signal" -- "-$leader"
  tenths=$((grace * 10))
  while [ "$tenths" -gt 0 ] && kill -0 -- "-$leader"; do
    sleep 0.1
    tenths=$((tenths - 1))
  done
  kill -s KILL -- "-$leader"
) >/dev/null &
watcher=$!

# With job control, waiting ends when the command is stopped (SIGSTOP), too; a stop before this line is still seen as such.
set +m
while :; do
  wait "$leader"
  status=$?
  kill -0 "$leader" || break
  sleep 0.1
done
kill -s KILL -- "-$watcher"
wait "$watcher"
kill -s KILL -- "-$leader"
rm -f "$pid_file"
exit "$status"
