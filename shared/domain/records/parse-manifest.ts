import { z } from 'zod';
import { failed, succeeded, type Result } from '../../ipc/result';
import { readDay } from '../calendar/day';
import { CLOCK_PROGRAMS } from '../calendar/due-date';
import { ENVELOPE_PRESET } from '../envelope/preset-guard';
import { INSERTER_PROFILE } from '../envelope/inserter/inserter-guard';
import { PIECE_NUMBER_PLACES, USUAL_PIECE_NUMBER_PT } from '../envelope/piece-number';
import { COVER_LETTER } from '../packets/cover-letter-guard';
import { PAPER_POUNDS, USUAL_PAPER } from '../post/weigh';
import { GROUPINGS, SEPARATIONS, SORTINGS, WINDOW_POLICIES } from '../packets/settings';
import { PROBLEM_CODES, SEVERITIES } from '../../problems/problem';
import { CORRECTABLE, LANGUAGES, REPORT_KINDS, SENDER_FITS, WINDOW_FITS } from '../ssr/report';
import type { Manifest } from './manifest';

/** Far above any real run; what lies beyond is no manifest and is not worked on. */
const MAX_ITEMS = 1_000_000;
const MAX_PAGES_OF_PACKET = 10_000;
/** The longest path that a system gives (Windows). */
const MAX_TEXT = 32_767;

const text = z.string().max(MAX_TEXT);
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const pageNumber = count.min(1);
const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(MAX_ITEMS).readonly();
const listOfPacket = <Item extends z.ZodType>(item: Item) => z.array(item).max(MAX_PAGES_OF_PACKET).readonly();
const spanOf = <What extends z.ZodType>(what: What) => z.object({ page: pageNumber, pages: pageNumber, what });

/** Also a file's name, so nothing that could lead out of the folder. */
const batchId = z.string().max(100).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

const settings = z.object({
  group: z.enum(GROUPINGS),
  sort: z.enum(SORTINGS),
  combineStudents: z.boolean(),
  combineSiblings: z.boolean().default(false),
  siblings: list(list(text)).default([]),
  maxSheets: pageNumber.nullable(),
  envelope: text,
  hold: list(text),
  again: z.boolean().default(false),
  // Manifests of earlier versions have none of these.
  paper: z.literal(PAPER_POUNDS).default(USUAL_PAPER),
  reverse: z.boolean().default(false),
  separators: z.enum(SEPARATIONS).default('none'),
  ownEnvelope: ENVELOPE_PRESET.nullable().default(null),
  shiftXMm: z.number().default(0),
  shiftYMm: z.number().default(0),
  pieceNumbers: z.enum(PIECE_NUMBER_PLACES).default('none'),
  pieceNumberPt: z.number().default(USUAL_PIECE_NUMBER_PT),
  inserter: INSERTER_PROFILE.nullable().default(null),
  printerXMm: z.number().default(0),
  printerYMm: z.number().default(0),
  windowPolicy: z.enum(WINDOW_POLICIES).default('allow'),
  coverSheets: z.boolean().default(false),
  coverLetters: list(COVER_LETTER).default([]),
  returnAddress: list(text).default([]),
  masks: list(text).default([]),
  maskPlaces: list(z.object({ xPt: z.number(), yPt: z.number() })).default([]),
  addresses: list(text).default([]),
});

const batch = z
  .object({
    id: batchId,
    file: z.string().max(MAX_TEXT),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    sheetsPerPacket: pageNumber,
    packets: count,
    sheets: count,
    pages: count,
    blanks: count,
    inserts: listOfPacket(spanOf(text).extend({ fingerprints: listOfPacket(text).optional() }).readonly()),
  })
  .refine(({ id, file }) => file === `batches/${id}.pdf`, { path: ['file'] });

