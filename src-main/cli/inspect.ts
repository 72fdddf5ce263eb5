import { inspectRecord } from '@shared/domain/records/inspect-record';
import type { Inspection } from '../ports/inspection';
import { type Command, type CommandContext, EXIT, type ExitCode, requireOperands } from './command';
import { inspectInputs } from './inspect-inputs';
import { problemText } from './problem-text';
import { counted, jsonText } from './text';

const summaryText = (inspection: Inspection): string => {
  const { totals } = inspection;
  const withReports = totals.entries - totals.ignored - totals.setAside;
  const downloads = inspection.downloads.map(
    (download) => `  ${download.path}: ${counted(download.reports, 'report')} in ${counted(download.entries, 'file')}, ${download.ignored} ignored, ${download.setAside} set aside\n`,
  );
  return (
    `${counted(totals.reports, 'report')} found: ${counted(totals.pages, 'page')} on ${counted(totals.sheets, 'sheet')}\n${downloads.join('')}` +
    `Files: ${totals.entries} = ${withReports} with reports + ${totals.ignored} ignored + ${totals.setAside} set aside\n` +
    (inspection.problems.length > 0 ? `\nWhat to look at:\n${problemText(inspection.problems)}` : '')
  );
};

const exitCodeOf = (inspection: Inspection, missing: readonly string[]): ExitCode => {
  if (isNothingReadable(inspection)) return EXIT.failed;
  return missing.length > 0 || inspection.problems.some((problem) => problem.severity !== 'notice') ? EXIT.setAside : EXIT.done;
};

/** True where not one of the inputs could be read. */
export const isNothingReadable = (inspection: Inspection): boolean =>
  inspection.downloads.every((download) => inspection.problems.some((problem) => problem.severity === 'blocks' && problem.download === download.path));

/** One line that says why nothing could be read. */
export const nothingReadableText = (inspection: Inspection): string =>
  `${inspection.problems.find((problem) => problem.severity === 'blocks')?.message ?? 'None of the inputs is there. Check the names and try again.'}\n`;

export const inspectCommand: Command = {
  name: 'inspect',
  usage: 'inspect INPUT... [--json]',
  summary: 'Reads downloads and says what is in them; writes nothing.',
  optionHelp: [['--json', 'the record as JSON on standard output']],
  options: { json: { type: 'boolean' } },
  run: async (operands, options, context: CommandContext) => {
    const { inspection, missing } = await inspectInputs(requireOperands(operands, 'An input (a zip, a folder or a PDF)'), context);
    if (options['json'] && inspection.downloads.length > 0) context.writeOutput(jsonText(inspectRecord(inspection)));
    else if (inspection.downloads.length > 0) context.writeOutput(summaryText(inspection));
    const code = exitCodeOf(inspection, missing);
    if (code === EXIT.failed) context.writeMessage(nothingReadableText(inspection));
    return code;
  },
};
