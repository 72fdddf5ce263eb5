import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';
import { addReportPages, reportName, reportPdf } from '../support/fixtures/report-pdf';
import { handWrittenPdf } from '../support/foreign/hand-written-pdf';
import { placedPages } from '../support/foreign/placed-report';
import { standingAlone } from '../support/standing-alone';

const TELLING = ['1187', 'Alder Grove', 'Bernardino', '92411'];
const OLD = ['1187 W Alder Grove Ct', 'San Bernardino, CA 92411-3007'];
const MOVED = ['9900000001', '9900000003', '3100000777'];

let folder: string;
const at = (...names: readonly string[]): string => path.join(folder, ...names);
const foldline = (...args: readonly string[]) => runFoldline([...args, '--data', at('data')]);

/** Every file below a folder. */
const filesIn = (root: string): readonly string[] => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => path.join(root, name)).filter((file) => statSync(file).isFile());

/** A PDF's text by poppler and its bytes with every object and stream written out in full by qpdf. */
const toldBy = (file: string, password = ''): { readonly text: string; readonly bytes: string } => {
  execFileSync('qpdf', [`--password=${password}`, '--decrypt', '--qdf', '--object-streams=disable', '--stream-data=uncompress', file, at('plain.pdf')]);
  return { text: execFileSync('pdftotext', ['-upw', password, file, '-'], { encoding: 'utf8' }), bytes: readFileSync(at('plain.pdf')).toString('latin1') };
};

const expectNothingTold = ({ text, bytes }: ReturnType<typeof toldBy>): void => {
  for (const word of TELLING) {
    expect(text).not.toMatch(standingAlone(word));
    expect(bytes).not.toMatch(standingAlone(word));
    expect(bytes.toLowerCase()).not.toContain(Buffer.from(word, 'latin1').toString('hex'));
  }
};

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'foldline-deliver-addresses-'));
  mkdirSync(at('downloads'));
  const address = { addressLines: OLD };
  writeFileSync(at('downloads', reportName('9900000001')), await reportPdf({ ssid: '9900000001', student: 'Avery Griffin', ...address }));
  writeFileSync(at('downloads', reportName('9900000002')), await reportPdf({ ssid: '9900000002', student: 'Blake Harmon', ...address }));
  const combined = await PDFDocument.create();
  await addReportPages(combined, { ssid: '9900000003', student: 'Casey Ito', ...address });
  await addReportPages(combined, { ssid: '9900000004', student: 'Dana Ruiz', ...address });
  writeFileSync(at('downloads', 'combined.pdf'), await combined.save());
  const kerned = placedPages({ ssid: '3100000777', student: 'Ana Delacruz', grade: '06', address: OLD, kind: 'elpac-summative', languages: ['en', 'es'], layout: 'letter', isNumbered: false });
  writeFileSync(at('downloads', '1964733_0126870_06_3100000777_20250612.pdf'), handWrittenPdf(kerned, 'kerned'));
  writeFileSync(at('addresses.csv'), ['ssid,line1,line2,line3', ...[...MOVED, '9999999999'].map((ssid) => `${ssid},Parent of,PO Box 1742,"Sacramento, CA 95812-1742"`)].join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('reports of students with another address', () => {
  it('are exported without the printed one, in no text and no byte, and the others as they are', async () => {
    const { code, stdout, stderr } = await foldline('export', at('downloads'), '--out', at('portal'), '--names', '{ssid}', '--addresses', at('addresses.csv'), '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('1 SSID of the list of addresses is in no download') });
    const files = filesIn(at('portal')).filter((file) => file.endsWith('.pdf'));
    expect(files).toHaveLength(5);
    for (const file of files) {
      const ssid = path.basename(file, '.pdf');
      const told = toldBy(file);
      expect(told.text).toContain(ssid);
      if (MOVED.includes(ssid)) expectNothingTold(told);
      else for (const word of TELLING) expect(told.text).toContain(word);
    }
    expect(readFileSync(files.find((file) => file.includes('9900000002')) ?? '').equals(readFileSync(at('downloads', reportName('9900000002'))))).toBe(true);
    for (const word of TELLING) {
      expect(stdout).not.toMatch(standingAlone(word));
      expect(readFileSync(at('portal', 'index.csv'), 'utf8')).not.toMatch(standingAlone(word));
    }
  });

  it('are locked without the printed one', async () => {
    const { code } = await foldline('protect', at('downloads'), '--out', at('locked'), '--names', '{ssid}', '--addresses', at('addresses.csv'));
    expect(code).toBe(0);
    const rows = readFileSync(at('locked', 'passwords.csv'), 'utf8').trimEnd().split('\r\n').slice(1).map((row) => row.split(','));
    expect(rows).toHaveLength(5);
    for (const [ssid = '', , file = '', password = ''] of rows) {
      const told = toldBy(at('locked', file), password);
      expect(told.text).toContain(ssid);
      if (MOVED.includes(ssid)) expectNothingTold(told);
      else expect(told.text).toContain(TELLING[1]);
    }
  });

  it('are set aside where it can’t be shown to be gone, and the rest is written', async () => {
    mkdirSync(at('unsure'));
    // One without an address on page 1, and one whose page 1 lies under a picture of itself.
    writeFileSync(at('unsure', reportName('9900000001')), await reportPdf({ ssid: '9900000001', student: 'Avery Griffin', addressLines: [] }));
    writeFileSync(at('unsure', reportName('9900000002')), await reportPdf({ ssid: '9900000002', student: 'Blake Harmon', addressLines: OLD }));
    const scanned = await PDFDocument.load(await reportPdf({ ssid: '9900000003', student: 'Casey Ito', addressLines: OLD }));
    writeFileSync(at('under.pdf'), await scanned.save());
    execFileSync('pdftocairo', ['-png', '-r', '60', '-f', '1', '-l', '1', '-singlefile', at('under.pdf'), at('scan')]);
    scanned.getPage(0).drawImage(await scanned.embedPng(readFileSync(at('scan.png'))), { x: 0, y: 0, width: 612, height: 792 });
    writeFileSync(at('unsure', reportName('9900000003')), await scanned.save());
    const { code, stdout } = await foldline('export', at('unsure'), '--out', at('some'), '--names', '{ssid}', '--addresses', at('addresses.csv'), '--json');
    expect(code).toBe(3);
    const record = JSON.parse(stdout) as { readonly reports: readonly { readonly ssid: string }[]; readonly setAside: readonly { readonly ssid: string; readonly code: string; readonly message: string }[] };
    expect(record.reports.map(({ ssid }) => ssid)).toEqual(['9900000002']);
    expect(record.setAside.map(({ ssid, code: why }) => [ssid, why]).sort()).toEqual([['9900000001', 'address-not-replaced'], ['9900000003', 'address-not-replaced']]);
    expect(filesIn(at('some')).map((file) => path.basename(file)).sort()).toEqual(['9900000002.pdf', 'index.csv']);
  });
});
