import type { Manifest } from '@shared/domain/records/manifest';
import type { PieceOutcome } from '@shared/domain/printing/piece-outcome';
import type { PersonsWord } from '@main/ports/ledger';
import { pageText } from '../print-lab/prepared-folder';

/** What lies in the tray of a piece: whole copies, and whether there are sheets beside them. */
export type Copies = { readonly whole: number; readonly hasLooseSheets: boolean };

/** The sheets that came out, and those that a person took away again. */
export class PaperPile {
  private taken = new Map<string, number>();

  constructor(
    private readonly manifest: Manifest,
    /** The text of each page that came out, in order. */
    private readonly paper: () => Promise<readonly string[]>,
  ) {}

  /** How often each page lies there now. */
  private async counts(): Promise<(text: string) => number> {
    const counts = new Map<string, number>();
    for (const text of await this.paper()) counts.set(text, (counts.get(text) ?? 0) + 1);
    return (text) => (counts.get(text) ?? 0) - (this.taken.get(text) ?? 0);
  }

  private pagesOf(piece: number): readonly string[] {
    const packet = this.manifest.packets.find((one) => one.piece === piece);
    if (packet === undefined) throw new RangeError(`There is no piece ${piece}.`);
    return Array.from({ length: packet.pages }, (_, index) => pageText(packet.batch, packet.firstPage + index));
  }

  /** What lies there of each piece. */
  async copies(): Promise<ReadonlyMap<number, Copies>> {
    const lies = await this.counts();
    return new Map(
      this.manifest.packets.map(({ piece }) => {
        const each = this.pagesOf(piece).map(lies);
        const whole = Math.min(...each);
        return [piece, { whole, hasLooseSheets: Math.max(...each) > whole }];
      }),
    );
  }

  /** A person looks through the tray and says what becomes of pieces: of a good one, one whole copy stays; of any other, nothing. */
  async sort(words: ReadonlyMap<number, PersonsWord>): Promise<void> {
    const lies = await this.counts();
    for (const [piece, word] of words) {
      for (const text of this.pagesOf(piece)) this.taken.set(text, (this.taken.get(text) ?? 0) + lies(text) - (word === 'ok' ? 1 : 0));
    }
  }
}

/** What an outcome in the ledger says of the tray; null where it says nothing. */
export const copiesSaid = (outcome: PieceOutcome): number | null => (outcome === 'unknown' ? null : outcome === 'ok' ? 1 : 0);
