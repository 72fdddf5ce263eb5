import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NO_CALENDAR, type SchoolCalendar } from '@shared/domain/calendar/school-calendar';
import { SCHOOL_CALENDAR } from '@shared/domain/calendar/school-calendar-guard';
import { MOST_SENDER_LINES } from '@shared/domain/envelope/cover-sheet';
import { ENVELOPE_PRESET, MOST_OWN_ENVELOPES, presetFault } from '@shared/domain/envelope/preset-guard';
import { DEFAULT_ENVELOPE, type EnvelopePreset } from '@shared/domain/envelope/presets';
import { inserterFault } from '@shared/domain/envelope/inserter/inserter-fault';
import { INSERTER_PROFILE } from '@shared/domain/envelope/inserter/inserter-guard';
import { type InserterProfile, MOST_INSERTERS } from '@shared/domain/envelope/inserter/inserter-profile';
import { PIECE_NUMBER_PLACES, PIECE_NUMBER_SIZES_PT, USUAL_PIECE_NUMBER_PT } from '@shared/domain/envelope/piece-number';
import { MOST_SHIFT_MM } from '@shared/domain/envelope/shift';
import { chooseEnvelope, DEFAULT_PREPARE_SETTINGS, envelopeOf, GROUPINGS, type PrepareSettings, SEPARATIONS, SORTINGS } from '@shared/domain/packets/settings';
import { LENGTH_ROWS } from '@shared/domain/ssr/length-row-guard';
import { RATE_TABLE } from '@shared/domain/post/rate-guard';
import { MAIL_CLASSES, RATES } from '@shared/domain/post/rates';
import type { PostageChoices } from '@shared/domain/post/supplies';
import { PAPER_POUNDS, type PaperPounds, USUAL_PAPER } from '@shared/domain/post/weigh';
import type { LengthRow } from '@shared/domain/ssr/table-2';
import { type NamedColumns, STUDENT_FIELDS } from '@shared/domain/students/columns';
import { DEFAULT_LEDGER_SETTINGS, KEEPINGS, type LedgerSettings, MOST_DAYS_KEPT } from '@shared/domain/printing/ledger-settings';
import { PICTURE_DPI, type PictureDpi, USUAL_PICTURE_DPI } from '@shared/domain/printing/picture-dpi';
import type { AddedPrinter } from '@shared/domain/printing/printer-address';
import { MOST_PROFILES, type PrinterProfile } from '@shared/domain/printing/printer-profile';
import { PRINTER_PROFILE } from '@shared/domain/printing/printer-profile-guard';
import { z } from 'zod';
import { makeFolders } from '../files/make-folders';
import { readRegular } from '../files/regular-file';
import { renamePatiently } from '../files/rename-patiently';

const millimetres = z.number().min(-MOST_SHIFT_MM).max(MOST_SHIFT_MM);

/**
 * What is remembered between mailings. The hold list and other addresses are not, since they name pupils; nor is the shift, which fits one
 * design of reports only, nor what is done with reports that do not fit.
 */
const Remembered = z.object({
  group: z.enum(GROUPINGS),
  sort: z.enum(SORTINGS),
  combineStudents: z.boolean(),
  maxSheets: z.number().int().min(1).nullable(),
  envelope: z.string().max(100).default(DEFAULT_PREPARE_SETTINGS.envelope),
  reverse: z.boolean().default(false),
  separators: z.enum(SEPARATIONS).default('none'),
  returnAddress: z.array(z.string().max(200)).max(MOST_SENDER_LINES).default([]),
  pieceNumbers: z.enum(PIECE_NUMBER_PLACES).default('none'),
  pieceNumberPt: z.literal(PIECE_NUMBER_SIZES_PT).default(USUAL_PIECE_NUMBER_PT),
  /** The inserter whose marks stand on the sheets, by its name. */
  inserterName: z.string().nullable().default(null),
  printerXMm: millimetres.default(0),
  printerYMm: millimetres.default(0),
});

const OwnEnvelopes = z.object({ ownEnvelopes: z.array(ENVELOPE_PRESET).max(MOST_OWN_ENVELOPES) });

const OwnLengths = z.object({ ownLengths: LENGTH_ROWS });

const Ledger = z.object({ ledger: z.object({ keep: z.enum(KEEPINGS), forgetAfterDays: z.number().int().min(1).max(MOST_DAYS_KEPT).nullable() }) });

const Paper = z.object({ paper: z.literal(PAPER_POUNDS) });
/** Where earlier versions kept it: what staff chose there goes on to count. */
const PaperOfSupplies = z.object({ supplies: Paper });

