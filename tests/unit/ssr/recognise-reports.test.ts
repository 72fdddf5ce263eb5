import { describe, expect, it } from 'vitest';
import { recogniseReports } from '@shared/domain/ssr/recognise-reports';
import type { PageContent } from '@shared/domain/ssr/page-content';
import { groundsOf } from '@shared/domain/ssr/report-grounds';
import { ANA, BAO, CHRIS, copyPages, page, setLines, type CopyPlan, type KnownKind } from '../../support/ssr/made-up-reports';

const recognise = (pages: readonly PageContent[], entry = 'merged.pdf') => recogniseReports({ entry, pages });
const outline = (pages: readonly PageContent[], entry?: string) => {
  const { reports, unassigned } = recognise(pages, entry);
  return {
    reports: reports.map(({ firstPage, pages: count, kind, ssid, copies }) => [firstPage, count, kind, ssid, copies.map((copy) => `${copy.language}:${copy.pages}`).join(' ')]),
    unassigned: unassigned.map(({ firstPage, pages: count, code }) => [firstPage, count, code]),
  };
};
const copies = (...plans: readonly CopyPlan[]) => plans.flatMap((plan) => copyPages(plan));
const unnumbered = { numbers: false, ssidEverywhere: false, address: true } as const;
const bare = { numbers: false, ssidEverywhere: false, address: false } as const;

describe('one report with two language copies', () => {
  for (const language of ['es', 'vi', 'zh', 'tl', 'ko', 'ar'] as const) {
    for (const kind of ['sb-ela-math', 'sb-ela-math-cast', 'caa-ela-math', 'caa-ela-math-science', 'cast', 'caa-science', 'csa', 'elpac-summative', 'elpac-summative-alternate', 'elpac-initial'] as const satisfies readonly KnownKind[]) {
      for (const style of [undefined, unnumbered, bare]) {
        it(`${kind} in English and ${language}, ${style === undefined ? 'numbered' : style.address ? 'unnumbered' : 'without numbers or address'}, in either order`, () => {
          const english = copyPages({ student: ANA, kind, language: 'en', ...(style ? { style } : {}) });
          const other = copyPages({ student: ANA, kind, language, ...(style ? { style } : {}) });
          const n = english.length;
          expect(outline([...english, ...other])).toEqual({ reports: [[1, 2 * n, kind, ANA.ssid, `en:${n} ${language}:${n}`]], unassigned: [] });
          expect(outline([...other, ...english])).toEqual({ reports: [[1, 2 * n, kind, ANA.ssid, `${language}:${n} en:${n}`]], unassigned: [] });
        });
      }
    }
  }

  it('keeps a page that says it is left blank with the copy before it, in every language', () => {
    for (const language of ['es', 'vi', 'zh', 'tl', 'ko', 'ar'] as const) {
      for (const style of [undefined, unnumbered]) {
        const plan = { student: { ...ANA, grade: '08' }, kind: 'sb-ela-math-cast', blank: true, ...(style ? { style } : {}) } as const;
        const { reports } = recognise(copies({ ...plan, language: 'en' }, { ...plan, language }));
        expect(reports.map((report) => report.copies.map((copy) => copy.pages))).toEqual([[6, 6]]);
        expect(reports[0]?.problems).not.toContain('report-length-unexpected');
      }
    }
  });

  it('finds the copies where the numbers run over both', () => {
    const english = copyPages({ student: ANA, kind: 'sb-ela-math', language: 'en', style: unnumbered });
    const spanish = copyPages({ student: ANA, kind: 'sb-ela-math', language: 'es', style: unnumbered });
    const numbered = [...english, ...spanish].map((content, index) => page(`${content.text}\nPage ${index + 1} of 8`));
    expect(outline(numbered).reports).toEqual([[1, 8, 'sb-ela-math', ANA.ssid, 'en:4 es:4']]);
  });

  it('finds a copy whose writing cannot be read at half the pages', () => {
    const english = copyPages({ student: { ...ANA, grade: '04' }, kind: 'sb-ela-math', language: 'en', style: unnumbered });
    expect(outline([...english, ...english.map((_, index) => page('', { contentKey: `unread ${index}` }))]).reports).toEqual([[1, 8, 'sb-ela-math', ANA.ssid, 'en:4 unknown:4']]);
  });
});

