import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jobTicket } from '@main/papers/job-ticket';
import { readLockedArchive } from '@main/print-shop/locked-archive';
import { envelopeOf } from '@shared/domain/packets/settings';
import type { Manifest } from '@shared/domain/records/manifest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';
import { reportName, reportPdf } from '../support/fixtures/report-pdf';

let folder: string;
let manifest: Manifest;
const at = (...names: readonly string[]): string => path.join(folder, ...names);
const foldline = (...args: readonly string[]) => runFoldline([...args, '--data', at('data')]);
const textOf = (file: string): string => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
/** A zone in which it is another day than in Greenwich now, and that day. */
const elsewhere = (): { readonly zone: string; readonly day: string } => {
  const now = new Date();
  const [zone, hours] = now.getUTCHours() < 11 ? (['Etc/GMT+12', -12] as const) : (['Etc/GMT-14', 14] as const);
  return { zone, day: new Date(now.getTime() + hours * 3_600_000).toISOString().slice(0, 10) };
};
const neverAborted = new AbortController().signal;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'foldline-mail-room-'));
  await foldline('sample', '--out', at('sample.zip'), '--reports', '12');
  await foldline('prepare', at('sample.zip'), '--out', at('prepared'));
  manifest = JSON.parse(readFileSync(at('prepared', 'manifest.json'), 'utf8')) as Manifest;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('foldline supplies', () => {
  it('sums up the packets of a prepared folder', async () => {
    const { code, stdout } = await foldline('supplies', at('prepared'), '--class', 'stamped', '--json');
    expect(code).toBe(0);
    const { totals } = manifest;
    expect(JSON.parse(stdout)).toMatchObject({ envelopes: totals.packets, sheets: totals.sheets, packs: 1, mailClass: 'stamped', rates: { effective: '2026-07-12' }, presort: { isPossible: false } });
  });

  it('takes a rate table of its own, and refuses one that is none', async () => {
    const rates = { effective: '2027-01-10', source: 'Made up', cents: { stamped: [{ upToOunces: 3.5, cents: 100 }], metered: [], presort: [] } };
    writeFileSync(at('rates.json'), JSON.stringify(rates));
    const { stdout } = await foldline('supplies', at('prepared'), '--class', 'stamped', '--rates', at('rates.json'), '--json');
    expect(JSON.parse(stdout)).toMatchObject({ cents: manifest.totals.packets * 100 });
    writeFileSync(at('odd.json'), '{}');
    expect(await foldline('supplies', at('prepared'), '--rates', at('odd.json'))).toMatchObject({ code: 2, stdout: '' });
  });

  it('writes a pull sheet that names no pupil, and overwrites nothing', async () => {
    expect(await foldline('supplies', at('prepared'), '--out', at('pull.pdf'))).toMatchObject({ code: 0 });
    const text = textOf(at('pull.pdf'));
    expect(text).toContain('Pull sheet for the mail room');
    expect(text).toContain(`${manifest.totals.sheets} sheets of 20 lb`);
    for (const { student, ssid } of manifest.packets) for (const fact of [student, ssid]) if (fact !== null) expect(text).not.toContain(fact);
    expect(await foldline('supplies', at('prepared'), '--out', at('pull.pdf'))).toMatchObject({ code: 1, stdout: '' });
    const { code, stdout } = await foldline('supplies', at('prepared'), '--out', at('pull.pdf'), '--json');
    expect([code, JSON.parse(stdout)]).toMatchObject([1, { envelopes: manifest.totals.packets }]);
  });

  it('dates the pull sheet by the day where the computer is', async () => {
    const { zone, day } = elsewhere();
    await runFoldline(['supplies', at('prepared'), '--data', at('data'), '--out', at('dated.pdf')], { env: { TZ: zone } });
    expect(textOf(at('dated.pdf'))).toContain(day);
  });
});

