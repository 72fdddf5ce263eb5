import { crc32, deflateSync } from '../../../files/unbroken-zlib';

/** A page drawn in PDFium's order of bytes: blue, green, red and one unused for each pixel, rows from the top. */
export type DrawnPage = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const DRAWN_BYTES = 4;
/** Colour types of PNG (ISO 15948, 11.2.2), with the bytes of a pixel. */
const GRAY = { type: 0, bytes: 1 } as const;
const RGB = { type: 2, bytes: 3 } as const;
/** Filter "up" (ISO 15948, 9.2): rows of a page repeat the row above, most of all where nothing stands. */
const UP = 2;
const BITS = 8;
const PER_METER = 1;
const METERS_PER_INCH = 0.0254;
/** A page compresses to some hundred kilobytes at once; more effort takes three times as long for a tenth less. */
const EFFORT = 3;

/** The page as a PNG with its resolution; in gray where no pixel has a colour, or where gray is wanted. */
export function encodePng(page: DrawnPage, { dpi, gray }: { readonly dpi: number; readonly gray: boolean }): Buffer {
  const color = gray || hasNoColor(page.pixels) ? GRAY : RGB;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(page.width, 0);
  header.writeUInt32BE(page.height, 4);
  header[8] = BITS;
  header[9] = color.type;
  const density = Buffer.alloc(9);
  const perMeter = Math.round(dpi / METERS_PER_INCH);
  density.writeUInt32BE(perMeter, 0);
  density.writeUInt32BE(perMeter, 4);
  density[8] = PER_METER;
  const rows = color === GRAY ? grayRows(page) : colorRows(page);
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('pHYs', density), chunk('IDAT', deflateSync(rows, { level: EFFORT })), chunk('IEND', Buffer.alloc(0))]);
}

function hasNoColor(pixels: Uint8Array): boolean {
  for (let at = 0; at < pixels.length; at += DRAWN_BYTES) if (pixels[at] !== pixels[at + 1] || pixels[at] !== pixels[at + 2]) return false;
  return true;
}

/** Rows with their filter byte, each as the difference from the row above. */
function grayRows({ width, height, pixels }: DrawnPage): Buffer {
  const rows = Buffer.alloc(height * (1 + width));
  let above = new Uint8Array(width);
  let row = new Uint8Array(width);
  for (let y = 0, from = 0, to = 0; y < height; y += 1) {
    rows[to++] = UP;
    for (let x = 0; x < width; x += 1, from += DRAWN_BYTES) {
      // Weights of ITU-R BT.601 in 256ths; a pixel without colour keeps its value.
      const value = (29 * pixels[from]! + 150 * pixels[from + 1]! + 77 * pixels[from + 2]!) >> 8;
      row[x] = value;
      rows[to++] = value - above[x]!;
    }
    [above, row] = [row, above];
  }
  return rows;
}

function colorRows({ width, height, pixels }: DrawnPage): Buffer {
  const rows = Buffer.alloc(height * (1 + width * RGB.bytes));
  const stride = width * DRAWN_BYTES;
  for (let y = 0, from = 0, to = 0; y < height; y += 1) {
    rows[to++] = UP;
    const up = y === 0 ? null : from - stride;
    for (let x = 0; x < width; x += 1, from += DRAWN_BYTES) {
      const above = up === null ? -1 : up + x * DRAWN_BYTES;
      for (let color = 2; color >= 0; color -= 1) rows[to++] = pixels[from + color]! - (above < 0 ? 0 : pixels[above + color]!);
    }
  }
  return rows;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
