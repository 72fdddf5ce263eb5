import { describe, expect, it } from 'vitest';
import { inspectPdf } from '@main/intake/pdf/inspect-pdf';
import { reportPdf } from '../../support/fixtures/report-pdf';
import { qpdf } from '../../support/fixtures/producers';

const options = { wantsPositions: () => false };
const textsOf = async (bytes: Buffer): Promise<readonly string[] | string> => {
  const read = await inspectPdf(bytes, options);
  return read.ok ? read.pages.map(({ text }) => text) : read.code;
};

/** Cuts all through a file, more of them near its end, where the bookkeeping is. */
const cuts = (size: number): readonly number[] => [
  ...Array.from({ length: 40 }, (_, index) => Math.floor((size * (index + 1)) / 41)),
  ...Array.from({ length: 30 }, (_, index) => size - 1 - index * 13).filter((length) => length > 0),
];

/** A cut file is either named as damaged or, where only bookkeeping was cut, reads exactly as the whole one. */
const expectNoLostPages = async (bytes: Buffer): Promise<number> => {
  const whole = await textsOf(bytes);
  expect(whole).toHaveLength(4);
  let recovered = 0;
  for (const length of cuts(bytes.length)) {
    const read = await textsOf(bytes.subarray(0, length));
    if (typeof read === 'string') {
      expect(['pdf-damaged', 'pdf-not-a-pdf', 'pdf-no-pages']).toContain(read);
    } else {
      expect(read, `cut to ${length} of ${bytes.length} bytes`).toEqual(whole);
      recovered += 1;
    }
  }
  return recovered;
};

describe('a PDF that is cut off', () => {
  it('never reads as a shorter or emptier report', async () => {
    const recovered = await expectNoLostPages(await reportPdf());
    expect(recovered).toBeGreaterThan(0);
    await expectNoLostPages(await reportPdf({ objectStreams: true }));
  });

  it('never does so in the forms that qpdf writes', async () => {
    const plain = await reportPdf();
    for (const form of [['--linearize'], ['--object-streams=generate'], ['--linearize', '--object-streams=generate'], ['--encrypt', '', 'owner', '256', '--print=low', '--'], ['--object-streams=generate', '--encrypt', '', 'owner', '128', '--use-aes=y', '--']]) {
      await expectNoLostPages(qpdf(plain, form));
    }
  });
});

describe('a PDF whose cross-reference is broken', () => {
  const broken = async (change: (text: string) => string): Promise<Buffer> => Buffer.from(change((await reportPdf()).toString('latin1')), 'latin1');

  it('is recovered where both readers find all of it', async () => {
    const whole = await textsOf(await reportPdf());
    expect(await textsOf(await broken((text) => text.replace(/startxref\n\d+/, 'startxref\n17')))).toEqual(whole);
    expect(await textsOf(await broken((text) => text.replace(/\d{10} 00000 n/g, '0000000009 00000 n')))).toEqual(whole);
  });

  it('is set aside where an object is gone', async () => {
    expect(await textsOf(await broken((text) => text.replace(/\/Kids\s*\[\s*\d+ 0 R/, '/Kids [ 99 0 R')))).toBe('pdf-damaged');
    expect(await textsOf(await broken((text) => text.replace(/\/Count 4/, '/Count 3')))).toBe('pdf-damaged');
    expect(await textsOf(await broken((text) => text.replace(/\/Count 4/, '/Count 5')))).toBe('pdf-damaged');
  });

  it('is set aside where an update behind its end was cut off', async () => {
    const cut = Buffer.concat([await reportPdf(), Buffer.from('\n5 0 obj\n<< /Type /Page >>\n')]);
    expect(await textsOf(cut)).toBe('pdf-damaged');
  });
});