const report = z.object({
  download: text,
  entry: text,
  firstPage: pageNumber,
  pages: pageNumber,
  kind: z.enum(REPORT_KINDS).default('unknown'),
  schoolYear: text.nullable().default(null),
  ssid: text.nullable().optional(),
  student: text.nullable().optional(),
  school: text.nullable().optional(),
  grade: text.nullable().optional(),
  content: text.nullable().default(null),
  corrected: z.array(z.enum(CORRECTABLE)).optional(),
  copies: listOfPacket(z.object({ language: z.enum(LANGUAGES), firstPage: pageNumber, pages: pageNumber, page: pageNumber })),
});

const packet = z.object({
  piece: pageNumber,
  batch: batchId,
  firstPage: pageNumber,
  pages: pageNumber,
  sheets: pageNumber,
  blanks: count,
  inserts: listOfPacket(spanOf(z.enum(['cover-sheet', 'cover-letter'])).readonly()),
  changes: listOfPacket(z.object({ page: pageNumber, what: z.enum(['shift', 'mask', 'mark']) })),
  ssid: text.nullable(),
  student: text.nullable(),
  school: text.nullable(),
  grade: text.nullable(),
  address: listOfPacket(text),
  zip: text.nullable(),
  ounces: z.number().min(0),
  reports: listOfPacket(report),
  fingerprints: listOfPacket(text),
  seal: text,
  window: z.object({ fit: z.enum(WINDOW_FITS), exposes: z.boolean(), sender: z.enum(SENDER_FITS).exactOptional() }),
});

const day = z.string().refine((value) => readDay(value) !== null);

const deadline = z.object({
  download: text,
  program: z.enum(CLOCK_PROGRAMS),
  reports: count,
  received: day.nullable(),
  receivedFrom: z.enum(['entered', 'file-names']).nullable(),
  due: day.nullable(),
  daysLeft: z.number().int().nullable(),
  rule: text.nullable(),
  assumptions: listOfPacket(text),
  missing: text.nullable(),
});

/** Fields that later versions add are let through and left out. */
const manifest: z.ZodType<Manifest> = z.object({
  schema: z.literal(1),
  createdAt: z.iso.datetime(),
  settings,
  totals: z.object({
    entries: count,
    entriesWithReports: count,
    ignored: count,
    reports: count,
    packets: count,
    sheets: count,
    pages: count,
    blanks: count,
    inserts: count,
    setAside: count,
    unreadable: count,
  }),
  batches: list(batch),
  packets: list(packet),
  setAside: list(z.object({ download: text, entry: text, firstPage: pageNumber, pages: pageNumber, ssid: text.nullable(), corrected: z.array(z.enum(CORRECTABLE)).optional(), code: text, message: text })),
  unreadable: list(z.object({ download: text, entry: text, firstPage: pageNumber.nullable(), code: text, message: text })),
  notices: list(z.object({ code: z.enum(PROBLEM_CODES), severity: z.enum(SEVERITIES), download: text, entry: text.nullable(), firstPage: pageNumber.nullable(), message: text })),
  deadlines: list(deadline).optional(),
});

/** Such as `packets[3].sheets`. */
const fieldName = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

const NEXT_STEP = 'Choose a folder that Foldline prepared, or prepare the downloads again.';

/**
 * Reads a manifest back from parsed JSON. Every field is checked for its type and bounds, batch files stand in `batches/` and nowhere else; whether the
 * numbers agree is for `checkManifestSums`. Fails with `manifest-unreadable` and a sentence that names the first field that is wrong, never what stands in it.
 */
export const parseManifest = (json: unknown): Result<Manifest> => {
  const parsed = manifest.safeParse(json);
  if (parsed.success) return succeeded(parsed.data);
  const field = fieldName(parsed.error.issues[0]?.path ?? []);
  const fact = field === '' ? 'manifest.json is no manifest.' : `manifest.json can't be used: ${field} is missing or not as it should be.`;
  return failed('manifest-unreadable', `${fact} ${NEXT_STEP}`);
};