describe('letters to other countries', () => {
  it('are told by their printed address, and take international postage on every paper', async () => {
    mkdirSync(at('abroad'));
    const addresses = [['482 Marigold Ave', 'Fresno, CA 93650'], ['Av. Revolución 1400', '22000 Tijuana, B.C.'], ['123 Front St W', 'Toronto ON M5V 2T6'], ['PSC 802 Box 74', 'APO AE 09499']];
    for (const [index, addressLines] of addresses.entries()) {
      const ssid = `990000000${index}`;
      writeFileSync(at('abroad', reportName(ssid)), await reportPdf({ ssid, student: `Ana Griffin${'abcd'[index] ?? ''}`, addressLines }));
    }
    expect(await foldline('prepare', at('abroad'), '--out', at('abroad-out'), '--sort', 'ssid')).toMatchObject({ code: 0 });
    expect((JSON.parse(readFileSync(at('abroad-out', 'manifest.json'), 'utf8')) as Manifest).packets.map(({ address }) => address.length)).toEqual([3, 3, 3, 3]);
    const { stdout } = await foldline('supplies', at('abroad-out'), '--class', 'stamped', '--out', at('abroad.pdf'), '--json');
    expect(JSON.parse(stdout)).toMatchObject({ abroad: [2, 3], cents: 2 * 82 + 2 * 170, presort: { withoutZip: [] } });
    expect(textOf(at('abroad.pdf'))).toContain('To other countries: pieces 2–3.');
    expect(textOf(at('abroad.pdf'))).toMatch(/Up to 1 oz, abroad\s+2\s+\$3\.40/);
    writeFileSync(at('abroad-ticket.pdf'), await jobTicket(JSON.parse(readFileSync(at('abroad-out', 'manifest.json'), 'utf8')) as Manifest, null, { name: 'abroad', day: '2026-05-01' }));
    expect(textOf(at('abroad-ticket.pdf'))).toContain('To other countries, with international postage: pieces 2–3.');
  });
});

describe('the weight of the paper', () => {
  const prepared = async (name: string, ...options: readonly string[]): Promise<Manifest> => {
    expect(await foldline('prepare', at('sample.zip'), '--out', at(name), ...options)).toMatchObject({ code: 0 });
    return JSON.parse(readFileSync(at(name, 'manifest.json'), 'utf8')) as Manifest;
  };
  const suppliesOf = async (name: string, ...options: readonly string[]) => {
    const { paper, batches } = JSON.parse((await foldline('supplies', at(name), ...options, '--json')).stdout) as { readonly paper: number; readonly batches: readonly { readonly ounces: number }[] };
    return [paper, batches[0]?.ounces];
  };
  const weightsOn = (paper: number): readonly number[] => manifest.packets.map(({ sheets }) => Math.round(((sheets * paper) / 125 + 0.24) * 100) / 100);

  it('counts in manifest and list, is proved, and goes on to postage and print shop', async () => {
    expect(manifest.settings.paper).toBe(20);
    expect(manifest.packets.map(({ ounces }) => ounces)).toEqual(weightsOn(20));
    const heavy = await prepared('heavy', '--paper', '24');
    expect(heavy.settings.paper).toBe(24);
    expect(heavy.packets.map(({ ounces }) => ounces)).toEqual(weightsOn(24));
    const [, ...rows] = readFileSync(at('heavy', 'manifest.csv'), 'utf8').trimEnd().split('\r\n');
    for (const [index, ounces] of weightsOn(24).entries()) expect(rows[index]).toContain(`,${ounces},`);
    expect(await foldline('verify', at('heavy'))).toMatchObject({ code: 0 });
    expect(await suppliesOf('heavy')).toEqual([24, weightsOn(24)[0]]);
    expect(await suppliesOf('heavy', '--paper', '20')).toEqual([20, weightsOn(20)[0]]);
    writeFileSync(at('ticket.pdf'), await jobTicket(heavy, null, { name: 'heavy', day: '2026-05-01' }));
    expect(textOf(at('ticket.pdf'))).toContain('white, 24 lb');
  });

  it('is what was chosen last in the window where none is given', async () => {
    mkdirSync(at('chosen'));
    writeFileSync(at('chosen', 'settings.json'), JSON.stringify({ paper: 28 }));
    expect(await runFoldline(['prepare', at('sample.zip'), '--out', at('remembered'), '--data', at('chosen')])).toMatchObject({ code: 0 });
    expect((JSON.parse(readFileSync(at('remembered', 'manifest.json'), 'utf8')) as Manifest).packets.map(({ ounces }) => ounces)).toEqual(weightsOn(28));
  });

  it('is refused where no such paper is sold', async () => {
    const { code, stderr } = await foldline('prepare', at('sample.zip'), '--out', at('odd-paper'), '--paper', '21');
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('--paper takes one of: 20, 24, 28, 32.') });
    expect(existsSync(at('odd-paper'))).toBe(false);
  });
});

