import { describe, expect, it } from 'vitest';
import { findAddress } from '@shared/domain/ssr/address-block';
import { textRuns } from '@shared/domain/ssr/text-runs';
import { pdfiumPages } from '../../support/both-readers';
import { embeddedFontPdf } from '../../support/fixtures/embedded-font-pdf';
import { bothRead } from '../../support/shown-texts';

/** A cluster as browsers draw it: one mark says what all its glyphs mean. The fixture's glyphs are 6.67 and 7.2 pt wide at 12 pt. */
const cluster = (x: number, meaning: string): string => {
  const units = Buffer.from(meaning, 'utf16le').swap16().toString('hex');
  return `/Span<</ActualText<feff${units}>>>BDC BT /C 12 Tf ${x} 700 Td <0027> Tj 8 0 Td <0027> Tj EMC ET`;
};
const letter = (x: number): string => `BT /C 12 Tf ${x} 700 Td <0026> Tj ET`;
const space = (x: number): string => `BT /C 12 Tf ${x} 700 Td <0003> Tj ET`;

/** A letter, its cluster and another one, a space, and the same again. */
const CONTENT = [cluster(72, 'ਸਿੰ'), letter(88), space(96.1), cluster(99.5, 'ਕੌ'), letter(115.5)];
const pdf = { pages: [{ content: CONTENT.join('\n') }], characters: '<0026> <0A18>\n<0027> <0A38>\n<0003> <0020>' };

describe('a word of a script whose letters are drawn in clusters', () => {
  it('goes on the word before where no space is drawn, as both readers tell', async () => {
    const [lean] = await bothRead(pdf);
    const [careful] = await pdfiumPages(embeddedFontPdf(pdf));
    for (const page of [lean, careful]) {
      expect(page?.words.map(({ text, goesOn }) => [text, goesOn ?? false])).toEqual([['ਸਿੰ', false], ['ਘ', true], ['ਕੌ', false], ['ਘ', true]]);
      expect(textRuns(page?.words ?? []).map(({ text }) => text)).toEqual(['ਸਿੰਘ ਕੌਘ']);
    }
  });

  it('goes on however far away its letters are, as of an address', () => {
    const word = (text: string, x: number, top: number, goesOn = false) => ({ text, box: [x, top, x + 10, top + 8] as const, fontSizePt: 9, ...(goesOn ? { goesOn } : {}) });
    const words = [word('မော', 72, 200), word('င်', 98, 200, true), word('12', 72, 212), word('Elm', 86, 212), word('St', 100, 212), word('Weed,', 72, 224), word('CA', 86, 224), word('96094', 100, 224)];
    expect(findAddress(words)?.lines).toEqual(['မောင်', '12 Elm St', 'Weed, CA 96094']);
  });
});