describe('combined PDFs', () => {
  it('splits pupils, kinds and languages', () => {
    for (const style of [undefined, unnumbered, bare]) {
      const more = style ? { style } : {};
      const pages = copies(
        { student: ANA, kind: 'sb-ela-math-cast', language: 'en', ...more },
        { student: ANA, kind: 'sb-ela-math-cast', language: 'es', ...more },
        { student: ANA, kind: 'elpac-summative', language: 'en', ...more },
        { student: ANA, kind: 'elpac-summative', language: 'es', ...more },
        { student: BAO, kind: 'caa-ela-math-science', language: 'vi', ...more },
        { student: BAO, kind: 'caa-ela-math-science', language: 'en', ...more },
        { student: CHRIS, kind: 'sb-ela-math', language: 'en', ...more },
      );
      expect(outline(pages, '1964733_6012345_2024-06-15.pdf')).toEqual({
        reports: [
          [1, 10, 'sb-ela-math-cast', ANA.ssid, 'en:5 es:5'],
          [11, 4, 'elpac-summative', ANA.ssid, 'en:2 es:2'],
          [15, 8, 'caa-ela-math-science', BAO.ssid, 'vi:4 en:4'],
          [23, 4, 'sb-ela-math', CHRIS.ssid, 'en:4'],
        ],
        unassigned: [],
      });
    }
  });

  it('splits where the numbers count the whole file', () => {
    const pages = copies({ student: ANA, kind: 'sb-ela-math', language: 'en', style: unnumbered }, { student: BAO, kind: 'sb-ela-math', language: 'en', style: unnumbered });
    const numbered = pages.map((content, index) => page(`${content.text}\nPage ${index + 1} of ${pages.length}`));
    expect(outline(numbered).reports).toEqual([[1, 4, 'sb-ela-math', ANA.ssid, 'en:4'], [5, 4, 'sb-ela-math', BAO.ssid, 'en:4']]);
  });

  it('splits copies whose numbers run over both languages of a pupil', () => {
    const runOn = (student: typeof ANA, languages: readonly ('en' | 'es' | 'zh')[]) => {
      const pages = languages.flatMap((language) => copyPages({ student, kind: 'sb-ela-math', language, style: unnumbered }));
      return pages.map((content, index) => page(`${content.text}\nPage ${index + 1} of ${pages.length}`));
    };
    expect(outline([...runOn(ANA, ['en', 'es']), ...runOn(BAO, ['zh', 'en']), ...runOn(CHRIS, ['en'])]).reports).toEqual([
      [1, 8, 'sb-ela-math', ANA.ssid, 'en:4 es:4'], [9, 8, 'sb-ela-math', BAO.ssid, 'zh:4 en:4'], [17, 4, 'sb-ela-math', CHRIS.ssid, 'en:4'],
    ]);
  });

  it('splits where covers are not numbered and inner pages are', () => {
    const pages = [ANA, BAO].flatMap((student) => copyPages({ student, kind: 'sb-ela-math', language: 'en' }).map((content, index) => (index === 0 ? page(content.text.replace(/\nPage 1 of 4/, '')) : content)));
    expect(outline(pages).reports).toEqual([[1, 4, 'sb-ela-math', ANA.ssid, 'en:4'], [5, 4, 'sb-ela-math', BAO.ssid, 'en:4']]);
  });

  it('gives a copy without an SSID to the pupil whose name it mentions, and to nobody where it mentions none', () => {
    const copy = (student: typeof ANA, language: 'en' | 'vi', replace: (text: string) => string) => copyPages({ student, kind: 'csa', language, style: bare }).map((content) => page(replace(content.text)));
    const keep = (text: string) => text;
    const named = (text: string) => text.replace(/SSID: \d+/, '');
    const nameless = (text: string) => named(text).replace(ANA.name, '—').replace(BAO.name, '—');
    expect(outline([...copy(ANA, 'en', keep), ...copy(ANA, 'vi', named), ...copy(BAO, 'vi', named), ...copy(BAO, 'en', keep)]).reports).toEqual([[1, 4, 'csa', ANA.ssid, 'en:2 vi:2'], [5, 4, 'csa', BAO.ssid, 'vi:2 en:2']]);
    expect(outline([...copy(ANA, 'en', keep), ...copy(ANA, 'vi', nameless), ...copy(BAO, 'en', keep)])).toEqual({ reports: [[1, 2, 'csa', ANA.ssid, 'en:2'], [5, 2, 'csa', BAO.ssid, 'en:2']], unassigned: [[3, 2, 'pages-unassigned']] });
  });

  it('takes the beginning from the numbers where a cover cannot be read', () => {
    const ana = copyPages({ student: ANA, kind: 'sb-ela-math', language: 'en' });
    const bao = copyPages({ student: BAO, kind: 'sb-ela-math', language: 'en', style: { ...unnumbered, numbers: true, ssidEverywhere: true } });
    const pages = [...ana, page('Unreadable'), ...bao.slice(1)];
    expect(outline(pages).reports).toEqual([[1, 4, 'sb-ela-math', ANA.ssid, 'en:4'], [5, 4, 'sb-ela-math', BAO.ssid, 'en:4']]);
  });

  it('sets aside a report with another pupil’s page in it, and leaves the next one alone', () => {
    const style = { numbers: true, ssidEverywhere: true, address: true };
    const ana = copyPages({ student: ANA, kind: 'sb-ela-math', language: 'en', style });
    const bao = copyPages({ student: BAO, kind: 'sb-ela-math', language: 'en', style });
    const mixed = [...ana.slice(0, 2), ...bao.slice(2, 3), ...ana.slice(3), ...bao];
    expect(outline(mixed)).toEqual({ reports: [[5, 4, 'sb-ela-math', BAO.ssid, 'en:4']], unassigned: [[1, 4, 'pages-unassigned']] });
  });

  it('sets aside pupils whose pages are mixed, without numbers', () => {
    const style = { numbers: false, ssidEverywhere: true, address: true };
    const ana = copyPages({ student: ANA, kind: 'sb-ela-math', language: 'en', style });
    const bao = copyPages({ student: BAO, kind: 'sb-ela-math', language: 'en', style });
    const pages = [...ana.slice(0, 2), ...bao.slice(1, 2), ...ana.slice(2)];
    expect(outline(pages)).toEqual({ reports: [], unassigned: [[1, 5, 'pages-unassigned']] });
  });

  it('sets aside pages whose cover is missing', () => {
    const ana = copyPages({ student: ANA, kind: 'sb-ela-math', language: 'en' });
    const bao = copyPages({ student: BAO, kind: 'sb-ela-math', language: 'en' });
    const chris = copyPages({ student: CHRIS, kind: 'sb-ela-math', language: 'en' });
    expect(outline([...ana, ...bao.slice(1), ...chris])).toEqual({
      reports: [[1, 4, 'sb-ela-math', ANA.ssid, 'en:4'], [8, 4, 'sb-ela-math', CHRIS.ssid, 'en:4']],
      unassigned: [[5, 3, 'pages-unassigned']],
    });
    expect(outline([...copyPages({ student: ANA, kind: 'sb-ela-math', language: 'en', style: unnumbered }), ...copyPages({ student: BAO, kind: 'sb-ela-math', language: 'en', style: unnumbered }).slice(1), ...copyPages({ student: CHRIS, kind: 'sb-ela-math', language: 'en', style: unnumbered })])).toEqual({
      reports: [[8, 4, 'sb-ela-math', CHRIS.ssid, 'en:4']],
      unassigned: [[1, 7, 'pages-unassigned']],
    });
  });

  it('sets aside a file that begins in the middle of a report', () => {
    expect(outline(copyPages({ student: ANA, kind: 'sb-ela-math', language: 'en', style: { numbers: true, ssidEverywhere: true, address: true } }).slice(1)).unassigned).toEqual([[1, 3, 'pages-unassigned']]);
  });

  it('leaves a front sheet to nobody', () => {
    const pages = [page('Elm Street School\nGrade 5 packets'), ...copyPages({ student: ANA, kind: 'sb-ela-math', language: 'en', style: unnumbered })];
    expect(outline(pages)).toEqual({ reports: [[2, 4, 'sb-ela-math', ANA.ssid, 'en:4']], unassigned: [[1, 1, 'pages-unassigned']] });
  });
});

