import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findEnvelopePreset } from '@shared/domain/envelope/presets';
import { judgeWindow } from '@shared/domain/envelope/judge-window';
import type { PageContent } from '@shared/domain/ssr/page-content';
import { mayCarryAddress } from '@shared/domain/ssr/may-carry-address';
import { recogniseReports } from '@shared/domain/ssr/recognise-reports';
import { inspectPdf } from '@main/intake/pdf/inspect-pdf';
import { listDownload } from '@main/intake/listing/list-download';
import { readEntry } from '@main/intake/read-entry';
import { makeSample } from '@main/sample/make-sample';
import { corpusReport } from '../../bench/corpus/report';
import { expectBothReadSame, expectSamePages, leanPages, leanPagesBesidePdfium, pdfiumPages } from '../../support/both-readers';
import { embeddedFontPdf } from '../../support/fixtures/embedded-font-pdf';
import { cairo, ghostscript, mutool, qpdf } from '../../support/fixtures/producers';

const scratch = mkdtempSync(join(tmpdir(), 'foldline-lean-'));
const samplePath = join(scratch, 'sample.zip');

beforeAll(async () => {
  await makeSample({ out: samplePath, reports: 40, seed: 7 });
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const standardFontsPdf = (): Buffer =>
  embeddedFontPdf({ pages: [{ content: 'BT /H 12 Tf 72 700 Td (Jordan Sample, 123 Main St.) Tj 0 -14 Td (Los Angeles, CA 90012) Tj ET BT /H 9 Tf 72 600 Td [(caf\\351 (r\\351sum\\351)) -300 (\\226 fin)] TJ ET' }] });

const envelope = findEnvelopePreset('us-10-left')!;

/** What recognition makes of pages: kinds, copies, numbers, names, addresses, and whether each shows in the window. */
const recognised = (entry: string, pages: readonly PageContent[]) => {
  const { reports, unassigned } = recogniseReports({ entry, pages });
  return {
    unassigned,
    reports: reports.map((report) => {
      const page = pages[report.firstPage - 1]!;
      const window = judgeWindow({ address: report.address, words: page.words.filter(({ hidden }) => hidden !== true), ink: page.ink }, envelope);
      return { ...report, address: report.address?.lines, window };
    }),
  };
};

/** Reads by both, and where the lean reader takes the file holds everything against PDFium's; gives why it was left alone. */
const compared = async (name: string, bytes: Buffer): Promise<string | null> => {
  const lean = leanPages(bytes, mayCarryAddress);
  if (!lean.ok) return lean.reason;
  const careful = await pdfiumPages(bytes, mayCarryAddress);
  expectSamePages(lean.pages, careful);
  expect(recognised(name, lean.pages)).toEqual(recognised(name, careful));
  return null;
};

describe('the lean reader tells what PDFium tells', () => {
  it('of a sample in all its languages, and leaves alone only what it does not read', async () => {
    const { entries } = await listDownload(samplePath, new AbortController().signal);
    const reasons = new Map<string, number>();
    for (const entry of entries) {
      if (entry.kind !== 'inspect') continue;
      const reason = (await compared(entry.name, await readEntry(entry.source))) ?? 'read';
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    expect([...reasons.keys()].filter((reason) => !['read', 'no-cross-reference'].includes(reason))).toEqual([]);
    expect(reasons.get('read')).toBeGreaterThan(38);
  });

  it.each(['fixed', 'vary'] as const)('of reports with embedded fonts: %s', async (fonts) => {
    for (let number = 1; number <= 5; number++) expect(await compared('1.pdf', corpusReport({ number, pages: 4, fonts }))).toBeNull();
  });

  it.each([
    ['qpdf, object streams', (bytes: Buffer) => qpdf(bytes, ['--object-streams=generate']), null],
    ['qpdf, plain text form', (bytes: Buffer) => qpdf(bytes, ['--qdf', '--object-streams=disable']), null],
    ['qpdf, encrypted', (bytes: Buffer) => qpdf(bytes, ['--encrypt', '', 'owner', '256', '--']), null],
    ['mutool', mutool, null],
    ['Ghostscript', ghostscript, null],
    ['Cairo', cairo, null],
    ['Ghostscript, CFF fonts', () => ghostscript(standardFontsPdf(), ['-c', '<</NeverEmbed [ ]>> setdistillerparams', '-f']), null],
    ['Cairo, CFF fonts', () => cairo(standardFontsPdf()), null],
  ] as const)('of what %s writes', async (_name, write, reason) => {
    expect(await compared('1.pdf', write(corpusReport({ number: 1, pages: 2, fonts: 'fixed' })))).toBe(reason);
  });
});

describe('what is not understood is left to PDFium, with the reason', () => {
  const careful = async (bytes: Buffer): Promise<string | null | undefined> => {
    const read = await inspectPdf(bytes, { wantsPositions: () => true });
    if (!read.ok) throw new Error(read.code);
    return read.careful;
  };
  const page = (content: string, more = ''): Buffer => embeddedFontPdf({ pages: [{ content, more }] });

  it.each([
    ['nothing of the kind', page('BT /S 12 Tf 72 700 Td (Jordan) Tj ET'), null],
    ['a tab for a space', embeddedFontPdf({ pages: [{ content: 'BT /C 12 Tf 72 700 Td <002700060027> Tj ET' }], characters: '<0006> <0009>\n<0027> <0041>' }), null],
    ['a control for a character', embeddedFontPdf({ pages: [{ content: 'BT /C 12 Tf 72 700 Td <0006> Tj ET' }], characters: '<0027> <0041>' }), 'character-without-meaning'],
    ['a font that says nothing of its codes', page('BT /C 12 Tf 72 700 Td <0026> Tj ET'), 'font-encoding'],
    ['letters of unknown direction in a right-to-left line', embeddedFontPdf({ pages: [{ content: 'BT /C 12 Tf 72 700 Td <00260027> Tj ET' }], characters: '<0026> <05D0>\n<0027> <0710>' }), 'right-to-left'],
    ['right-to-left letters drawn mirrored', embeddedFontPdf({ pages: [{ content: 'BT /C 12 Tf -1 0 0 1 72 700 Tm <0026> Tj ET' }], characters: '<0026> <05D0>' }), 'right-to-left'],
    ['an inline image', page('q 10 0 0 10 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q'), 'inline-image'],
    ['text that stands for other text and names its language', page('/Span<</ActualText<feff001b0065006e001b0061>>>BDC BT /S 12 Tf 72 700 Td (Jordan) Tj ET EMC'), 'replaced-text'],
    ['a font that the page does not have', page('BT /Nothing 12 Tf 72 700 Td (Jordan) Tj ET'), 'resources'],
    ['a stamp', page('BT /S 12 Tf 72 700 Td (Jordan) Tj ET', '/Annots[<</Type/Annot/Subtype/Stamp/Rect[0 0 9 9]/F 4>>]'), 'annotation'],
  ] as const)('%s', async (_what, bytes, reason) => {
    expect(await careful(bytes)).toBe(reason);
  });

  it('a font that is not embedded, until PDFium runs and can be asked of it', async () => {
    const bytes = page('BT /H 12 Tf 72 700 Td (Jordan) Tj ET');
    expect(leanPages(bytes)).toEqual({ ok: false, reason: 'font-not-embedded' });
    await careful(bytes);
    expect(await careful(bytes)).toBeNull();
  });

  it('and so one whose file tells what its codes mean, as FPDF writes it', async () => {
    const [read] = await expectBothReadSame(page('BT /O 12 Tf 72 700 Td (A Jordan, 12 Main St) Tj 0 -20 Td (C B offiBce) Tj /H 12 Tf 0 -20 Td (ABC) Tj ET'));
    expect(read?.text).toBe('A Jordan, 12 Main St\nΩ fi offifice\nABC');
  });

  it('but not several letters of one code that are read from the right', async () => {
    expect(await leanPagesBesidePdfium(page('BT /O 12 Tf 72 700 Td (A D o) Tj ET'))).toEqual({ ok: false, reason: 'right-to-left' });
  });

  it('and a link is no part of the paper', async () => {
    expect(await careful(page('BT /S 12 Tf 72 700 Td (Jordan) Tj ET', '/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]>>]'))).toBeNull();
  });
});
