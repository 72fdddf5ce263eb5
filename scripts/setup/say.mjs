/** Messages of the set-up. They go to standard error, since standard output belongs to the command that was asked for. */

/** Says one line. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Something that stops the set-up, told in a sentence and without a stack trace. */
export class SetUpStopped extends Error {}

/**
 * Runs a script's main function and turns what it throws into a sentence and exit code 1.
 * The function's result, where it is a number, is the exit code.
 */
export async function runScript(main) {
  try {
    process.exitCode = (await main(process.argv.slice(2))) ?? 0;
  } catch (thrown) {
    if (!(thrown instanceof SetUpStopped)) throw thrown;
    say(thrown.message);
    process.exitCode = 1;
  }
}
