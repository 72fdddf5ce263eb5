import { MOST_SENDER_LINES } from '@shared/domain/envelope/cover-sheet';
import { ANY_ENVELOPE, ENVELOPE_PRESET, MOST_OWN_ENVELOPES } from '@shared/domain/envelope/preset-guard';
import { MOST_INSERTERS } from '@shared/domain/envelope/inserter/inserter-profile';
import { INSERTER_PROFILE } from '@shared/domain/envelope/inserter/inserter-guard';
import { PIECE_NUMBER_PLACES, PIECE_NUMBER_SIZES_PT } from '@shared/domain/envelope/piece-number';
import { MOST_SHIFT_MM } from '@shared/domain/envelope/shift';
import { MOST_ADDRESS_LINES, MOST_OVERRIDES } from '@shared/domain/packets/address-overrides';
import { LONGEST_MASK, MOST_MASKS } from '@shared/domain/envelope/stray-lines';
import { COVER_LETTERS } from '@shared/domain/packets/cover-letter-guard';
import { MOST_CHILDREN, MOST_FAMILIES } from '@shared/domain/packets/families';
import { LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '@shared/domain/geometry/units';
import { GROUPINGS, SEPARATIONS, SORTINGS, WINDOW_POLICIES } from '@shared/domain/packets/settings';
import { PAPER_POUNDS } from '@shared/domain/post/weigh';
import { KEEPINGS, MOST_DAYS_KEPT } from '@shared/domain/printing/ledger-settings';
import { CORRECTIONS } from '@shared/domain/ssr/correction-guard';
import { FINISHINGS } from '@shared/domain/printing/print-options';
import { PICTURE_DPI } from '@shared/domain/printing/picture-dpi';
import { PRINTER_PROFILE } from '@shared/domain/printing/printer-profile-guard';
import { LENGTH_ROWS } from '@shared/domain/ssr/length-row-guard';
import { FILES_OF_DROP } from '@shared/ipc/channels';
import type { InputOf, Verb } from '@shared/ipc/contract';
import { PROBLEM_CODES } from '@shared/problems/problem';
import { z } from 'zod';
import { MAIL_ROOM_GUARDS } from './mail-room-guards';

/** Longest text that the window has a reason to send. */
const MAX_TEXT = 500;
const MAX_HELD = 100_000;
const MAX_ROWS = 1_000;

const nothing = z.strictObject({});
const id = z.string().min(1).max(MAX_TEXT);
const number = z.number().int().min(1);
const piece = number.nullable();
const range = { from: z.number().int().min(0), count: z.number().int().min(1).max(MAX_ROWS) };

const millimetres = z.number().min(-MOST_SHIFT_MM).max(MOST_SHIFT_MM);

const settings = z.strictObject({
  group: z.enum(GROUPINGS),
  sort: z.enum(SORTINGS),
  combineStudents: z.boolean(),
  combineSiblings: z.boolean(),
  siblings: z.array(z.array(z.string().regex(/^\d{10}$/)).min(2).max(MOST_CHILDREN)).max(MOST_FAMILIES),
  maxSheets: z.number().int().min(1).nullable(),
  paper: z.literal(PAPER_POUNDS),
  reverse: z.boolean(),
  separators: z.enum(SEPARATIONS),
  envelope: id,
  ownEnvelope: ENVELOPE_PRESET.nullable(),
  shiftXMm: millimetres,
  shiftYMm: millimetres,
  pieceNumbers: z.enum(PIECE_NUMBER_PLACES),
  pieceNumberPt: z.literal(PIECE_NUMBER_SIZES_PT),
  inserter: INSERTER_PROFILE.nullable(),
  printerXMm: millimetres,
  printerYMm: millimetres,
  windowPolicy: z.enum(WINDOW_POLICIES),
  coverSheets: z.boolean(),
  coverLetters: COVER_LETTERS,
  returnAddress: z.array(z.string().max(MAX_TEXT)).max(MOST_SENDER_LINES),
  masks: z.array(z.string().min(1).max(LONGEST_MASK)).max(MOST_MASKS),
  maskPlaces: z.array(z.strictObject({ xPt: z.number().min(0).max(LETTER_WIDTH_PT), yPt: z.number().min(0).max(LETTER_HEIGHT_PT) })).max(MOST_MASKS),
  addresses: z.array(z.strictObject({ ssid: z.string().regex(/^\d{10}$/), lines: z.array(z.string().max(MAX_TEXT)).min(1).max(MOST_ADDRESS_LINES) })).max(MOST_OVERRIDES),
  hold: z.array(z.string().regex(/^\d{10}$/)).max(MAX_HELD),
  again: z.boolean(),
  preferred: z.array(id).max(MAX_HELD),
  corrections: CORRECTIONS,
});

const MAX_PRINTER_NAME = 200;
const printOptions = z.strictObject({
  tray: id.nullable(),
  finishing: z.enum(FINISHINGS).nullable(),
  accountCode: id.nullable(),
  pin: id.nullable(),
  hold: z.boolean(),
  allowGray: z.boolean(),
  twoPasses: z.boolean(),
});

const entry = { entryIndex: z.number().int().min(0) };

/** One guard a verb; a verb without a guard does not compile. */
export const CALL_GUARDS: { readonly [V in Verb]: z.ZodType<InputOf<V>> } = {
  'app.describe': nothing,
  'app.resume': nothing,
  'app.close-and-clear': nothing,
  'downloads.count': nothing,
  'downloads.rows': z.strictObject(range),
  'downloads.choose': z.strictObject({ what: z.enum(['files', 'folder']) }),
  'downloads.add-sample': nothing,
  'downloads.remove': z.strictObject({ downloadId: id }),
  'findings.inspect': nothing,
  'findings.read': nothing,
  'findings.problems': z.strictObject({ ...range, code: z.enum(PROBLEM_CODES).nullable() }),
  'entry.describe': z.strictObject(entry),
  'entry.reports': z.strictObject({ ...entry, ...range }),
  'entry.look': z.strictObject(entry),
  'entry.pages': z.strictObject({ ...entry, ...range }),
  'entry.cut': z.strictObject({ ...entry, beginnings: z.array(z.number().int().min(1)).max(MAX_HELD).nullable() }),
  'reports.choice': z.strictObject({ reportId: id }),
  'plan.make': z.strictObject({ settings }),
  'plan.packets': z.strictObject({ ...range, batchId: id }),
  'plan.combined': z.strictObject(range),
  'plan.families': z.strictObject(range),
  'plan.sheets': z.strictObject({ ...range, batchId: id }),
  'plan.search': z.strictObject({ words: z.string().max(MAX_TEXT) }),
  'plan.notices': z.strictObject({ ...range, code: z.enum(PROBLEM_CODES).nullable() }),
  'plan.set-aside': z.strictObject({ ...range, code: z.enum(PROBLEM_CODES).nullable() }),
  'window.rows': z.strictObject(range),
  'window.strays': nothing,
  'window.packet': z.strictObject({ piece: z.number().int().min(1) }),
  'envelopes.read': nothing,
  'envelopes.write': z.strictObject({ envelopes: z.array(ENVELOPE_PRESET).max(MOST_OWN_ENVELOPES) }),
  'envelopes.import': nothing,
  'envelopes.export': nothing,
  'inserters.read': nothing,
  'inserters.write': z.strictObject({ inserters: z.array(INSERTER_PROFILE).max(MOST_INSERTERS) }),
  'inserters.import': nothing,
  'inserters.export': nothing,
  'paper.save': z.strictObject({ envelope: ANY_ENVELOPE }),
  'paper.print': z.strictObject({ envelope: ANY_ENVELOPE, printer: id }),
  'addresses.choose': nothing,
  'letters.choose': nothing,
  'batches.choose-folder': nothing,
  'batches.save': z.strictObject({ folderId: id }),
  'batches.show-folder': nothing,
  'batches.open': z.strictObject({ batchId: id }),
  'printers.list': nothing,
  'printers.added': nothing,
  'printers.find': nothing,
  'printers.add': z.strictObject({ address: z.string().max(MAX_TEXT), name: z.string().max(MAX_PRINTER_NAME) }),
  'printers.remove': z.strictObject({ name: id }),
  'printers.profile.write': z.strictObject({ profile: PRINTER_PROFILE }),
  'printers.profiles.import': nothing,
  'printers.profiles.export': nothing,
  'printers.pictures.write': z.strictObject({ dpi: z.literal(PICTURE_DPI) }),
  'printers.trial.cancel': nothing,
  'printers.trial': z.strictObject({ printer: id, pass: z.enum(['fronts', 'backs']) }),
  'print.mailed-in-part': nothing,
  'print.start': z.strictObject({ run: number.nullable(), printer: id, morePrinters: z.array(id).max(100), batchId: id.nullable(), fromPiece: piece, toPiece: piece, proof: z.boolean(), reprint: z.boolean(), options: printOptions }),
  'ledger.runs': nothing,
  'ledger.deliveries': nothing,
  'ledger.run': z.strictObject({ run: number }),
  'ledger.pieces': z.strictObject({ ...range, run: number, only: z.enum(['open', 'all']) }),
  'ledger.settle': z.strictObject({ run: number, pieces: z.array(number).min(1).max(MAX_HELD), word: z.enum(['ok', 'reprint', 'pull']) }),
  'ledger.last-good': z.strictObject({ run: number, printer: id, lastGood: z.number().int().min(0) }),
  'ledger.sign-off': z.strictObject({ run: number, name: z.string().max(MAX_TEXT), note: z.string().max(MAX_TEXT) }),
  'ledger.export': z.strictObject({ run: number, what: z.enum(['csv', 'report']) }),
  'ledger.settings': nothing,
  'ledger.settings.write': z.strictObject({ keep: z.enum(KEEPINGS), forgetAfterDays: z.number().int().min(1).max(MOST_DAYS_KEPT).nullable() }),
  'print.heard': z.strictObject({ jobId: id }),
  'print.pause': z.strictObject({ jobId: id, paused: z.boolean() }),
  'print.turned': z.strictObject({ jobId: id, isTurned: z.boolean() }),
  'print.move': z.strictObject({ jobId: id, jobIndex: z.number().int().min(0), answer: z.union([z.strictObject({ move: z.literal(true), lastGood: z.number().int().min(0) }), z.strictObject({ move: z.literal(false) })]) }),
  'print.stop-printer': z.strictObject({ jobId: id, printer: id }),
  'job.cancel': z.strictObject({ jobId: id }),
  'settings.read': nothing,
  'lengths.read': nothing,
  'lengths.write': z.strictObject({ rows: LENGTH_ROWS }),
  ...MAIL_ROOM_GUARDS,
};

/** Paths of dropped files, which the preload script alone can send; empty where one has none. */
export const DROPPED_PATHS_GUARD = z.array(z.string().max(32_767)).min(1).max(FILES_OF_DROP);
