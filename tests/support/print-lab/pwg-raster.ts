import { open } from 'node:fs/promises';

/** How a PWG raster document tells its printer to print its first page (PWG 5102.4, table 3). */
export type PwgPageHeader = { readonly twoSided: boolean; readonly shortEdge: boolean; readonly color: boolean; readonly pageSizePt: readonly [width: number, height: number] };

const HEADER_AT = 4;
const HEADER_BYTES = 1796;
const SRGB = 19;

export async function readPwgPageHeader(path: string): Promise<PwgPageHeader> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(HEADER_AT + HEADER_BYTES), 0, HEADER_AT + HEADER_BYTES, 0);
    if (buffer.toString('latin1', 0, HEADER_AT) !== 'RaS2') throw new Error(`${path} is no PWG raster.`);
    const word = (offset: number): number => buffer.readUInt32BE(HEADER_AT + offset);
    return { twoSided: word(272) === 1, shortEdge: word(368) === 1, color: word(400) === SRGB, pageSizePt: [word(352), word(356)] };
  } finally {
    await file.close();
  }
}
