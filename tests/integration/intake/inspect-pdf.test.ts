import { PDFDocument, PDFName, PDFNumber, type PDFRef, PDFString, StandardFonts, degrees, rgb } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { overlaps, unionAll } from '@shared/domain/geometry/rect';
import type { PageContent } from '@shared/domain/ssr/page-content';
import { inspectPdf } from '@main/intake/pdf/inspect-pdf';
import { addReportPages, reportPdf } from '../../support/fixtures/report-pdf';
import { cairo, ghostscript, mutool, qpdf } from '../../support/fixtures/producers';

const inspect = (bytes: Buffer) => inspectPdf(bytes, { wantsPositions: () => true });

const pagesOf = async (bytes: Buffer): Promise<readonly PageContent[]> => {
  const read = await inspect(bytes);
  if (!read.ok) throw new Error(read.code);
  return read.pages;
};

const codeOf = async (bytes: Buffer): Promise<string> => {
  const read = await inspect(bytes);
  return read.ok ? 'ok' : read.code;
};

const saved = async (document: PDFDocument): Promise<Buffer> => Buffer.from(await document.save());

const wordBox = (page: PageContent, text: string) => page.words.find((word) => word.text === text)?.box;

describe('inspectPdf', () => {
  it('reads pages, sizes, text and the boxes of words to the ink', async () => {
    const pages = await pagesOf(await reportPdf());
    expect(pages.map(({ widthPt, heightPt }) => [widthPt, heightPt])).toEqual(Array.from({ length: 4 }, () => [612, 792]));
    expect(pages[0]?.text.split('\n')).toContain('1234 Orchard Lane');
    const orchard = pages[0]?.words.find(({ text }) => text === 'Orchard');
    // Helvetica 9 pt on the baseline at 207: capitals and ascenders are 6.6 pt high.
    expect(orchard?.box[1]).toBeCloseTo(207 - 6.6, 0);
    expect(orchard?.box[3]).toBeCloseTo(207.1, 0);
    expect(orchard?.fontSizePt).toBeCloseTo(9, 3);
    expect(pages[0]?.ink.filter(({ what, white }) => what === 'shape' && !white)).toHaveLength(12);
  });

  it.each([
    ['qpdf, linearized', (bytes: Buffer) => qpdf(bytes, ['--linearize'])],
    ['qpdf, object streams', (bytes: Buffer) => qpdf(bytes, ['--object-streams=generate'])],
    ['qpdf, owner password', (bytes: Buffer) => qpdf(bytes, ['--encrypt', '', 'owner', '256', '--extract=n', '--'])],
    ['qpdf, encrypted object streams', (bytes: Buffer) => qpdf(bytes, ['--object-streams=generate', '--encrypt', '', 'owner', '128', '--use-aes=y', '--'])],
    ['qpdf, linearized and encrypted', (bytes: Buffer) => qpdf(bytes, ['--linearize', '--object-streams=generate', '--encrypt', '', 'owner', '256', '--'])],
    ['qpdf, plain text form', (bytes: Buffer) => qpdf(bytes, ['--qdf', '--object-streams=disable'])],
    ['qpdf, old encryption', (bytes: Buffer) => qpdf(bytes, ['--allow-weak-crypto', '--encrypt', '', 'owner', '40', '--'])],
    ['mutool', mutool],
    ['Ghostscript', ghostscript],
    ['Cairo', cairo],
  ] as const)('reads the same from what %s writes', async (name, write) => {
    const original = await pagesOf(await reportPdf());
    const pages = await pagesOf(write(await reportPdf()));
    expect(pages.map(({ text }) => text.split(/\s+/))).toEqual(original.map(({ text }) => text.split(/\s+/)));
    for (const word of ['Orchard', 'Sacramento,', '95814-2345']) {
      const [box, expected] = [wordBox(pages[0]!, word), wordBox(original[0]!, word)];
      expect(box?.map((edge, index) => Math.abs(edge - expected![index]!) < 1)).toEqual([true, true, true, true]);
    }
    expect(pages[0]?.words.find(({ text }) => text === 'Orchard')?.fontSizePt).toBeCloseTo(9, 0);
    if (name.startsWith('qpdf') || name === 'mutool') expect(pages.map(({ contentKey }) => contentKey)).toEqual(original.map(({ contentKey }) => contentKey));
  });

  it('gives a page the same key in a combined file, and different pages different keys', async () => {
    const combined = await PDFDocument.create();
    await addReportPages(combined, { ssid: '1111111111', student: 'Blake Sample' });
    const single = await PDFDocument.load(await reportPdf());
    for (const page of await combined.copyPages(single, [0, 1, 2, 3])) combined.addPage(page);
    const keys = (await pagesOf(await saved(combined))).map(({ contentKey }) => contentKey);
    expect(keys.slice(4)).toEqual((await pagesOf(await reportPdf())).map(({ contentKey }) => contentKey));
    expect(new Set(keys).size).toBe(8);
  });

  it('tells pages of pictures apart by their pictures', async () => {
    const document = await PDFDocument.create();
    for (const shade of ['00', 'ff']) {
      const page = document.addPage([612, 792]);
      const stream = document.context.flateStream(Buffer.from(shade.repeat(64), 'hex'), { Type: 'XObject', Subtype: 'Image', Width: 8, Height: 8, ColorSpace: 'DeviceGray', BitsPerComponent: 8 });
      page.node.setXObject(PDFName.of('Im0'), document.context.register(stream));
      page.node.set(PDFName.of('Contents'), document.context.register(document.context.stream('q 612 0 0 792 0 0 cm /Im0 Do Q')));
    }
    const [dark, light] = await pagesOf(await saved(document));
    expect(dark?.contentKey).not.toBe(light?.contentKey);
    expect(dark?.ink).toEqual([{ what: 'image', box: [0, 0, 612, 792], white: false }]);
  });

  it('resolves rotation, crop and a box off the origin', async () => {
    const upright = await pagesOf(await reportPdf({ pages: 1 }));
    const expected = wordBox(upright[0]!, 'Orchard')!;
    for (const angle of [0, 90, 180, 270]) {
      const document = await PDFDocument.create();
      const [form] = await document.embedPdf(await reportPdf({ pages: 1 }));
      const turned = angle % 180 !== 0;
      const page = document.addPage(turned ? [900, 800] : [800, 900]);
      page.setMediaBox(-50, -20, turned ? 900 : 800, turned ? 800 : 900);
      page.setCropBox(10, 30, turned ? 792 : 612, turned ? 612 : 792);
      page.setRotation(degrees(angle));
      const place = { 0: [10, 30], 90: [10 + 792, 30], 180: [10 + 612, 30 + 792], 270: [10, 30 + 612] }[angle]!;
      page.drawPage(form!, { x: place[0]!, y: place[1]!, rotate: degrees(angle) });
      const [seen] = await pagesOf(await saved(document));
      expect([seen?.widthPt, seen?.heightPt]).toEqual([612, 792]);
      expect(wordBox(seen!, 'Orchard')?.map((edge, index) => Math.abs(edge - expected[index]!) < 0.5)).toEqual([true, true, true, true]);
      expect(seen?.ink.map(({ box }) => box.map(Math.round))).toEqual(upright[0]?.ink.map(({ box }) => box.map(Math.round)));
    }
  });

  it('reads a turned page as its upright twin: text, words, ink and key', async () => {
    const upright = await pagesOf(await reportPdf());
    for (const angle of [90, 180, 270]) {
      const forms = await PDFDocument.load(await reportPdf());
      const document = await PDFDocument.create();
      for (const form of await document.embedPages(forms.getPages())) {
        const page = document.addPage(angle === 180 ? [612, 792] : [792, 612]);
        page.setRotation(degrees(angle));
        const place = { 90: [792, 0], 180: [612, 792], 270: [0, 612] }[angle]!;
        page.drawPage(form, { x: place[0]!, y: place[1]!, rotate: degrees(angle) });
      }
      const turned = await pagesOf(await saved(document));
      expect(turned.map(({ text }) => text)).toEqual(upright.map(({ text }) => text));
      expect(turned.map(({ words }) => words.map(({ text }) => text))).toEqual(upright.map(({ words }) => words.map(({ text }) => text)));
      for (const [index, { ink }] of turned.entries()) expect(ink.map(({ box }) => box.map(Math.round))).toEqual(upright[index]?.ink.map(({ box }) => box.map(Math.round)));
    }
  });

  it('reads a page that stands twice in a file the same both times', async () => {
    const document = await PDFDocument.create();
    const [form] = await document.embedPdf(await reportPdf({ pages: 1 }));
    const page = document.addPage([792, 612]);
    page.setRotation(degrees(90));
    page.drawPage(form!, { x: 792, y: 0, rotate: degrees(90) });
    const kids = document.catalog.Pages().Kids();
    kids.push(page.ref);
    document.catalog.Pages().set(PDFName.of('Count'), PDFNumber.of(2));
    const [first, second] = await pagesOf(await saved(document));
    expect([second?.widthPt, second?.heightPt]).toEqual([612, 792]);
    expect(second).toEqual(first);
  });

  it('cuts what is drawn to its clip, in forms too', async () => {
    const inner = await PDFDocument.create();
    const page = inner.addPage([612, 792]);
    page.node.set(PDFName.of('Contents'), inner.context.register(inner.context.stream('q 100 500 50 40 re W n 0.2 g 0 0 612 792 re f Q')));
    const outer = await PDFDocument.create();
    const [form] = await outer.embedPdf(await saved(inner));
    outer.addPage([612, 792]).drawPage(form!, { x: 10, y: 20, width: 306, height: 396 });
    const [seen] = await pagesOf(await saved(outer));
    expect(seen?.ink.map(({ box }) => box.map(Math.round))).toEqual([[60, 792 - 20 - 270, 85, 792 - 20 - 250]]);
  });

  it('tells lines as lines, and knows white from ink', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([612, 792]);
    page.drawRectangle({ x: 0, y: 0, width: 612, height: 792, color: rgb(1, 1, 1) });
    page.drawRectangle({ x: 20, y: 20, width: 572, height: 752, borderColor: rgb(0, 0, 0), borderWidth: 2 });
    const [seen] = await pagesOf(await saved(document));
    expect(seen?.ink[0]).toEqual({ what: 'shape', box: [0, 0, 612, 792], white: true });
    const frame = seen?.ink.slice(1) ?? [];
    expect(frame.length).toBeGreaterThanOrEqual(4);
    for (const { box } of frame) expect(Math.min(box[2] - box[0], box[3] - box[1])).toBeLessThanOrEqual(2.01);
  });

  /** The page that a content stream draws, with a font and a transparent state at hand. */
  const drawn = async (content: string): Promise<PageContent> => {
    const document = await PDFDocument.create();
    const page = document.addPage([612, 792]);
    const font = await document.embedFont(StandardFonts.Helvetica);
    page.node.setFontDictionary(PDFName.of('F0'), font.ref);
    page.node.setExtGState(PDFName.of('G0'), document.context.obj({ ca: 0, CA: 0 }));
    page.node.set(PDFName.of('Contents'), document.context.register(document.context.stream(content)));
    const [seen] = await pagesOf(await saved(document));
    return seen!;
  };

  it('tells a white box with a border by its border, round corners too', async () => {
    const square = await drawn('1 g 0 G 2 w 100 500 200 100 re B');
    const round = await drawn('1 g 0 G 2 w 110 500 m 290 500 l 295 500 300 505 300 510 c 300 590 l 300 595 295 600 290 600 c 110 600 l 105 600 100 595 100 590 c 100 510 l 100 505 105 500 110 500 c h B');
    for (const { ink } of [square, round]) {
      expect(ink.filter(({ white }) => white).map(({ box }) => [box[2] - box[0] > 190, box[3] - box[1] > 90])).toEqual([[true, true]]);
      const border = ink.filter(({ white }) => !white);
      expect(border.length).toBeGreaterThanOrEqual(4);
      const inside = [115, 792 - 585, 285, 792 - 515] as const;
      expect(border.some(({ box }) => overlaps(inside, box))).toBe(false);
      const edges = unionAll(border.map(({ box }) => box));
      expect(edges?.map(Math.round)).toEqual([99, 792 - 601, 301, 792 - 499]);
    }
    expect((await drawn('0.9 g 0 G 100 500 200 100 re B')).ink.some(({ box, white }) => !white && box[2] - box[0] > 190 && box[3] - box[1] > 90)).toBe(true);
  });

  it.each([
    ['plain', 'BT /F0 12 Tf 100 700 Td (Word) Tj ET', false],
    ['outlined', 'BT /F0 12 Tf 1 Tr 100 700 Td (Word) Tj ET', false],
    ['outlined, its fill white', 'BT /F0 12 Tf 1 g 2 Tr 100 700 Td (Word) Tj ET', false],
    ['with a clip around it', 'q 90 690 100 40 re W n BT /F0 12 Tf 100 700 Td (Word) Tj ET Q', false],
    ['invisible', 'BT /F0 12 Tf 3 Tr 100 700 Td (Word) Tj ET', true],
    ['transparent', '/G0 gs BT /F0 12 Tf 100 700 Td (Word) Tj ET', true],
    ['white', 'BT /F0 12 Tf 1 g 100 700 Td (Word) Tj ET', true],
    ['clipped away', 'q 300 100 50 50 re W n BT /F0 12 Tf 100 700 Td (Word) Tj ET Q', true],
  ] as const)('tells whether a word can show: %s', async (_, content, hidden) => {
    const { words, text } = await drawn(content);
    expect(text).toBe('Word');
    expect(words.map((word) => word.hidden === true)).toEqual([hidden]);
  });

  it('tells what annotations and fields print as ink, on a turned page too', async () => {
    for (const angle of [0, 90]) {
      const document = await PDFDocument.create();
      const page = document.addPage(angle === 0 ? [612, 792] : [792, 612]);
      page.setRotation(degrees(angle));
      const { context } = document;
      const annotation = (flags: number, content: string, more: Record<string, string> = {}) =>
        context.register(context.obj({ Type: 'Annot', Subtype: 'Stamp', F: flags, Rect: [100, 200, 150, 220], AP: { N: context.register(context.stream(content, { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 50, 20] })) }, ...more }));
      const mark = '0 0 50 20 re f';
      page.node.set(PDFName.of('Annots'), context.obj([annotation(4, mark), annotation(0, mark), annotation(4 | 2, mark), annotation(4, '/Tx BMC EMC'), annotation(4, mark, { Subtype: 'Link' })]));
      const [seen] = await pagesOf(await saved(document));
      expect(seen?.ink.map(({ what, box, white }) => ({ what, box: box.map(Math.round), white }))).toEqual([{ what: 'shape', box: angle === 0 ? [100, 572, 150, 592] : [200, 100, 220, 150], white: false }]);
    }
  });

  it('leaves out what annotations in hidden layers would print', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([612, 792]);
    const { context } = document;
    const [shown, hidden] = ['Shown', 'Draft'].map((name) => context.register(context.obj({ Type: 'OCG', Name: PDFString.of(name) })));
    document.catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: [shown!, hidden!], D: { OFF: [hidden!] } }));
    const stamp = (left: number, layer: PDFRef) =>
      context.register(context.obj({ Type: 'Annot', Subtype: 'Stamp', F: 4, OC: layer, Rect: [left, 200, left + 50, 220], AP: { N: context.register(context.stream('0 0 50 20 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 50, 20] })) } }));
    page.node.set(PDFName.of('Annots'), context.obj([stamp(100, hidden!), stamp(200, shown!)]));
    const [seen] = await pagesOf(await saved(document));
    expect(seen?.ink.map(({ box }) => box.map(Math.round))).toEqual([[200, 572, 250, 592]]);
  });

  it('keeps signs as printed, and expands ligatures', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([612, 792]);
    const { context } = document;
    const map = '/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange 3 beginbfchar <41> <FB01> <42> <FF1A> <43> <FE8D> endbfchar endcmap end end';
    const font = context.register(context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica', ToUnicode: context.register(context.stream(map)) }));
    page.node.setFontDictionary(PDFName.of('F0'), font);
    page.node.set(PDFName.of('Contents'), context.register(context.stream('BT /F0 12 Tf 100 700 Td (AB) Tj ET')));
    const [seen] = await pagesOf(await saved(document));
    expect(seen?.text).toBe('fi：');
    expect(seen?.words.map(({ text }) => text)).toEqual(['fi：']);
  });

  it('keeps a hyphen at the end of a line and the line behind it', async () => {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    const page = document.addPage([612, 792]);
    page.drawText('PARENT-', { x: 72, y: 700, font, size: 12 });
    page.drawText('GUARDIAN OF', { x: 72, y: 685, font, size: 12 });
    const [seen] = await pagesOf(await saved(document));
    expect(seen?.text).toBe('PARENT-\nGUARDIAN OF');
    expect(seen?.words.map(({ text }) => text)).toEqual(['PARENT-', 'GUARDIAN', 'OF']);
  });

  it('says why a file is not read', async () => {
    expect(await codeOf(Buffer.alloc(0))).toBe('pdf-empty');
    expect(await codeOf(Buffer.from('<!doctype html><title>Sign in</title>'))).toBe('pdf-not-a-pdf');
    expect(await codeOf(Buffer.from('PK\u0003\u0004 and more'))).toBe('pdf-not-a-pdf');
    expect(await codeOf(Buffer.from('%PDF-1.7\n1 0 obj\n'))).toBe('pdf-damaged');
    const none = await PDFDocument.create();
    expect(await codeOf(Buffer.from(await none.save({ addDefaultPage: false })))).toBe('pdf-no-pages');
  });

  it('names a file that asks for a password', async () => {
    expect(await codeOf(qpdf(await reportPdf(), ['--encrypt', 'user', 'owner', '256', '--']))).toBe('pdf-password-protected');
  });

  it('reads junk in front, and pages without resources or content', async () => {
    expect(await pagesOf(Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), await reportPdf()]))).toHaveLength(4);
    const empty = await PDFDocument.create();
    empty.addPage([612, 792]);
    expect((await pagesOf(await saved(empty)))[0]).toMatchObject({ text: '', words: [], ink: [] });
  });
});
