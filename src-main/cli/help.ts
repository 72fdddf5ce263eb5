import type { Command } from './command';

const table = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('');
};

/** The text of `foldline --help`. */
export const describeProgram = (commands: readonly Command[]): string =>
  `Foldline prepares downloads of Student Score Reports for two-sided printing and window envelopes.\n\n` +
  `Usage: foldline COMMAND ...\n\n${table(commands.map((command) => [command.name, command.summary]))}\n` +
  `  --data DIR  folder of settings and ledger (else FOLDLINE_DATA, else the system's user-data folder)\n` +
  `  --help      this text, or with a command that command's options\n` +
  `  --version   the version\n\n` +
  `Exit codes: 0 done; 3 done, and something was set aside; 1 the job could not be done; 2 the command line was wrong.\n`;

/** The text of `foldline COMMAND --help`. */
export const describeCommand = (command: Command): string =>
  `${command.summary}\n\nUsage: foldline ${command.usage}\n${command.optionHelp.length > 0 ? `\n${table(command.optionHelp)}` : ''}`;
