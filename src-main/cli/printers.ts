import { PICTURE_DPI, USUAL_PICTURE_DPI } from '@shared/domain/printing/picture-dpi';
import type { PrinterRecord } from '@shared/domain/printing/printer-record';
import type { AddedPrinter } from '@shared/domain/printing/printer-address';
import type { Result } from '@shared/ipc/result';
import { addedPrinterTools, findPrinters } from '../printers-tools';
import { printingTools } from '../printing-tools';
import { addPrinter, removePrinter } from '../services/added-printers';
import { JobFailure } from '../services/job-failure';
import { listPrinters } from '../services/printing';
import { writePictureDpi } from '../services/settings-store';
import { type Command, type CommandContext, EXIT, requireNoOperands, UsageFault } from './command';
import { exportProfiles, importProfiles, PROFILE_GOES_WITH, PROFILE_HELP, PROFILE_OPTIONS, runTrial, setProfile } from './printer-profiles';
import { jsonText } from './text';

export const printersCommand: Command = {
  name: 'printers',
  usage: 'printers [--find | --add ADDRESS [--name NAME] | --remove NAME | --set NAME [settings] | --trial NAME | --export FILE | --import FILE | --picture-dpi DPI] [--json]',
  summary: 'Lists the printers, what they can do and what they have; adds printers by their address; keeps what is known of a printer.',
  optionHelp: [
    ['--find', 'printers that announce themselves in the network, to be added'],
    ['--add ADDRESS', 'a printer by its address, such as ipps://printer.school.org/ipp/print'],
    ['--name NAME', 'the name that it is to have here'],
    ['--remove NAME', 'an added printer out of the list'],
    ...PROFILE_HELP,
    [`--picture-dpi ${PICTURE_DPI.join('|')}`, `the resolution of pages that go to Windows’ printing as pictures; ${USUAL_PICTURE_DPI} where none is set`],
    ['--json', 'the answer as JSON on standard output'],
  ],
  options: { find: { type: 'boolean' }, add: { type: 'string' }, name: { type: 'string' }, remove: { type: 'string' }, ...PROFILE_OPTIONS, 'picture-dpi': { type: 'string' }, json: { type: 'boolean' } },
  goesWith: { name: ['add'], ...PROFILE_GOES_WITH },
  run: async (operands, options, context) => {
    requireNoOperands(operands);
    const { find, add, remove, name, set, trial, export: to, import: from } = options;
    const json = options['json'] === true;
    const dpi = options['picture-dpi'];
    if ([find, add, remove, set, trial, to, from, dpi].filter((choice) => choice !== undefined).length > 1) throw new UsageFault('--find, --add, --remove, --set, --trial, --export, --import and --picture-dpi go one at a time.');
    if (find === true) await showFound(context, json);
    else if (typeof add === 'string') await addOne(add, typeof name === 'string' ? name : null, context, json);
    else if (typeof remove === 'string') removed(valueOf(await removePrinter(remove, addedPrinterTools(context.dataFolder))), context, json);
    else if (typeof set === 'string') await setProfile(set, options, context, json);
    else if (typeof trial === 'string') await runTrial(trial, context, json);
    else if (typeof to === 'string') await exportProfiles(to, context);
    else if (typeof from === 'string') await importProfiles(from, context, json);
    else if (typeof dpi === 'string') await setPictureDpi(dpi, context, json);
    else showPrinters(valueOf(await listPrinters(printingTools(context.dataFolder), context.signal)), context, json);
    return EXIT.done;
  },
};

function valueOf<Value>(answer: Result<Value>): Value {
  if (!answer.ok) throw new JobFailure(answer.failure.code, answer.failure.message);
  return answer.value;
}

function showPrinters(printers: readonly PrinterRecord[], context: CommandContext, json: boolean): void {
  context.writeOutput(json ? jsonText(printers) : printers.map(printerText).join('') || 'This computer has no printer set up. Add one with "foldline printers --add ADDRESS".\n');
}

function printerText(printer: PrinterRecord): string {
  if (printer.unreachable !== null) return `${printer.name}: ${printer.unreachable}\n`;
  const yes = (can: boolean, what: string): string => (can ? what : `not ${what}`);
  const { trays, finishings, accountCode, longestPin, hold } = printer.offers;
  const more = [
    ...(trays.length > 0 ? [`trays ${trays.join(', ')}`] : []),
    ...finishings,
    ...(accountCode ? ['account code'] : []),
    ...(longestPin > 0 ? ['PIN'] : []),
    ...(hold ? ['hold'] : []),
  ];
  const name = printer.members.length === 0 ? printer.name : `${printer.name}, a class of ${printer.members.join(' and ')}`;
  return `${name}: ${yes(printer.duplex, 'two-sided')}, ${yes(printer.color, 'in color')}, ${yes(printer.letter, 'Letter')}, ${printer.state}${more.length > 0 ? `; offers ${more.join('; ')}` : ''}\n`;
}

async function showFound(context: CommandContext, json: boolean): Promise<void> {
  const found = await findPrinters(context.signal);
  if (json) context.writeOutput(jsonText(found));
  else context.writeOutput(found.map(({ name, address }) => `${name}: ${address}\n`).join('') || 'No printer announces itself in this network. Add one with "foldline printers --add ADDRESS".\n');
}

async function addOne(address: string, name: string | null, context: CommandContext, json: boolean): Promise<void> {
  const { printer, problems } = valueOf(await addPrinter({ address, name, signal: context.signal }, addedPrinterTools(context.dataFolder)));
  if (json) context.writeOutput(jsonText(printer));
  else context.writeOutput(`${printer.name} is added: ${printer.address}\n${printer.certificate === null ? '' : `Its certificate, which it must show from now on (SHA-256): ${printer.certificate}\n`}`);
  if (printer.certificate === null) context.writeMessage('The connection is not encrypted: others in the network can read what is printed. Add it by an ipps:// address if it has one.\n');
  for (const { message } of problems) context.writeMessage(`${message}\n`);
}

async function setPictureDpi(text: string, context: CommandContext, json: boolean): Promise<void> {
  const dpi = PICTURE_DPI.find((one) => String(one) === text);
  if (dpi === undefined) throw new UsageFault(`--picture-dpi is one of ${PICTURE_DPI.join(', ')}.`);
  await writePictureDpi(context.dataFolder, dpi);
  context.writeOutput(json ? jsonText({ pictureDpi: dpi }) : `Pages go to Windows’ printing at ${dpi} dots an inch.\n`);
}

const removed = (printer: AddedPrinter, context: CommandContext, json: boolean): void => context.writeOutput(json ? jsonText(printer) : `${printer.name} is out of the list.\n`);
