/**
 * Opens entries one ahead of the one in work, so that reading and inflating go on meanwhile; two are in memory at a time.
 * Throws what opening throws, when that entry's turn has come.
 */
export async function* openAhead<Places>(sources: Iterable<readonly [entryIndex: number, places: Places]>, openEntry: (entryIndex: number) => Promise<Buffer>): AsyncGenerator<readonly [entryIndex: number, places: Places, bytes: Buffer]> {
  const open = (entryIndex: number): Promise<Buffer> => {
    const opening = openEntry(entryIndex);
    // Where the work ends before, nobody is left to hear of it.
    opening.catch(() => {});
    return opening;
  };
  let ahead: { readonly entryIndex: number; readonly places: Places; readonly opening: Promise<Buffer> } | null = null;
  for (const [entryIndex, places] of sources) {
    const now = ahead;
    ahead = { entryIndex, places, opening: open(entryIndex) };
    if (now) yield [now.entryIndex, now.places, await now.opening];
  }
  if (ahead) yield [ahead.entryIndex, ahead.places, await ahead.opening];
}
