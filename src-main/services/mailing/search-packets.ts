import { pieceDigits } from '@shared/domain/envelope/piece-number';
import { foldText } from '@shared/domain/packets/natural-order';
import type { Batch, Packet, RunPlan } from '@shared/domain/packets/plan';
import type { PacketView } from '@shared/ipc/views';
import { inSteps, type Steps } from '@shared/jobs/steps';
import { onceInSlices } from './once-in-slices';
import { packetView } from './plan-views';
import { tiesIn } from './student-ties';

/** The most packets that a search answers. */
const SEARCH_LIMIT = 100;

/** What packets are found by stands in one text for so many: tens of thousands of texts would be moved about by V8's collections, and hold up the window meanwhile. */
const PACKETS_OF_TEXT = 256;

/** What some packets of a batch, one behind the other, are found by: those of packet `first + n` begin at `starts[n]`, and end where the next one's begin. */
type SearchText = { readonly batch: Batch; readonly first: number; readonly text: string; readonly starts: readonly number[] };

/** Folded, and with a line's end, over which no word reaches. */
const factsOf = ({ piece, members }: Packet): string => `${foldText([pieceDigits(piece), ...members.flatMap(({ student, ssid, address }) => [student, ssid, ...(address?.lines ?? [])])].join(' '))}\n`;

function* makeSearchTexts({ batches }: RunPlan): Steps<readonly SearchText[]> {
  const texts: SearchText[] = [];
  for (const batch of batches) {
    for (let first = 0; first < batch.packets.length; first += PACKETS_OF_TEXT) {
      const starts = [0];
      const facts: string[] = [];
      let length = 0;
      yield* inSteps(batch.packets.slice(first, first + PACKETS_OF_TEXT), (packet) => {
        const ofPacket = factsOf(packet);
        facts.push(ofPacket);
        starts.push((length += ofPacket.length));
      });
      texts.push({ batch, first, text: facts.join(''), starts });
    }
  }
  return texts;
}

/** Made once a plan: people type letter by letter. */
const searchTexts = onceInSlices(makeSearchTexts);

/** The places in the batch of the packets that hold every word. */
function* placesWith({ text, starts, first }: SearchText, [word = '', ...others]: readonly string[]): Generator<number> {
  let packet = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, starts[packet])) {
    while ((starts[packet + 1] ?? Infinity) <= at) packet += 1;
    const facts = text.slice(starts[packet], starts[packet + 1]);
    if (others.every((other) => facts.includes(other))) yield first + packet;
    packet += 1;
  }
}

/** Packets whose pupil, SSID, piece number (as the window shows it or as it stands on a sheet) or address holds every word, in print order; case, accents and commas make no difference. */
export const searchPackets = async (plan: RunPlan, asked: string): Promise<readonly PacketView[]> => {
  const found: PacketView[] = [];
  // The longest is held by the fewest.
  const words = foldText(asked).split(/[\s,]+/).filter(Boolean).sort((a, b) => b.length - a.length);
  if (words.length === 0) return found;
  const ties = await tiesIn(plan);
  for (const text of await searchTexts(plan)) {
    for (const place of placesWith(text, words)) {
      const packet = text.batch.packets[place];
      if (packet) found.push(packetView(ties, packet, text.batch, place));
      if (found.length === SEARCH_LIMIT) return found;
    }
  }
  return found;
};
