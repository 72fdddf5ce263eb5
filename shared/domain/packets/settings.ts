import { ENVELOPE_PRESETS, findEnvelopePreset, type EnvelopePreset } from '../envelope/presets';
import type { MarkStyle } from '../envelope/inserter/inserter-mark';
import type { InserterProfile } from '../envelope/inserter/inserter-profile';
import { type PieceNumberPlace, type PieceNumberStyle, USUAL_PIECE_NUMBER_PT } from '../envelope/piece-number';
import { addShifts, shiftOf, type ShiftPt } from '../envelope/shift';
import type { MaskPlace } from '../envelope/stray-lines';
import { USUAL_PAPER, type PaperPounds } from '../post/weigh';
import type { AddressOverride } from './address-overrides';
import type { CoverLetter } from './cover-letters';
import type { ConfirmedFamily } from './families';

export const GROUPINGS = ['length', 'sheets'] as const;
/** `length`: packets of one source length in pages and one sheet count; `sheets`: packets of one sheet count. */
export type Grouping = (typeof GROUPINGS)[number];

export const SORTINGS = ['as-downloaded', 'name', 'ssid', 'school-grade-name', 'zip'] as const;
/** The order of packets within each batch. */
export type Sorting = (typeof SORTINGS)[number];

export const SEPARATIONS = ['none', 'school', 'grade'] as const;
/** Where a separator sheet stands: before each school, or before each grade of a school. */
export type Separation = (typeof SEPARATIONS)[number];

export const WINDOW_POLICIES = ['allow', 'set-aside'] as const;
/** What becomes of reports whose first page does not stand well in the window: printed and flagged, or set aside. */
export type WindowPolicy = (typeof WINDOW_POLICIES)[number];

/** What staff choose for a run (contract, `prepare` options). */
export type PrepareSettings = {
  readonly group: Grouping;
  readonly sort: Sorting;
  /** Packets of each batch from the last to the first, for machines that turn the stack. */
  readonly reverse: boolean;
  /** One packet per student over all inputs, where SSID, name and address agree. */
  readonly combineStudents: boolean;
  /** One packet for siblings: students of one surname, school and address (`siblingsByRule`). */
  readonly combineSiblings: boolean;
  /** Families that a person confirmed one by one, as lists of SSIDs: one packet for each, where they are at one address. */
  readonly siblings: readonly ConfirmedFamily[];
  readonly separators: Separation;
  /** The most sheets of one batch, null for no limit; a packet is never split. */
  readonly maxSheets: number | null;
  /** The basis weight of the paper: what each packet weighs follows, and how much a family's may hold. */
  readonly paper: PaperPounds;
  /** The envelope's id. */
  readonly envelope: string;
  /** The envelope itself where staff made it, so that a run knows it without the settings of the computer; else null. */
  readonly ownEnvelope: EnvelopePreset | null;
  /** How far the first page of each packet is moved on its sheet, in millimetres, right and down positive. The verdict follows. */
  readonly shiftXMm: number;
  readonly shiftYMm: number;
  /** How far the printer prints off, as the alignment sheet tells: taken back in the file, so it changes no verdict. Right and down positive. */
  readonly printerXMm: number;
  readonly printerYMm: number;
  /** The corner of each sheet in which the piece number stands, and its type size in points. */
  readonly pieceNumbers: PieceNumberPlace;
  readonly pieceNumberPt: number;
  /** The inserter whose marks stand on every sheet, whole, so that a run knows it without the settings of the computer; null for no marks. */
  readonly inserter: InserterProfile | null;
  readonly windowPolicy: WindowPolicy;
  /** A sheet with the address alone on top of each packet whose first page does not stand well in the window. */
  readonly coverSheets: boolean;
  /** The sender's address, top to bottom: printed on cover sheets where a double-window envelope shows it. */
  readonly returnAddress: readonly string[];
  /** A letter for each language, and one for all others; a cover sheet goes on top of each packet with a letter. */
  readonly coverLetters: readonly CoverLetter[];
  /** Lines of page 1 that are taken away where they could show in the window, by their words and by the places of their kinds. Staff confirm each. */
  readonly masks: readonly string[];
  readonly maskPlaces: readonly MaskPlace[];
  /** Addresses to use instead of the printed ones, by SSID; each leads to a cover sheet. */
  readonly addresses: readonly AddressOverride[];
  /** SSIDs whose reports must not go out. */
  readonly hold: readonly string[];
  /** Take reports that the ledger has as mailed. */
  readonly again: boolean;
};

export const DEFAULT_PREPARE_SETTINGS: PrepareSettings = {
  group: 'length',
  sort: 'school-grade-name',
  reverse: false,
  combineStudents: false,
  combineSiblings: false,
  siblings: [],
  separators: 'none',
  maxSheets: null,
  paper: USUAL_PAPER,
  envelope: 'us-10-left',
  ownEnvelope: null,
  shiftXMm: 0,
  shiftYMm: 0,
  printerXMm: 0,
  printerYMm: 0,
  pieceNumbers: 'none',
  pieceNumberPt: USUAL_PIECE_NUMBER_PT,
  inserter: null,
  windowPolicy: 'allow',
  coverSheets: false,
  coverLetters: [],
  returnAddress: [],
  masks: [],
  maskPlaces: [],
  addresses: [],
  hold: [],
  again: false,
};

type EnvelopeChoice = Pick<PrepareSettings, 'envelope' | 'ownEnvelope'>;

/** The envelope in use; null where the settings name none that is known. */
export const envelopeOf = ({ envelope, ownEnvelope }: EnvelopeChoice): EnvelopePreset | null => findEnvelopePreset(envelope, ownEnvelope ? [ownEnvelope] : []);

/** The settings' choice of an envelope. */
export const chooseEnvelope = (envelope: EnvelopePreset): EnvelopeChoice => ({ envelope: envelope.id, ownEnvelope: ENVELOPE_PRESETS.includes(envelope) ? null : envelope });

/** Where page 1 comes to lie on paper: what the verdict rests on. */
export const paperShift = ({ shiftXMm, shiftYMm }: Pick<PrepareSettings, 'shiftXMm' | 'shiftYMm'>): ShiftPt => shiftOf(shiftXMm, shiftYMm);

/** What takes back how far the printer prints off. */
export const printerShift = ({ printerXMm, printerYMm }: Pick<PrepareSettings, 'printerXMm' | 'printerYMm'>): ShiftPt => shiftOf(0 - printerXMm, 0 - printerYMm);

/** How far page 1 is moved in the written file: the shift, with what the printer prints off taken back. */
export const fileShift = (settings: PrepareSettings): ShiftPt => addShifts(paperShift(settings), printerShift(settings));

/** How sheets are numbered; null where they are not. The number stands where it is to stand on paper, so that what the printer prints off is taken back. */
export const numberStyle = (settings: PrepareSettings): PieceNumberStyle | null =>
  settings.pieceNumbers === 'none' ? null : { corner: settings.pieceNumbers, sizePt: settings.pieceNumberPt, offPt: printerShift(settings) };

/** How sheets are marked for an inserter; null where they are not. What the printer prints off is taken back, as for numbers. */
export const markStyle = (settings: PrepareSettings): MarkStyle | null => settings.inserter && { inserter: settings.inserter, offPt: printerShift(settings) };
