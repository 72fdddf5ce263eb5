import { SHEET_ORDERS } from '@shared/domain/printing/arrange-pages';
import { PRINTER_FILE } from '@shared/domain/printing/printer-profile-guard';
import { comesOutInOrder, MOST_CARTRIDGE_SIDES, MOST_JOB_SHEETS, MOST_PROFILES, profileOf, withProfile, type PrinterProfile } from '@shared/domain/printing/printer-profile';
import { MOST_SHIFT_MM } from '@shared/domain/envelope/shift';
import { FACES, letterOfTurning, TRIAL_LETTERS, turningOfTrial, type Pass, type TrialLetter } from '@shared/domain/printing/two-passes';
import { trialOn } from '../printers-tools';
import { printingTools } from '../printing-tools';
import { JobFailure } from '../services/job-failure';
import { readPrinterProfiles, writePrinterProfiles } from '../services/settings-store';
import { type Command, type CommandContext, readChoice, readMillimetres, readWholeNumber, UsageFault } from './command';
import { exportTo, importFrom } from './exchange-option';
import { counted, jsonText } from './text';

type Options = Parameters<Command['run']>[1];

/** The options that `--set` takes. */
const SETTINGS = ['off-x', 'off-y', 'face', 'order', 'largest-job', 'tray', 'cartridge-sides'] as const;

export const PROFILE_HELP: Command['optionHelp'] = [
  ['--set NAME', 'keeps what is known of a printer; what is not named stays'],
  ['--off-x MM, --off-y MM', 'how far it prints off, right and down, as the alignment sheet tells'],
  [`--face ${FACES.join('|')}`, 'how sheets come to lie in its output tray, the printed side down or up'],
  [`--order ${SHEET_ORDERS.join('|')}`, 'sheets from the first on, or from the last on'],
  ['--largest-job SHEETS', 'the most sheets of one job'],
  ['--tray NAME', 'the tray that the paper comes from; "auto" leaves it to the printer'],
  ['--cartridge-sides N', 'sides that a set of cartridges prints, as its box says; 0 where it is not known'],
  ['--export FILE', 'what is kept of all printers into a file for another computer'],
  ['--import FILE', 'what is known of printers out of such a file; what was kept of the same printer is replaced'],
  ['--trial NAME', 'two sheets that show how a printer that prints on one side takes a turned stack'],
];

export const PROFILE_OPTIONS: Command['options'] = {
  set: { type: 'string' },
  trial: { type: 'string' },
  export: { type: 'string' },
  import: { type: 'string' },
  ...Object.fromEntries(SETTINGS.map((name) => [name, { type: 'string' as const }])),
};

export const PROFILE_GOES_WITH: Command['goesWith'] = Object.fromEntries(SETTINGS.map((name) => [name, ['set']]));

/** A profile of a printer that there is: a mistyped name would keep settings that nobody ever uses. */
async function knownProfile(printer: string, { dataFolder, signal }: CommandContext): Promise<PrinterProfile> {
  const found = await printingTools(dataFolder).transport.capabilities(printer, signal);
  if (!found.ok) throw new JobFailure(found.failure.code, found.failure.message);
  return profileOf(await readPrinterProfiles(dataFolder), printer);
}

const keep = async (profile: PrinterProfile, { dataFolder }: CommandContext): Promise<void> => writePrinterProfiles(dataFolder, withProfile(await readPrinterProfiles(dataFolder), profile));

export async function setProfile(printer: string, options: Options, context: CommandContext, json: boolean): Promise<void> {
  const old = await knownProfile(printer, context);
  const { tray } = options;
  const sides = readWholeNumber(options, 'cartridge-sides', 0);
  const profile: PrinterProfile = {
    ...old,
    xMm: options['off-x'] === undefined ? old.xMm : readMillimetres(options, 'off-x', MOST_SHIFT_MM),
    yMm: options['off-y'] === undefined ? old.yMm : readMillimetres(options, 'off-y', MOST_SHIFT_MM),
    face: readChoice(options, 'face', FACES, old.face),
    order: readChoice(options, 'order', SHEET_ORDERS, old.order),
    largestJobSheets: readWholeNumber(options, 'largest-job', 1) ?? old.largestJobSheets,
    tray: typeof tray !== 'string' ? old.tray : tray === 'auto' || tray === '' ? null : tray,
    cartridgeSides: sides === null ? old.cartridgeSides : sides === 0 ? null : sides,
  };
  if (profile.largestJobSheets > MOST_JOB_SHEETS) throw new UsageFault(`--largest-job takes at most ${MOST_JOB_SHEETS} sheets.`);
  if ((profile.cartridgeSides ?? 0) > MOST_CARTRIDGE_SIDES) throw new UsageFault(`--cartridge-sides takes at most ${MOST_CARTRIDGE_SIDES}.`);
  await keep(profile, context);
  context.writeOutput(json ? jsonText(profile) : profileText(profile));
}

