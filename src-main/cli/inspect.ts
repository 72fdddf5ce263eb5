import { inspectRecord } from '@shared/domain/records/inspect-record';
import type { Inspection } from '../ports/inspection';
import { type Command, EXIT, requireOperands } from './command';
import { inspectInputs, isNothingReadable, isSomethingSetAside, isSomethingThere, nothingReadableText } from './inspect-inputs';
import { problemText } from './problem-text';
import { counted, writeJson } from './text';

const summaryText = (inspection: Inspection): string => {
  const { totals } = inspection;
  const toLookAt = problemText(inspection.problems);
  const withReports = totals.entries - totals.ignored - totals.setAside;
  const downloads = inspection.downloads.map(
    (download) => `  ${download.path}: ${counted(download.reports, 'report')} in ${counted(download.entries, 'file')}, ${download.ignored} ignored, ${download.setAside} set aside\n`,
  );
  return (
    `${counted(totals.reports, 'report')} found: ${counted(totals.pages, 'page')} on ${counted(totals.sheets, 'sheet')}\n${downloads.join('')}` +
    `Files: ${totals.entries} = ${withReports} with reports + ${totals.ignored} ignored + ${totals.setAside} set aside\n` +
    (toLookAt === '' ? '' : `\nWhat to look at:\n${toLookAt}`)
  );
};

export const inspectCommand: Command = {
  name: 'inspect',
  usage: 'inspect INPUT... [--json]',
  summary: 'Reads downloads and says what is in them; writes nothing.',
  optionHelp: [['--json', 'the record as JSON on standard output']],
  options: { json: { type: 'boolean' } },
  run: async (operands, options, context) => {
    const inspection = await inspectInputs(requireOperands(operands, 'An input (a zip, a folder or a PDF)'), context);
    if (options['json'] && isSomethingThere(inspection)) await writeJson(inspectRecord(inspection), context);
    if (!options['json'] && inspection.downloads.length > 0) context.writeOutput(summaryText(inspection));
    if (isNothingReadable(inspection)) {
      context.writeMessage(nothingReadableText(inspection));
      return EXIT.failed;
    }
    return isSomethingSetAside(inspection) ? EXIT.setAside : EXIT.done;
  },
};
