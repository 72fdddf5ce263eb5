/**
 * Makes the small fonts in this folder from the complete Noto fonts.
 *
 * Run it in a scratch folder with the packages that README.md names:
 *   node <checkout>/assets/sample/fonts/subset.mjs
 * A font keeps printable Latin text or, for the other scripts, just the characters that the sample's phrases use.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const scratchRequire = createRequire(join(process.cwd(), 'package.json'));
const subsetFont = scratchRequire('subset-font');

const fontsFolder = dirname(fileURLToPath(import.meta.url));
const phrasesFolder = resolve(fontsFolder, '../../../src-main/sample/phrases');
const charactersOf = async (file, pattern) => [...new Set((await readFile(join(phrasesFolder, file), 'utf8')).match(pattern) ?? [])].join('');

const range = (first, last) => Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('');
const latin = `${range(0x20, 0x7e)}${range(0xa0, 0x17f)}ƠơƯư${range(0x1ea0, 0x1ef9)}–—‘’“”…•`;
const arabic = ` .,:-${await charactersOf('arabic.ts', /\p{Script=Arabic}|[،؛؟]/gu)}`;
const chinese = await charactersOf('chinese.ts', /\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/gu);
const korean = await charactersOf('korean.ts', /\p{Script=Hangul}/gu);

// Tajawal draws each Arabic letter with its dots as one glyph; fonts that place dots as marks lose them when text is copied from a PDF.
const families = [
  ['noto-sans', 'NotoSans', latin, ['kern']],
  ['tajawal', 'Tajawal', arabic, ['init', 'medi', 'fina', 'isol', 'rlig', 'ccmp']],
  ['noto-sans-tc', 'NotoSansTC', chinese, []],
  ['noto-sans-kr', 'NotoSansKR', korean, []],
];
for (const [packageName, fileName, characters, keepFeatures] of families) {
  for (const weight of ['400Regular', '700Bold']) {
    const source = scratchRequire.resolve(`@expo-google-fonts/${packageName}/${weight}/${fileName}_${weight}.ttf`);
    const target = join(fontsFolder, `${packageName}-${weight.slice(3).toLowerCase()}.ttf`);
    await writeFile(target, await subsetFont(await readFile(source), characters, { targetFormat: 'sfnt', keepFeatures, noHinting: true }));
  }
}