describe('a run with separator sheets', () => {
  it('counts them as paper, and tells the print shop that they go into no envelope', async () => {
    await foldline('prepare', at('sample.zip'), '--out', at('separated'), '--separators', 'school');
    const separated = JSON.parse(readFileSync(at('separated', 'manifest.json'), 'utf8')) as Manifest;
    const separators = separated.batches.reduce((sum, { inserts }) => sum + inserts.length, 0);
    expect(separators).toBeGreaterThan(1);
    const supplies = JSON.parse((await foldline('supplies', at('separated'), '--json')).stdout) as unknown;
    expect(supplies).toMatchObject({ envelopes: separated.totals.packets, sheets: separated.totals.sheets, separators });

    const about = { name: 'separated', day: '2026-11-25' };
    writeFileSync(at('separated-ticket.pdf'), await jobTicket(separated, null, about));
    const ticket = textOf(at('separated-ticket.pdf'));
    expect(ticket).toContain(`${separators} sheets are separators`);
    for (const header of ['Envelopes', 'Sheets each', 'Separators', 'Sheets', 'Pages', 'Pieces']) expect(ticket).toContain(header);
    writeFileSync(at('plain-ticket.pdf'), await jobTicket(manifest, null, about));
    expect(textOf(at('plain-ticket.pdf'))).not.toContain('eparator');
  });
});

describe('foldline print-shop', () => {
  it('packs batches, list, ticket and receipt into a zip that opens with its password only', async () => {
    const { code, stdout } = await foldline('print-shop', at('prepared'), '--out', at('shop.zip'));
    expect(code).toBe(0);
    const password = /^Password: (\S+)$/m.exec(stdout)?.[1] ?? '';
    const digests = await readLockedArchive(at('shop.zip'), password, neverAborted);
    expect([...digests.keys()]).toEqual([...manifest.batches.map(({ file }) => file), 'manifest.csv', 'job-ticket.pdf', 'receipt.csv']);
    for (const { file, sha256 } of manifest.batches) expect(digests.get(file)).toBe(sha256);
    expect(digests.get('manifest.csv')).toBe(createHash('sha256').update(readFileSync(at('prepared', 'manifest.csv'))).digest('hex'));
    await expect(readLockedArchive(at('shop.zip'), 'WRONG-PASSWORD', neverAborted)).rejects.toThrow();

    const zip = readFileSync(at('shop.zip'));
    // Method 99 with the extra field of WinZip's AES, strength 3.
    expect(zip.readUInt16LE(8)).toBe(99);
    expect(zip.includes(Buffer.from([0x01, 0x99, 0x07, 0x00, 0x02, 0x00, 0x41, 0x45, 0x03]))).toBe(true);
    expect(zip.includes('%PDF-')).toBe(false);
  });

  it('dates the ticket by the day where the computer is', async () => {
    const { zone, day } = elsewhere();
    const { stdout } = await runFoldline(['print-shop', at('prepared'), '--data', at('data'), '--out', at('dated.zip')], { env: { TZ: zone } });
    const digests = await readLockedArchive(at('dated.zip'), /^Password: (\S+)$/m.exec(stdout)?.[1] ?? '', neverAborted);
    const ticket = await jobTicket(manifest, envelopeOf(manifest.settings), { name: 'prepared', day });
    expect(digests.get('job-ticket.pdf')).toBe(createHash('sha256').update(ticket).digest('hex'));
  });

  it('refuses a batch that was changed after it was proved, and a name that is taken', async () => {
    expect(await foldline('print-shop', at('prepared'), '--out', at('shop.zip'))).toMatchObject({ code: 1, stdout: '' });
    appendFileSync(at('prepared', manifest.batches[0]?.file ?? ''), '\n');
    const { code, stderr } = await foldline('print-shop', at('prepared'), '--out', at('second.zip'));
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('not the file that was proved') });
    expect(existsSync(at('second.zip'))).toBe(false);
  });
});
