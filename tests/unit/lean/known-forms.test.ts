import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { corpusReport } from '../../bench/corpus/report';
import { expectSamePages, leanPages, pdfiumPages } from '../../support/both-readers';

const pagesOf = (bytes: Buffer, wantsPositions: boolean) => {
  const read = leanPages(bytes, () => wantsPositions);
  if (!read.ok) throw new Error(read.reason);
  return read.pages;
};

/** A page that draws one form twice: small, then twice as large and in another colour. */
const pageWithForm = (content: string, resources = '<<>>'): Buffer => {
  const data = deflateSync(Buffer.from(content, 'latin1'));
  const drawing = Buffer.from('q 1 0 0 1 50 60 cm /A Do Q q 2 0 0 2 10 400 cm 0 0 1 rg /A Do Q', 'latin1');
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  const add = (entries: string, stream?: Buffer): void => {
    offsets.push(parts.reduce((sum, part) => sum + part.length, 0));
    parts.push(Buffer.from(`${offsets.length} 0 obj\n${entries}`), ...(stream ? [Buffer.from('\nstream\n'), stream, Buffer.from('\nendstream')] : []), Buffer.from('\nendobj\n'));
  };
  add('<</Type/Catalog/Pages 2 0 R>>');
  add('<</Type/Pages/Count 1/Kids[3 0 R]>>');
  add('<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</XObject<</A 5 0 R>>>>/Contents 4 0 R>>');
  add(`<</Length ${drawing.length}>>`, drawing);
  add(`<</Type/XObject/Subtype/Form/BBox[0 0 200 120]/Resources${resources}/Filter/FlateDecode/Length ${data.length}>>`, data);
  const start = parts.reduce((sum, part) => sum + part.length, 0);
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(Buffer.from(`xref\n0 6\n0000000000 65535 f \n${lines}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
};

describe('forms that were read before', () => {
  it('give the same pages again, with positions and without, as PDFium does', async () => {
    const bytes = corpusReport({ number: 41, pages: 5, fonts: 'vary' });
    const first = pagesOf(bytes, true);
    expect(pagesOf(bytes, true)).toEqual(first);
    expect(pagesOf(bytes, false)).toEqual(first.map((page) => ({ ...page, words: [], ink: [] })));
    expectSamePages(first, await pdfiumPages(bytes));
  });

  it('are drawn in the colour, place and box of each page', async () => {
    const content = '10 10 30 20 re f 1 1 1 rg 60 10 30 20 re f 0 G 100 10 m 150 40 l S';
    for (const bytes of [pageWithForm(content), pageWithForm(content)]) {
      const pages = pagesOf(bytes, true);
      expect(pages[0]?.ink).toHaveLength(6);
      expectSamePages(pages, await pdfiumPages(bytes));
    }
  });

  it('are carried out anew where a resource decides what they draw', () => {
    const content = '/State gs 10 10 30 20 re S';
    const wide = (width: number): Buffer => pageWithForm(content, `<</ExtGState<</State<</LW ${width}>>>>>>`);
    const inkOf = (bytes: Buffer) => pagesOf(bytes, true)[0]?.ink[0]?.box;
    const thin = inkOf(wide(1));
    expect(inkOf(wide(9))).not.toEqual(thin);
    expect(inkOf(wide(1))).toEqual(thin);
  });
});
