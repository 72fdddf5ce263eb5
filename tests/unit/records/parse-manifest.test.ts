import { parseManifest } from '@shared/domain/records/parse-manifest';
import { describe, expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';
import { findingsOf, manifestOf } from '../../support/prepared-run';
import { type JsonPath, withAt } from '../../support/with-at';

const manifest = manifestOf(findingsOf([foundReport(0), foundReport(1, { ssid: '9999999999', address: null })]), { hold: ['9999999999'], maxSheets: 5 });
const asJson = JSON.parse(JSON.stringify(manifest)) as object;

it('reads back what was built', () => {
  expect(parseManifest(asJson)).toEqual({ ok: true, value: manifest });
});

it('lets fields of later versions through', () => {
  const later = { ...asJson, postage: { rate: 0.78 } };
  expect(parseManifest(later)).toEqual({ ok: true, value: manifest });
});

it('takes the weights of earlier versions as those of 20 lb paper', () => {
  expect(parseManifest(withAt(asJson, ['settings', 'paper'], () => undefined))).toEqual({ ok: true, value: manifest });
});

describe('what is no manifest', () => {
  it.each([null, undefined, 7, 'text', [], {}])('%j', (json) => {
    expect(parseManifest(json)).toMatchObject({ ok: false, failure: { code: 'manifest-unreadable', message: expect.stringMatching(/^manifest\.json .+ Choose a folder that Foldline prepared/) } });
  });

  it.each<[string, JsonPath, unknown]>([
    ['schema', ['schema'], 2],
    ['createdAt', ['createdAt'], 'yesterday'],
    ['settings.sort', ['settings', 'sort'], 'colour'],
    ['settings.paper', ['settings', 'paper'], 21],
    ['totals.pages', ['totals', 'pages'], '4'],
    ['totals.blanks', ['totals', 'blanks'], -1],
    ['totals.sheets', ['totals', 'sheets'], 1.5],
    ['totals.sheets', ['totals', 'sheets'], null],
    ['batches[0].file', ['batches', 0, 'file'], '../../etc/passwd'],
    ['batches[0].file', ['batches', 0, 'file'], 'batches/other.pdf'],
    ['batches[0].id', ['batches', 0, 'id'], '../x'],
    ['batches[0].sha256', ['batches', 0, 'sha256'], 'abc'],
    ['packets[0].piece', ['packets', 0, 'piece'], 0],
    ['packets[0].ssid', ['packets', 0, 'ssid'], undefined],
    ['packets[0].address', ['packets', 0, 'address'], null],
    ['packets[0].fingerprints[1]', ['packets', 0, 'fingerprints', 1], 3],
    ['packets[0].reports[0].copies[0].language', ['packets', 0, 'reports', 0, 'copies', 0, 'language'], 'xx'],
    ['packets[0].window.fit', ['packets', 0, 'window', 'fit'], 'fine'],
    ['packets[0].student', ['packets', 0, 'student'], 'a'.repeat(40_000)],
    ['setAside[0].firstPage', ['setAside', 0, 'firstPage'], null],
    ['unreadable', ['unreadable'], {}],
  ])('%s is wrong', (field, path, value) => {
    const result = parseManifest(withAt(asJson, path, () => value));
    expect(result).toMatchObject({ ok: false, failure: { code: 'manifest-unreadable', message: expect.stringContaining(`: ${field} is missing or not as it should be.`) } });
  });

  it('never repeats what stands in it', () => {
    expect(JSON.stringify(parseManifest(withAt(asJson, ['packets', 0, 'student'], () => ['Ana Lopez'])))).not.toContain('Ana');
  });
});
