import type { Page, Range } from '@shared/ipc/contract';
import type { BatchView, PlanView, ProblemGroupView } from '@shared/ipc/plan-view';
import type { FindingsView, PacketView, ProblemView, SheetView, SideView, WindowPacketView, WindowRowView } from '@shared/ipc/views';
import { isToCheck } from '@shared/domain/envelope/judge-window';
import { packFrontPage } from '@shared/domain/ssr/front-page';
import type { WindowVerdict } from '@shared/domain/ssr/report';
import type { PrepareSettings } from '@shared/domain/packets/settings';
import { PROBLEM_SEVERITIES, type ProblemCode } from '@shared/problems/problem';

/** A made-up run of any size; every row is computed from its number, so that 50,000 packets cost nothing. */
export type MadeUpRun = {
  readonly findings: FindingsView;
  readonly problems: (range: Range & { readonly code: ProblemCode | null }) => Page<ProblemView>;
  readonly plan: (settings: PrepareSettings) => PlanView;
  readonly packets: (batchId: string, range: Range) => Page<PacketView>;
  readonly sheets: (batchId: string, range: Range) => Page<SheetView>;
  readonly search: (words: string) => readonly PacketView[];
  readonly windowRows: (range: Range) => Page<WindowRowView>;
  readonly windowPacket: (piece: number) => WindowPacketView;
};

const GIVEN = ['Ana', 'Minh', 'Jun', 'Maya', 'Omar', 'Sofía', 'Bartholomew Alexander', 'Li', 'Priya', 'José'];
const FAMILY = ['Alvarez', 'Nguyen', 'Kim', 'Lopez', 'Haddad', 'Montgomery-Fitzwilliam de la Cruz y Villanueva', 'Wu', 'Shah', 'O’Brien', 'Santos'];
const ADDRESS_BOX = [76, 193, 230, 217] as const;

const KINDS = [
  { kind: 'sb-ela-math', pages: 4, share: 0.5 },
  { kind: 'sb-ela-math-cast', pages: 5, share: 0.3 },
  { kind: 'elpac-summative', pages: 2, share: 0.2 },
] as const;

export const nameOf = (number: number): string => `${GIVEN[number % GIVEN.length]} ${FAMILY[Math.floor(number / 3) % FAMILY.length]}`;

const FITS = ['ok', 'ok', 'ok', 'tight', 'ok', 'misses', 'ok', 'ok', 'no-address'] as const;

const verdictOf = (piece: number): WindowVerdict => ({ fit: FITS[piece % FITS.length] ?? 'ok', exposes: piece % 11 === 0 });

/** How the pieces up to this one stand in the window. */
const windowFitsTo = (last: number): PlanView['windowFits'] => {
  const fits = { ok: 0, tight: 0, misses: 0, 'no-address': 0, exposes: 0 };
  for (let piece = 1; piece <= last; piece += 1) {
    const { fit, exposes } = verdictOf(piece);
    fits[fit] += 1;
    if (exposes) fits.exposes += 1;
  }
  return fits;
};

