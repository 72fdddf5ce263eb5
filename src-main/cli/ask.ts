import { createInterface, type Interface } from 'node:readline';

/** Lines of standard input that nobody has asked for yet; null once it has ended. */
type Lines = { readonly waiting: string[]; isOver: boolean; take: ((line: string | null) => void) | null };

let reading: { readonly lines: Lines; readonly from: Interface } | null = null;

function startReading(): Lines {
  const lines: Lines = { waiting: [], isOver: false, take: null };
  const from = createInterface({ input: process.stdin });
  const hand = (line: string | null): void => {
    const { take } = lines;
    lines.take = null;
    if (take) take(line);
    else if (line !== null) lines.waiting.push(line);
  };
  from.on('line', hand);
  from.once('close', () => {
    lines.isOver = true;
    hand(null);
  });
  reading = { lines, from };
  return lines;
}

/** Asks a person at a terminal, or a script, for a line; null where the input has ended or the command is cancelled */
export async function askLine(question: string, signal: AbortSignal): Promise<string | null> {
  process.stderr.write(question);
  const lines = reading?.lines ?? startReading();
  const known = lines.waiting.shift();
  if (known !== undefined) return known;
  if (lines.isOver || signal.aborted) return null;
  return new Promise((resolve) => {
    const onAbort = (): void => lines.take?.(null);
    signal.addEventListener('abort', onAbort, { once: true });
    lines.take = (line) => {
      signal.removeEventListener('abort', onAbort);
      lines.take = null;
      resolve(line);
    };
  });
}

/** Ends the reading of standard input, which would keep the program alive; nothing where nothing was asked. */
export function endAsking(): void {
  if (reading === null) return;
  reading.from.close();
  process.stdin.destroy();
}