describe('facts', () => {
  const cover = copyPages({ student: ANA, kind: 'elpac-summative', language: 'en' })[0]?.text ?? '';
  const letter = page(cover, { words: setLines(['To the Parent/Guardian of:', ANA.name, ANA.street, ANA.city], { x: 72, y: 190 }) });
  const second = copyPages({ student: ANA, kind: 'elpac-summative', language: 'en' })[1] ?? page('');

  it('takes all of a report', () => {
    const { reports } = recognise([letter, second], `out/1964733_6012345_05_${ANA.ssid}_20250615.pdf`);
    expect(reports).toEqual([{
      firstPage: 1, pages: 2, copies: [{ language: 'en', firstPage: 1, pages: 2 }], program: 'ELPAC', kind: 'elpac-summative', schoolYear: '2024-25',
      ssid: ANA.ssid, lea: '1964733', school: '6012345', schoolName: null, grade: '05', downloadDate: '2025-06-15', student: ANA.name,
      address: { lines: ['To the Parent/Guardian of:', ANA.name, ANA.street, ANA.city], box: expect.anything(), zip: '95112-3304' },
      // Found on the page and in the name, but for the kind (words alone) and the school (name alone).
      grounds: groundsOf({ ssidOnPages: true, ssidInName: true, studentOnCover: true, studentInAddress: true, gradeOnCover: true, gradeInName: true, schoolOnCover: false, schoolInName: true, kindInWords: true, kindInName: false }),
      pageKeys: [letter.contentKey, second.contentKey].join('\n'), problems: [],
    }]);
  });

  it('names an SSID that differs from the file’s, and keeps the page’s', () => {
    const { reports } = recognise([letter, second], `1964733_6012345_05_${BAO.ssid}_20250615.pdf`);
    expect(reports.map(({ ssid, problems }) => [ssid, problems])).toEqual([[ANA.ssid, ['report-ssid-mismatch']]]);
    const unlabelled = page(cover.replace('SSID: ', 'Identifier\n'));
    expect(recognise([unlabelled, second], `1964733_6012345_05_${BAO.ssid}_20250615.pdf`).reports[0]?.problems).toContain('report-ssid-mismatch');
  });

  it('uses the file’s SSID where page 1 has none, and says where there is none at all', () => {
    const without = page(cover.replace(`SSID: ${ANA.ssid}`, ''));
    expect(recognise([without, second], `${ANA.ssid}.pdf`).reports[0]?.ssid).toBe(ANA.ssid);
    expect(recognise([without, second], 'report.pdf').reports[0]?.problems).toContain('report-ssid-missing');
  });

  it('gives no pupil of a combined file the name’s SSID or school', () => {
    const { reports } = recognise([...copies({ student: ANA, kind: 'csa', language: 'en' }, { student: BAO, kind: 'csa', language: 'en' })], `1964733_6012345_08_${BAO.ssid}_20250615.pdf`);
    expect(reports.map(({ ssid, school, grade, problems }) => [ssid, school, grade, problems.includes('report-ssid-mismatch')])).toEqual([[ANA.ssid, null, '05', false], [BAO.ssid, '6012345', '08', false]]);
  });

  it.each([
    ['combined_02_2025-09-15.pdf', '05'],
    ['1964733_6012345_04_20250615_2.pdf', '04'],
    [`04_${ANA.ssid}.pdf`, '04'],
  ])('takes the grade of page 1 where the name is none of TOMS’s: %s', (entry, grade) => {
    expect(recognise([letter, second], entry).reports.map((report) => report.grade)).toEqual([grade]);
    expect(recognise([page(cover.replace(/Grade: \d+/u, '')), second], entry).reports.map((report) => report.grade)).toEqual([entry.startsWith('combined') ? '02' : '04']);
  });

  it('asks about lengths and grades that do not fit the kind', () => {
    const problemsOf = (plan: CopyPlan, drop = 0) => recognise(copyPages(plan).slice(0, copyPages(plan).length - drop)).reports[0]?.problems.includes('report-length-unexpected');
    expect(problemsOf({ student: { ...ANA, grade: '04' }, kind: 'sb-ela-math', language: 'en' })).toBe(false);
    expect(problemsOf({ student: { ...ANA, grade: '04' }, kind: 'sb-ela-math', language: 'en' }, 1)).toBe(true);
    expect(problemsOf({ student: { ...ANA, grade: '05' }, kind: 'sb-ela-math', language: 'en' })).toBe(true);
    expect(problemsOf({ student: { ...ANA, grade: '10' }, kind: 'cast', language: 'en' })).toBe(false);
  });
});

