import { describe, expect, it } from 'vitest';
import { corpusReport } from '../../bench/corpus/report';
import { expectBothReadSame, expectSamePages, leanPages, pdfiumPages } from '../../support/both-readers';
import { embeddedFontPdf } from '../../support/fixtures/embedded-font-pdf';

describe('fonts that earlier files brought', () => {
  it('are read in each report as PDFium reads them', async () => {
    for (const number of [1, 2, 3, 4]) {
      const bytes = corpusReport({ number, pages: 3, fonts: 'fixed' });
      const read = leanPages(bytes);
      if (!read.ok) throw new Error(read.reason);
      expectSamePages(read.pages, await pdfiumPages(bytes));
    }
  });

  it('are others where their program is the same and their widths or meanings are not', async () => {
    const content = 'BT /S 12 Tf 72 700 Td (one row of words) Tj /C 12 Tf 0 -20 Td <00240025> Tj ET';
    const fileOf = (width: number, letter: string): Buffer =>
      embeddedFontPdf({ pages: [{ content }], widths: Array.from({ length: 224 }, () => width), characters: `<0024> <${letter}>\n<0025> <0062>` });
    for (const [width, letter] of [[400, '0061'], [400, '0061'], [700, '0061'], [400, '0063'], [400, '0061'], [700, '0063']] as const) {
      const [page] = await expectBothReadSame(fileOf(width, letter));
      expect(page?.text).toContain(String.fromCharCode(parseInt(letter, 16)));
    }
  });
});