function profileText(profile: PrinterProfile): string {
  const { printer, xMm, yMm, face, order, largestJobSheets, tray, cartridgeSides, turning } = profile;
  const facts = [
    `prints off ${xMm} mm right, ${yMm} mm down`,
    `printed side ${face}`,
    `sheets sent ${order}`,
    `jobs of at most ${largestJobSheets} sheets`,
    tray === null ? 'its own choice of tray' : `tray ${tray}`,
    ...(cartridgeSides === null ? [] : [`${cartridgeSides} sides a set of cartridges`]),
    ...(turning === null ? [] : [`two passes tried (${letterOfTurning(turning)})`]),
  ];
  return `${printer}: ${facts.join('; ')}. The stack comes out ${comesOutInOrder(profile) ? 'in order' : 'with the last piece on top'}.\n`;
}

/** Both passes of the trial, and what the person sees on its first sheet. */
export async function runTrial(printer: string, context: CommandContext, json: boolean): Promise<void> {
  const profile = await knownProfile(printer, context);
  const { ask } = context;
  if (!ask) throw new JobFailure('nobody-to-ask', 'The trial asks what came out. Run it where somebody can answer.');
  const printPass = async (pass: Pass): Promise<void> => {
    const printed = await trialOn(context.dataFolder)(printer, pass, context.signal);
    if (!printed.ok) throw new JobFailure(printed.failure.code, printed.failure.message);
  };
  await printPass('fronts');
  context.writeMessage('Two fronts are printed. Take both sheets as they lie, turn them so that their empty sides get printed, and put them back into the tray. Note how you turned them: every stack is turned the same way.\n');
  if ((await ask('Press Enter once they are in the tray: ')) === null) throw new JobFailure('cancelled', 'The trial was ended. Nothing was kept.');
  await printPass('backs');
  const letter = await askLetter(ask);
  const tried = { ...profile, turning: turningOfTrial(letter) };
  await keep(tried, context);
  context.writeOutput(json ? jsonText(tried) : `${printer} can print in two passes. Turn each stack as you turned the trial.\n`);
}

async function askLetter(ask: NonNullable<CommandContext['ask']>): Promise<TrialLetter> {
  const answer = await ask('Take the sheet with the number 1 and turn it over like the page of a book. Which letter stands at the top, the right way up: A, B, C or D? (none: its back is empty) ');
  const letter = TRIAL_LETTERS.find((one) => one === answer?.trim().toUpperCase());
  if (letter !== undefined) return letter;
  if (answer?.trim().toLowerCase() === 'none') throw new JobFailure('trial-not-turned', 'The backs came out on the fronts. Run the trial again and put the sheets in with the other side up.');
  throw new JobFailure('trial-not-answered', 'The answer is one of A, B, C, D or none. Run the trial again. Nothing was kept.');
}

/** What is kept of all printers, into a file. */
export async function exportProfiles(path: string, context: CommandContext): Promise<void> {
  const profiles = await readPrinterProfiles(context.dataFolder);
  if (profiles.length === 0) throw new JobFailure('nothing-to-export', 'Nothing is kept of a printer yet. Do it with "foldline printers --set NAME".');
  await exportTo(path, PRINTER_FILE, profiles);
  context.writeOutput(`${counted(profiles.length, 'printer')} written to ${path}\n`);
}

/** What another computer kept of printers; a printer of another name there keeps waiting for its own. */
export async function importProfiles(path: string, context: CommandContext, json: boolean): Promise<void> {
  const added = await importFrom(path, PRINTER_FILE);
  const profiles = added.reduce(withProfile, await readPrinterProfiles(context.dataFolder));
  if (profiles.length > MOST_PROFILES) throw new JobFailure('printers-full', `Settings of at most ${MOST_PROFILES} printers are kept.`);
  await writePrinterProfiles(context.dataFolder, profiles);
  context.writeOutput(json ? jsonText(added) : added.map(profileText).join(''));
}
