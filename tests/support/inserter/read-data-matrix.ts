import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Picture } from '../pictures';

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) } });

/** What the Data Matrix symbols of a picture say, by ZXing, which shares nothing with the program's own writer. */
export async function readDataMatrix({ width, height, rgb }: Picture): Promise<readonly string[]> {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    data[to] = rgb[from]!;
    data[to + 1] = rgb[from + 1]!;
    data[to + 2] = rgb[from + 2]!;
  }
  const found = await readBarcodes({ data, width, height, colorSpace: 'srgb' }, { formats: ['DataMatrix'], tryHarder: true });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}
