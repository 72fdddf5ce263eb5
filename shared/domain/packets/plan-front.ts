import { layOutCover, mostCoverLines, movedCover, senderOnCover, type CoverSheet } from '../envelope/cover-sheet';
import { judgeFront, windowProblems } from '../envelope/judge-window';
import type { EnvelopePreset } from '../envelope/presets';
import { describeRoom } from '../envelope/shift';
import { maskFront } from '../envelope/stray-lines';
import type { Address, FoundReport, WindowVerdict } from '../ssr/report';
import type { ProblemCode } from '../../problems/problem';
import type { AddressOverride } from './address-overrides';
import type { CoverLetter } from './cover-letters';
import type { Packet, Removal } from './plan';
import { ADDRESS_NOT_FOUND, planRemovals } from './plan-removals';
import { parseAddress } from '../ssr/parse-address';
import { fileShift, paperShift, printerShift, type PrepareSettings } from './settings';

/** What lies in front of a packet's reports, is changed of their first page and shows in the window; `otherAddress` where that is not the first report's own. */
export type PacketFront = Pick<Packet, 'window' | 'cover' | 'letter' | 'shiftPt' | 'masks' | 'removals'> & { readonly otherAddress: Packet['address'] };

/** What stands in the window of a packet, or why the packet can't go out. */
export type FrontPlan = { readonly ok: true; readonly front: PacketFront } | { readonly ok: false; readonly code: ProblemCode; readonly reason?: string };

export type FrontPlanner = {
  /** In print order. */
  readonly reports: readonly FoundReport[];
  /** Sheets of the packet without a cover sheet. */
  readonly sheets: number;
  /** A letter that goes in front, so that a cover sheet has to show the address. */
  readonly letter: CoverLetter | null;
  readonly settings: PrepareSettings;
  readonly envelope: EnvelopePreset;
  /** Addresses to be used, by SSID. */
  readonly overrides: ReadonlyMap<string, AddressOverride>;
};

/**
 * Decides what a packet's window shows: its first page as it is or moved by the shift, without the lines that staff chose to mask, or a cover sheet where the address is to be another one or
 * where staff want one for pages that do not stand well, or where a letter would hide the page.
 */
export const planFront = (input: FrontPlanner): FrontPlan => {
  const [lead] = input.reports;
  if (!lead) throw new RangeError('A packet holds at least one report.');
  const override = lead.ssid === null ? undefined : input.overrides.get(lead.ssid);
  return override ? withOtherAddress(input, override) : withOwnAddress(input, lead);
};

const withOtherAddress = ({ reports, sheets, letter, settings, envelope }: FrontPlanner, override: AddressOverride): FrontPlan => {
  const removals = planRemovals(reports);
  if (!removals) return { ok: false, code: 'address-not-replaced', reason: ADDRESS_NOT_FOUND };
  const cover = layOutCover(override.lines, envelope, sheets + 1, settings.returnAddress);
  if (typeof cover === 'string') return { ok: false, code: 'address-not-replaced', reason: coverRefusal(cover, envelope, sheets + 1) };
  return { ok: true, front: { ...onCover(cover, settings, envelope), letter, otherAddress: addressOf(override), removals } };
};

const coverRefusal = (refusal: 'too-large' | 'not-writable', envelope: EnvelopePreset, sheets: number): string =>
  refusal === 'not-writable' ? 'the other address has signs that can’t be printed; use Latin letters' : `the other address is too large for the window, which takes ${mostCoverLines(envelope, sheets)} lines at most`;

/** Once, since nearly every packet of a run has none. */
const NO_REMOVALS: readonly Removal[] = [];

const withOwnAddress = ({ sheets, letter, settings, envelope }: FrontPlanner, { front, address }: FoundReport): FrontPlan => {
  const setting = { envelope, shift: paperShift(settings), sheets };
  const { front: shown, masks } = maskFront(front, address, setting, settings);
  const verdict = judgeFront(shown, address, setting);
  const problem = problemOfVerdict(verdict);
  const wantsCover = letter !== null || (problem !== null && settings.coverSheets);
  const cover = wantsCover && address ? coverOf(address, envelope, sheets + 1, settings.returnAddress) : null;
  if (cover) return { ok: true, front: { ...onCover(cover, settings, envelope), letter, otherAddress: null, removals: [] } };
  const inFile = fileShift(settings);
  const isMoved = inFile.xPt !== 0 || inFile.yPt !== 0;
  const room = isMoved ? describeRoom(front, inFile) : null;
  if (room !== null) return { ok: false, code: 'shift-cuts-off', reason: `page 1 can move ${room} at most` };
  if (problem !== null && settings.windowPolicy === 'set-aside') return { ok: false, code: problem };
  return { ok: true, front: { window: verdict, cover: null, letter, otherAddress: null, shiftPt: isMoved ? inFile : null, masks, removals: NO_REMOVALS } };
};

const coverOf = (address: Address, envelope: EnvelopePreset, sheets: number, sender: readonly string[]): CoverSheet | null => {
  const cover = layOutCover(address.lines, envelope, sheets, sender);
  return typeof cover === 'string' ? null : cover;
};

/** The first of the window's problems, or null. */
const problemOfVerdict = (verdict: WindowVerdict): ProblemCode | null => (verdict.fit === 'no-address' ? 'address-not-found' : (windowProblems(verdict)[0] ?? null));

/** A cover sheet shows the address, and the sender's in an upper window, and nothing else; where the printer prints off, it stands so much off in the file. */
const onCover = (cover: CoverSheet, settings: PrepareSettings, envelope: EnvelopePreset): Pick<Packet, 'window' | 'cover' | 'shiftPt' | 'masks'> => ({
  window: { fit: cover.fit, exposes: false, ...senderOnCover(cover, envelope) },
  cover: movedCover(cover, printerShift(settings)),
  shiftPt: null,
  masks: [],
});

/** The address of an override; its box is the cover sheet's to tell. */
export const addressOf = ({ lines }: AddressOverride): Pick<Address, 'lines' | 'zip'> => ({ lines, zip: parseAddress(lines).zip });
