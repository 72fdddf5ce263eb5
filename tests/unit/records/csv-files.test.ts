import { manifestCsv } from '@shared/domain/records/manifest-csv';
import { setAsideCsv } from '@shared/domain/records/set-aside-csv';
import { expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';
import { findingsOf, manifestOf } from '../../support/prepared-run';

const lineOf = (csv: string, index: number): string | undefined => csv.split('\r\n')[index];

it('manifest.csv has a line for each envelope', () => {
  const address = { lines: ['To the parents of', 'Zoë "Zo" Núñez, Jr.', 'c/o Kim', 'Bldg 7', '12 Main St', 'Apt 3', 'Fresno CA 93650-0012'], box: [90, 195, 200, 215], zip: '93650-0012' } as const;
  const csv = [...manifestCsv(manifestOf(findingsOf([foundReport(0, { ssid: '0012345678', student: 'Núñez, Zoë', school: '0000007', address }), foundReport(1, { address: null, pages: 3 })])))].join('');
  expect(csv.split('\r\n')).toEqual([
    '\uFEFFpiece,batch,file,first_page,pages,sheets,ssid,student,school,grade,address_1,address_2,address_3,address_4,address_5,address_6,zip,ounces,reports,window_fit,window_exposes',
    '1,3-pages-2-sheets,batches/3-pages-2-sheets.pdf,1,4,2,1000000001,Ana Sample1,7654321,03,,,,,,,,0.56,1,no-address,false',
    '2,4-pages-2-sheets,batches/4-pages-2-sheets.pdf,1,4,2,0012345678,"Núñez, Zoë",0000007,03,To the parents of,"Zoë ""Zo"" Núñez, Jr.",c/o Kim,Bldg 7,12 Main St,"Apt 3, Fresno CA 93650-0012",93650-0012,0.56,1,ok,false',
    '',
  ]);
});

it.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+1 Lopez', `'+1 Lopez`],
  ['-Lopez', `'-Lopez`],
  ['@Lopez', `'@Lopez`],
  ['  =1+1', `'  =1+1`],
  ['\t=1+1', `'\t=1+1`],
  ['＝1+1', `'＝1+1`],
  ['Anne-Marie =', 'Anne-Marie ='],
  ['two\nlines', '"two\nlines"'],
  [' space', '" space"'],
])('%j is no formula and one cell', (student, cell) => {
  const csv = [...manifestCsv(manifestOf(findingsOf([foundReport(0, { student })])))].join('');
  expect(csv.split('1000000000,')[1]?.split(',7654321')[0]).toBe(cell);
});

it('set-aside.csv has reports in no packet, then what yielded none', () => {
  const unread = { code: 'pdf-damaged', severity: 'sets-aside', download: 'a.zip', entry: 'x, y.pdf', firstPage: null, message: 'It is cut off. Download it again.' } as const;
  const span = { ...unread, code: 'pages-unassigned', entry: 'report-0.pdf', firstPage: 9, message: 'Nobody is named.' } as const;
  const findings = findingsOf([foundReport(0), foundReport(1, { ssid: '0000000001', firstPage: 5 })], [{ outcome: 'set-aside', downloadIndex: 0, entry: 'x, y.pdf', problem: unread }], [unread, span]);
  const csv = [...setAsideCsv(manifestOf(findings, { hold: ['0000000001'] }))].join('');
  expect(lineOf(csv, 0)).toBe('\uFEFFdownload,entry,first_page,ssid,code,message');
  expect(lineOf(csv, 1)).toMatch(/^a\.zip,report-1\.pdf,5,0000000001,on-hold,.+/);
  expect(csv.split('\r\n').slice(2)).toEqual(['a.zip,"x, y.pdf",,,pdf-damaged,It is cut off. Download it again.', 'a.zip,report-0.pdf,9,,pages-unassigned,Nobody is named.', '']);
});
