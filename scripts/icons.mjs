/**
 * Draws the icon files of each platform from `assets/icons/icon.svg`, with `rsvg-convert` (Debian: librsvg2-bin).
 * Run by hand after a change of the drawing: `node scripts/icons.mjs`. The results are kept in git, since packaging would otherwise
 * have to download a converter.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { inRoot } from './setup/paths.mjs';

const LINUX_SIZES = [16, 32, 48, 64, 128, 256, 512];
const WINDOWS_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** Apple's icon types that hold a PNG, by their width in pixels. */
const APPLE_TYPES = { icp4: 16, icp5: 32, ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64, ic13: 256, ic14: 512 };

const draw = (size) =>
  execFileSync('rsvg-convert', ['-w', String(size), '-h', String(size), inRoot('assets', 'icons', 'icon.svg')], { maxBuffer: 1 << 26 });

/** An ICO file: a header, a directory with 16 bytes an image, the PNGs. */
function windowsIcon(sizes) {
  const images = sizes.map(draw);
  const header = Buffer.alloc(6 + 16 * sizes.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(sizes.length, 4);
  let offset = header.length;
  sizes.forEach((size, index) => {
    const at = 6 + 16 * index;
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(images[index].length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += images[index].length;
  });
  return Buffer.concat([header, ...images]);
}

/** An ICNS file: blocks of a type's four letters, a length that counts its own 8 bytes, and a PNG; the whole is such a block too. */
function appleIcon(types) {
  const block = (type, content) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(content.length + 8, 4);
    return Buffer.concat([head, content]);
  };
  return block('icns', Buffer.concat(Object.entries(types).map(([type, size]) => block(type, draw(size)))));
}

mkdirSync(inRoot('assets', 'icons', 'linux'), { recursive: true });
for (const size of LINUX_SIZES) writeFileSync(inRoot('assets', 'icons', 'linux', `${size}x${size}.png`), draw(size));
writeFileSync(inRoot('assets', 'icons', 'icon.png'), draw(1024));
writeFileSync(inRoot('assets', 'icons', 'icon.ico'), windowsIcon(WINDOWS_SIZES));
writeFileSync(inRoot('assets', 'icons', 'icon.icns'), appleIcon(APPLE_TYPES));
