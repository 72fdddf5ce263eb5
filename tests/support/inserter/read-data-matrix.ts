import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Picture } from '../pictures';

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) } });

/** What the Data Matrix symbols of a picture say, by ZXing, which shares nothing with the program's own writer. */
export async function readDataMatrix({ width, height, rgb }: Picture): Promise<readonly string[]> {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1) data.set(rgb.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
  const found = await readBarcodes({ data, width, height, colorSpace: 'srgb' }, { formats: ['DataMatrix'], tryHarder: true });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}