describe('what is no score report', () => {
  it('is named', () => {
    expect(recognise([page('Lunch menu for October\nMonday: pasta')], 'menu.pdf').unassigned).toEqual([{ firstPage: 1, pages: 1, code: 'not-a-score-report', reason: expect.any(String) }]);
    const cers = recognise([page(`Individual Student Report\nSmarter Balanced Interim Assessment\nStudent: Ana\nSSID: ${ANA.ssid}`), page('Score 2400')], 'isr.pdf');
    expect(cers).toEqual({ reports: [], unassigned: [{ firstPage: 1, pages: 2, code: 'not-a-score-report', reason: expect.stringContaining('Individual Student Report') }] });
  });

  it('is not said of a report that mentions report cards or a guide', () => {
    const [first, ...rest] = copyPages({ student: ANA, kind: 'sb-ela-math', language: 'en' });
    const wordy = page(`${first?.text}\nUse it with your child’s report card. A guide to understanding your child’s score report is online.`);
    expect(recognise([wordy, ...rest]).reports.map(({ kind }) => kind)).toEqual(['sb-ela-math']);
    expect(recognise([page('Guide to Understanding the Student Score Report\nWhat the numbers mean')]).unassigned.map(({ code }) => code)).toEqual(['not-a-score-report']);
  });

  it('is a report of unknown kind where there is an SSID', () => {
    expect(recognise([page(`Something else\nSSID: ${ANA.ssid}`)]).reports[0]?.problems).toContain('report-kind-unknown');
    expect(recognise([page('')], `${ANA.ssid}_05.pdf`).reports.map(({ kind, ssid }) => [kind, ssid])).toEqual([['unknown', ANA.ssid]]);
  });

  it('sets aside a whole report for one page that is not Letter', () => {
    const [first, ...rest] = copyPages({ student: ANA, kind: 'sb-ela-math', language: 'en' });
    const wide = rest.map((content, index) => (index === 1 ? { ...content, widthPt: 792, heightPt: 612 } : content));
    expect(outline([...(first ? [first] : []), ...wide])).toEqual({ reports: [], unassigned: [[1, 4, 'pdf-page-size-unusual']] });
  });
});