export function makeUpRun(packetCount: number, problemCount: number): MadeUpRun {
  let hold: readonly string[] = [];
  const groups: readonly ProblemGroupView[] = problemCount === 0 ? [] : makeGroups(problemCount);
  const setAsideEntries = groups.filter(({ code }) => code.startsWith('pdf-')).reduce((sum, { count }) => sum + count, 0);
  const setAsideReports = groups.filter(({ code }) => code === 'report-duplicate').reduce((sum, { count }) => sum + count, 0);
  const entriesWithReports = packetCount + setAsideReports;

  /** How many pieces up to each one are to be checked. */
  const checksTo = new Int32Array(packetCount + 1);
  for (let piece = 1; piece <= packetCount; piece += 1) checksTo[piece] = (checksTo[piece - 1] ?? 0) + Number(isToCheck(verdictOf(piece)));

  const batches = (): BatchView[] => {
    let piece = 1;
    const used = packetCount - hold.length;
    return KINDS.flatMap(({ kind, pages, share }, index) => {
      const packets = index === KINDS.length - 1 ? Math.max(0, used - piece + 1) : Math.floor(used * share);
      if (packets <= 0) return [];
      const sheetsPerPacket = Math.ceil(pages / 2);
      const firstPiece = piece;
      piece += packets;
      return [
        {
          id: `${pages}-pages-${sheetsPerPacket}-sheets`,
          sheetsPerPacket,
          separatorsBefore: [],
          sourcePagesPerPacket: pages,
          kinds: [kind],
          packets,
          sheets: packets * sheetsPerPacket,
          pages: packets * sheetsPerPacket * 2,
          blanks: packets * (sheetsPerPacket * 2 - pages),
          firstPiece,
          lastPiece: piece - 1,
          firstStudent: nameOf(firstPiece),
          lastStudent: nameOf(piece - 1),
          toCheck: (checksTo[piece - 1] ?? 0) - (checksTo[firstPiece - 1] ?? 0),
        },
      ];
    });
  };

  const packetAt = (batch: BatchView, index: number): PacketView => {
    const piece = batch.firstPiece + index;
    const { fit } = verdictOf(piece);
    return {
      piece,
      batchId: batch.id,
      indexInBatch: index,
      student: piece % 97 === 0 ? null : nameOf(piece),
      ssid: piece % 89 === 0 ? null : String(1_000_000_000 + piece * 7919),
      school: String(6_000_000 + (piece % 12)),
      grade: ['03', '05', '08', '11', 'KN'][piece % 5] ?? null,
      students: [{ student: piece % 97 === 0 ? null : nameOf(piece), ssid: piece % 89 === 0 ? null : String(1_000_000_000 + piece * 7919) }],
      kinds: batch.kinds,
      languages: piece % 4 === 0 ? ['en', 'es'] : ['en'],
      sheets: batch.sheetsPerPacket,
      sourcePages: batch.sourcePagesPerPacket ?? 4,
      blanks: batch.blanks / batch.packets,
      firstSheetIndex: index * batch.sheetsPerPacket,
      address: fit === 'no-address' ? [] : ['TO THE PARENT OR GUARDIAN OF', nameOf(piece).toUpperCase(), `${100 + piece} MADE UP ST`, 'FRESNO CA 93701-0001'],
      addressBox: fit === 'no-address' ? null : [ADDRESS_BOX[0], ADDRESS_BOX[1], ADDRESS_BOX[2] + (fit === 'misses' ? 120 : 0), ADDRESS_BOX[3]],
      window: verdictOf(piece),
      entries: [{ entryIndex: piece, name: `${piece}.pdf`, firstPage: 1 }],
      also: [],
      alsoSetAside: [],
      problems: fit === 'misses' ? ['address-outside-window'] : fit === 'no-address' ? ['address-not-found'] : [],
    };
  };

  const pieceAt = (piece: number): { readonly packet: PacketView; readonly batch: BatchView } => {
    const batch = batches().find(({ firstPiece, lastPiece }) => piece >= firstPiece && piece <= lastPiece);
    if (!batch) throw new Error(`No piece ${piece}.`);
    return { batch, packet: packetAt(batch, piece - batch.firstPiece) };
  };

  const batchOf = (batchId: string): BatchView => {
    const batch = batches().find(({ id }) => id === batchId);
    if (!batch) throw new Error(`No batch ${batchId}.`);
    return batch;
  };

  const sheetAt = (batch: BatchView, index: number): SheetView => {
    const packet = Math.floor(index / batch.sheetsPerPacket);
    const sheetInPacket = index % batch.sheetsPerPacket;
    const side = (page: number): SideView =>
      page > (batch.sourcePagesPerPacket ?? 0) ? { kind: 'blank' } : { kind: 'page', entryIndex: batch.firstPiece + packet, pageNumber: page, shiftPt: null, taken: null, number: null, mark: null };
    return {
      index,
      piece: batch.firstPiece + packet,
      sheetInPacket,
      sheetsInPacket: batch.sheetsPerPacket,
      front: side(sheetInPacket * 2 + 1),
      back: side(sheetInPacket * 2 + 2),
    };
  };

  return {
    findings: {
      downloads: [
        { id: 'd1', name: 'CAASPP_SSR_2025_Grade-3-to-8.zip', downloads: 1, entries: entriesWithReports + setAsideEntries + 1, reports: entriesWithReports, ignored: 1, setAside: setAsideEntries },
      ],
      totals: {
        entries: entriesWithReports + setAsideEntries + 1,
        reports: entriesWithReports,
        ignored: 1,
        setAside: setAsideEntries,
        pages: batches().reduce((sum, { pages, blanks }) => sum + pages - blanks, 0),
        sheets: batches().reduce((sum, { sheets }) => sum + sheets, 0),
      },
      entriesWithReports,
      kinds: batches().map(({ kinds, packets }) => ({ kind: kinds[0] ?? 'unknown', reports: packets })),
      languages: packetCount === 0 ? [] : [{ language: 'en', copies: packetCount }, { language: 'es', copies: Math.floor(packetCount / 4) }],
      problems: groups,
      combined: [],
      unopened: { count: 0, names: [] },
    },
    problems: ({ from, count, code }) => {
      const total = groups.find((group) => group.code === code)?.count ?? 0;
      return {
        total,
        rows: Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, offset) => problemAt(code ?? 'pdf-damaged', from + offset)),
      };
    },
    plan: (settings) => {
      hold = settings.hold;
      const all = batches();
      const sum = (pick: (batch: BatchView) => number): number => all.reduce((total, batch) => total + pick(batch), 0);
      const pages = sum((batch) => batch.pages);
      const blanks = sum((batch) => batch.blanks);
      const packets = sum((batch) => batch.packets);
      const setAside = setAsideReports + hold.length;
      return {
        settings,
        batches: all,
        totals: { reports: packetCount + setAsideReports, inPackets: packets, setAside, packets, students: packets, sheets: sum((batch) => batch.sheets), pages, sourcePages: pages - blanks, blanks, inserts: 0, combined: 0 },
        setAside: [
          ...(setAsideReports > 0 ? [{ code: 'report-duplicate', severity: 'sets-aside', count: setAsideReports } as const] : []),
          ...(hold.length > 0 ? [{ code: 'on-hold', severity: 'sets-aside', count: hold.length } as const] : []),
        ],
        windowFits: windowFitsTo(packets),
        notices: [],
        absent: { hold: { count: 0, names: [] }, addresses: { count: 0, names: [] } },
        withoutLetter: [],
      };
    },
    packets: (batchId, { from, count }) => {
      const batch = batchOf(batchId);
      return { total: batch.packets, rows: Array.from({ length: Math.max(0, Math.min(count, batch.packets - from)) }, (_, offset) => packetAt(batch, from + offset)) };
    },
    sheets: (batchId, { from, count }) => {
      const batch = batchOf(batchId);
      return { total: batch.sheets, rows: Array.from({ length: Math.max(0, Math.min(count, batch.sheets - from)) }, (_, offset) => sheetAt(batch, from + offset)) };
    },
    windowRows: ({ from, count }) => ({
      total: packetCount - hold.length,
      rows: Array.from({ length: Math.max(0, Math.min(count, packetCount - hold.length - from)) }, (_, offset): WindowRowView => {
        const { packet, batch } = pieceAt(from + offset + 1);
        return { piece: packet.piece, batchId: batch.id, firstSheetIndex: packet.firstSheetIndex, student: packet.student, window: packet.window, marginPt: 4, hasCover: false, shows: packet.window.exposes ? ['SSID'] : [] };
      }),
    }),
    windowPacket: (piece) => {
      const { packet } = pieceAt(piece);
      const box = packet.addressBox;
      return {
        piece,
        front: packFrontPage({ words: packet.window.exposes ? [{ text: 'SSID', box: [80, 235, 110, 245], fontSizePt: 9 }] : [], ink: [] }),
        address: box && { lines: packet.address, box, zip: null },
        sheets: packet.sheets,
        cover: null,
        addressFaults: null,
        page: { entryIndex: piece, pageNumber: 1 },
        rank: piece - 1,
      };
    },
    search: (words) => {
      const found: PacketView[] = [];
      const wanted = words.toLowerCase();
      for (const batch of batches()) {
        for (let index = 0; index < batch.packets && found.length < 100; index += 1) {
          const packet = packetAt(batch, index);
          const text = [packet.piece, packet.student, packet.ssid, ...packet.address].join(' ').toLowerCase();
          if (text.includes(wanted)) found.push(packet);
        }
      }
      return found;
    },
  };
}

function makeGroups(count: number): readonly ProblemGroupView[] {
  const codes = ['archive-truncated', 'pdf-damaged', 'pdf-password-protected', 'report-duplicate', 'address-outside-window', 'window-shows-other-text'] as const;
  return codes.map((code, index) => ({ code, severity: PROBLEM_SEVERITIES[code], count: index === 1 ? count : index + 1 }));
}

function problemAt(code: ProblemCode, index: number): ProblemView {
  return {
    code,
    severity: PROBLEM_SEVERITIES[code],
    downloadName: 'CAASPP_SSR_2025_Grade-3-to-8.zip',
    entry: `CAASPP_SSR_2025/19647330000000_6000001_05_${1_000_000_000 + index}_20250814.pdf`,
    firstPage: index % 2 === 0 ? null : 1,
    entryIndex: index,
    reportId: code === 'report-duplicate' ? `d0-e${index}-p1` : null,
    message: 'The file ends too early. Download it again from TOMS, then read the downloads again.',
  };
}