const Postage = z.object({ supplies: z.object({ mailClass: z.enum(MAIL_CLASSES), rates: RATE_TABLE }) });

const Calendar = z.object({ calendar: SCHOOL_CALENDAR });

const StudentColumnNames = z.object({ studentColumns: z.partialRecord(z.enum(STUDENT_FIELDS), z.string().min(1).max(500)) });

const MAX_NAME = 200;
const AddedPrinters = z.object({
  printers: z.array(z.object({ name: z.string().min(1).max(MAX_NAME), address: z.string().min(1).max(1_000), certificate: z.string().max(MAX_NAME).nullable() })).max(1_000),
});

const Pictures = z.object({ pictureDpi: z.literal(PICTURE_DPI) });

const settingsFile = (dataFolder: string): string => join(dataFolder, 'settings.json');

/** Larger than all that is kept can be. */
const MOST_SETTINGS_BYTES = 50_000_000;

/** The file as it is, nothing where there is none or it is no JSON. */
const readFields = async (dataFolder: string): Promise<Readonly<Record<string, unknown>>> => {
  try {
    const read: unknown = JSON.parse((await readRegular(settingsFile(dataFolder), MOST_SETTINGS_BYTES)).toString('utf8'));
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};

const paperOf = (fields: Readonly<Record<string, unknown>>): PaperPounds => {
  const read = Paper.safeParse(fields);
  if (read.success) return read.data.paper;
  const before = PaperOfSupplies.safeParse(fields);
  return before.success ? before.data.supplies.paper : USUAL_PAPER;
};

/** The weight of the paper as staff last set it. */
export const readPaper = async (dataFolder: string): Promise<PaperPounds> => paperOf(await readFields(dataFolder));

/** Settings as last used; the defaults where there are none or the file can't be read. */
export const readSettings = async (dataFolder: string): Promise<PrepareSettings> => {
  const fields = await readFields(dataFolder);
  const paper = paperOf(fields);
  const read = Remembered.safeParse(fields);
  if (!read.success) return { ...DEFAULT_PREPARE_SETTINGS, paper };
  const own = (await readOwnEnvelopes(dataFolder)).find(({ id }) => id === read.data.envelope) ?? null;
  const envelope = envelopeOf({ envelope: read.data.envelope, ownEnvelope: own });
  const { inserterName, ...remembered } = read.data;
  const inserter = (await readInserters(dataFolder)).find(({ name }) => name === inserterName) ?? null;
  // An envelope or an inserter that was deleted since is not guessed.
  return { ...DEFAULT_PREPARE_SETTINGS, ...remembered, paper, inserter, ...chooseEnvelope(envelope ?? DEFAULT_ENVELOPE) };
};

/** The envelopes that staff made; none where there are none or one of them is not understood. */
export const readOwnEnvelopes = async (dataFolder: string): Promise<readonly EnvelopePreset[]> => {
  const read = OwnEnvelopes.safeParse(await readFields(dataFolder));
  return read.success ? read.data.ownEnvelopes.filter((envelope) => presetFault(envelope) === null) : [];
};

/** The rows that staff added to Table 2; none where there are none or one of them is not understood. */
export const readOwnLengths = async (dataFolder: string): Promise<readonly LengthRow[]> => {
  const read = OwnLengths.safeParse(await readFields(dataFolder));
  return read.success ? read.data.ownLengths : [];
};

let lastWrite: Promise<void> = Promise.resolve();

/** Changes some fields; one write after the other, each beside the file and renamed, so that a crash leaves the old file whole. */
const writeFields = (dataFolder: string, fields: Readonly<Record<string, unknown>>): Promise<void> => {
  const write = async (): Promise<void> => {
    const file = settingsFile(dataFolder);
    const kept = await readFields(dataFolder);
    await makeFolders(dirname(file));
    try {
      await writeFile(`${file}.new`, JSON.stringify({ ...kept, ...fields }, null, 2));
      await renamePatiently(`${file}.new`, file);
    } catch (thrown) {
      await rm(`${file}.new`, { force: true });
      throw thrown;
    }
  };
  const mine = lastWrite.then(write);
  lastWrite = mine.catch(() => undefined);
  return mine;
};

/** Remembers the settings. */
export const writeSettings = (dataFolder: string, settings: PrepareSettings): Promise<void> => 
  writeFields(dataFolder, { ...Remembered.parse({ ...settings, inserterName: settings.inserter?.name ?? null }), ...Paper.parse(settings) });

/** Remembers the rows that staff added to Table 2. */
export const writeOwnLengths = (dataFolder: string, ownLengths: readonly LengthRow[]): Promise<void> => writeFields(dataFolder, OwnLengths.parse({ ownLengths }));

/** What the ledger keeps, and for how long; the defaults where nothing is set. */
export const readLedgerSettings = async (dataFolder: string): Promise<LedgerSettings> => {
  const read = Ledger.safeParse(await readFields(dataFolder));
  return read.success ? read.data.ledger : DEFAULT_LEDGER_SETTINGS;
};

export const writeLedgerSettings = (dataFolder: string, ledger: LedgerSettings): Promise<void> => writeFields(dataFolder, Ledger.parse({ ledger }));

/** Resolution of pages that go to Windows' spooler as pictures, in dots an inch. */
export const readPictureDpi = async (dataFolder: string): Promise<PictureDpi> => {
  const read = Pictures.safeParse(await readFields(dataFolder));
  return read.success ? read.data.pictureDpi : USUAL_PICTURE_DPI;
};

export const writePictureDpi = (dataFolder: string, pictureDpi: PictureDpi): Promise<void> => writeFields(dataFolder, Pictures.parse({ pictureDpi }));

/** Remembers the envelopes that staff made. */
export const writeOwnEnvelopes = (dataFolder: string, ownEnvelopes: readonly EnvelopePreset[]): Promise<void> => writeFields(dataFolder, OwnEnvelopes.parse({ ownEnvelopes }));
/** Mail class and prices as staff last set them. */
export const readPostage = async (dataFolder: string): Promise<PostageChoices> => {
  const read = Postage.safeParse(await readFields(dataFolder));
  return read.success ? read.data.supplies : { mailClass: 'metered', rates: RATES };
};

export const writePostage = (dataFolder: string, supplies: PostageChoices): Promise<void> => writeFields(dataFolder, Postage.parse({ supplies }));

/** The school calendar; an empty one where none is set. */
export const readCalendar = async (dataFolder: string): Promise<SchoolCalendar> => {
  const read = Calendar.safeParse(await readFields(dataFolder));
  return read.success ? read.data.calendar : NO_CALENDAR;
};

export const writeCalendar = (dataFolder: string, calendar: SchoolCalendar): Promise<void> => writeFields(dataFolder, Calendar.parse({ calendar }));

/** Headers of the student data file that a person named. */
export const readStudentColumns = async (dataFolder: string): Promise<NamedColumns> => {
  const read = StudentColumnNames.safeParse(await readFields(dataFolder));
  return read.success ? read.data.studentColumns : {};
};

export const writeStudentColumns = (dataFolder: string, studentColumns: NamedColumns): Promise<void> => writeFields(dataFolder, StudentColumnNames.parse({ studentColumns }));


/** The printers that were added by their address. */
export const readAddedPrinters = async (dataFolder: string): Promise<readonly AddedPrinter[]> => {
  const read = AddedPrinters.safeParse(await readFields(dataFolder));
  return read.success ? read.data.printers : [];
};

export const writeAddedPrinters = (dataFolder: string, printers: readonly AddedPrinter[]): Promise<void> => writeFields(dataFolder, AddedPrinters.parse({ printers }));

const PrinterProfiles = z.object({ printerProfiles: z.array(PRINTER_PROFILE).max(MOST_PROFILES) });

/** What staff know of their printers. */
export const readPrinterProfiles = async (dataFolder: string): Promise<readonly PrinterProfile[]> => {
  const read = PrinterProfiles.safeParse(await readFields(dataFolder));
  return read.success ? read.data.printerProfiles : [];
};

export const writePrinterProfiles = (dataFolder: string, printerProfiles: readonly PrinterProfile[]): Promise<void> => writeFields(dataFolder, PrinterProfiles.parse({ printerProfiles }));

const Inserters = z.object({ inserters: z.array(INSERTER_PROFILE).max(MOST_INSERTERS) });

/** The inserters that staff described; none where there are none or one of them is not understood. */
export const readInserters = async (dataFolder: string): Promise<readonly InserterProfile[]> => {
  const read = Inserters.safeParse(await readFields(dataFolder));
  return read.success ? read.data.inserters.filter((inserter) => inserterFault(inserter) === null) : [];
};

export const writeInserters = (dataFolder: string, inserters: readonly InserterProfile[]): Promise<void> => writeFields(dataFolder, Inserters.parse({ inserters }));