describe('the pupil’s name', () => {
  const STREET = ['482 Marigold Ave', 'Weed, CA 96094'];
  /** As it is read of a cover with this first line of the address, and this in the box of the pupil's particulars. */
  const nameIn = (addressee: string, box: string): string | null | undefined => reportWith(addressee, box)?.student;
  const reportWith = (addressee: string, box: string) => {
    const lines = [addressee, ...STREET];
    const cover = page(`Student Score Report\n${lines.join('\n')}\nStudent Information\n${box}\nSSID: 4820193756`, { words: setLines(lines, { x: 72, y: 195 }) });
    return recognise([cover, page('Mathematics')]).reports[0];
  };

  it('is whole where its box breaks it', () => {
    const name = 'Bartholomew Christopher Featherstonehaugh-Cholmondeley';
    expect(nameIn(name, 'Name: Bartholomew Christopher\nFeatherstonehaugh-Cholmondeley')).toBe(name);
  });

  it.each([
    ['in the salutation of the address', 'To the Family of Bartholomew Christopher Featherstone', 'Bartholomew\nChristopher\nFeatherstone', 'Bartholomew Christopher Featherstone'],
    ['broken behind a hyphen', 'Ana Rodríguez-Castellanos', 'Ana Rodríguez-\nCastellanos', 'Ana Rodríguez-Castellanos'],
    ['with a digit', 'Jayden Lopez 3rd', 'Jayden Lopez 3rd', 'Jayden Lopez 3rd'],
    ['with a sign', 'To the Family of Avery (AJ) Lopez', 'Avery (AJ) Lopez', 'Avery (AJ) Lopez'],
    ['but no longer than in its box', 'Ana Lopez Garcia', 'Ana Lopez\nGrade: 5', 'Ana Lopez'],
  ])('is whole as the address shows it: %s', (_what, addressee, printed, name) => {
    expect(nameIn(addressee, `Name: ${printed}`)).toBe(name);
  });

  it.each(['Avery & Jordan Lopez', 'Avery "AJ" Lopez', 'Avery “AJ” Lopez', 'Avery/Jordan Lopez', '<Avery> Lopez', 'A', '王', 'bell hooks', 'deShawn', 'Aa Bb Cc Dd Ee Ff Gg Hh Ii', 'Avery+Lopez', 'Shawn O`Brien'])(
    'is what its label and the address agree on, whatever it looks like: %s',
    (name) => {
      for (const addressee of [name, `To the Parent/Guardian of ${name}`, `To the Family of: ${name}`]) {
        for (const box of [`Name: ${name}`, `Student: ${name}`, `Student Name\n${name}`, `Student: ${name} Grade: 5`, `Name: ${name} Date of Birth: 04/12/2014`, `Student: ${name} (4820193756)`, `Parent/Guardian: Rosa Lima\nStudent: ${name}`]) expect([addressee, box, nameIn(addressee, box)]).toEqual([addressee, box, name]);
      }
    },
  );

  it('is of any words where a label in front of them and the address agree, but not below the label', () => {
    expect(['Student: Test Student', 'Student\nTest Student'].map((box) => nameIn('To the Family of Test Student', box))).toEqual(['Test Student', null]);
  });

  it('is whole where it has no name’s shape and its box breaks it', () => {
    const name = `Avery & Jordan ${'Featherstonehaugh-'.repeat(3)}Lopez`;
    expect(nameIn(`To the Family of ${name}`, `Name: Avery & Jordan\nFeatherstonehaugh-\nFeatherstonehaugh-\nFeatherstonehaugh-Lopez`)).toBe(name);
  });

  it.each(['Avery: Lopez', 'Avery: Jordan Lopez', `Ana ${'Featherstonehaugh '.repeat(7)}Lopez`, 'Ana Grade 5 Lopez'])('and the address are found where an address has no such line but for a label’s value: %s', (name) => {
    for (const addressee of [name, `To the Family of: ${name}`]) expect(reportWith(addressee, `Student: ${name}`)).toMatchObject({ student: name, address: { lines: [addressee, ...STREET] } });
    expect(reportWith(name, 'Student: Ana')?.address).toBe(null);
  });

  it.each([
    ['one place says it', 'bell hooks', 'Grade: 5'],
    ['the places differ', 'bell hooks', 'Name: bell hooked'],
    ['the address goes on', 'bell hooks the second', 'Name: bell hooks'],
    ['the label goes on', 'bell hooks', 'Name: bell hooks the second'],
    ['it is none of a pupil’s labels', 'bell hooks', 'Counselor: bell hooks'],
    ['it is a salutation alone', 'To the Parent/Guardian of', 'Name: To the Parent/Guardian of'],
  ])('is not known where %s', (_what, addressee, box) => {
    expect(nameIn(addressee, box)).toBe(null);
  });

  it.each(['Ana Lopez SSID: 9900000001', 'Ana Lopez 9900000001', 'bell hooks 04/12/2014', 'Ana & Jo Lopez, SSID 9900000001'])('and no line of an address that holds a number of the pupil or a date is one, though a label says it too: %s', (line) => {
    for (const label of ['Student', 'Student:', 'Name:']) {
      const report = reportWith(line, `${label} ${line}`);
      expect(report?.student ?? '').not.toMatch(/\d/);
      expect(report?.address?.lines.join(' ') ?? '').not.toContain(line);
    }
  });

  it('is not known where a label stands over the address, which then says it once', () => {
    const lines = ['bell hooks', '482 Marigold Ave', 'Weed, CA 96094'];
    const cover = page(`Student Score Report\nStudent\n${lines.join('\n')}\nSSID: 4820193756`, { words: setLines(lines, { x: 72, y: 195 }) });
    expect(recognise([cover, page('Mathematics')]).reports[0]?.student).toBe(null);
  });

  it('is whole behind a label without a colon', () => {
    expect(['Student Name\nAna Lopez\nGarcia', 'Student Name\nAna Lopez\nGrade: 5'].map((box) => nameIn('Ana Lopez Garcia', box))).toEqual(['Ana Lopez Garcia', 'Ana Lopez']);
  });

  it('ends where its column ends, though the page’s text runs on into the address beside it', () => {
    const beside = [...setLines(['Name: Lopez, Ana'], { x: 54, y: 208 }), ...setLines(['Ana Lopez', 'PO Box 77', 'San Jose, CA 95112'], { x: 320, y: 195 })];
    const names = ['Name: Lopez, Ana PO Box 77', 'Name: Lopez, Ana Ana Lopez'].map((line) => recognise([page(`Student Score Report\nWhat Is the CAASPP?\n${line}\nSSID: 4820193756`, { words: beside }), page('Mathematics')]).reports[0]?.student);
    expect(names).toEqual(['Lopez, Ana', 'Lopez, Ana']);
  });

  it.each([
    ['علي محمد', 'To the Parent/Guardian of محمد علي', 'محمد علي'],
    ['כהן מרים', 'מרים כהן', 'מרים כהן'],
    ['حسن الله عبد', 'To the Family of: عبد الله حسن', 'عبد الله حسن'],
  ])('is in the order of the address where it runs from right to left in an English line: %s', (turned, addressee, name) => {
    // Runs are put together anew from words given from left to right; the page's text turns them.
    expect(nameIn(addressee.replace(name, name.split(' ').toReversed().join(' ')), `Student Name: ${turned}`)).toBe(name);
  });

  it('has the spaces of the address where the page’s text puts more into clusters of letters', () => {
    expect([nameIn('To the Family of ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ', 'Student Name: ਗੁਰਪ੍ਰੀ ਤ ਸਿੰ ਘ'), nameIn('ਗੁਰਪ੍ਰੀਤ', 'Student Name: ਗੁਰਪ੍ਰੀ ਤ ਸਿੰ ਘ')]).toEqual(['ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ', 'ਗੁਰਪ੍ਰੀ ਤ ਸਿੰ ਘ']);
  });

  it('is in the order of the address where a right-to-left line turns it', () => {
    const student = { ...ANA, name: 'De’Shawn Van Der Meer' };
    const [cover, ...rest] = copyPages({ student, kind: 'elpac-summative', language: 'ar' });
    const words = setLines([student.name, student.street, student.city], { x: 72, y: 195 });
    const turned = page((cover?.text ?? '').replaceAll(`اسم الطالب: ${student.name}`, "اسم الطالب: Van Der Meer De'Shawn"), { words });
    expect(recognise([turned, ...rest]).reports[0]?.student).toBe(student.name);
  });
});
