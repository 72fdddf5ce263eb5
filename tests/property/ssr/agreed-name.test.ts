import fc from 'fast-check';
import { expect, it } from 'vitest';
import { agreedName } from '@shared/domain/ssr/agreed-name';
import { plainText } from '@shared/domain/ssr/plain-text';

const LABELS = ['Student', 'Student:', 'Student Name', 'Student Name:', 'Name:', 'Pupil', 'Nombre:', 'Nombre del estudiante', 'Estudiante', '姓名：', '學生', 'Tên học sinh:', 'Pangalan:', '학생 이름:', 'الاسم:'];
const HEADINGS = ['Student Information', 'Student Score Report', 'Overall Score', 'Results', 'Grade', 'Grade Level', 'Mathematics', 'Score', 'Date of Birth', 'To the Parent/Guardian of', 'To the Parent/Guardian of:', 'Parents', 'SSID:', 'School', '…'];
const STREET = ['482 Marigold Ave', 'Weed, CA 96094'];

const label = fc.constantFrom(...LABELS);
const heading = fc.constantFrom(...HEADINGS);
/** A label with a heading in the next column: no colon tells that one is the other's value. */
const twoColumns = fc.tuple(label, fc.constantFrom(' ', '   '), heading).map(([front, gap, value]) => `${front.replace(/[:：]$/u, '')}${gap}${value}`);
const rows = fc.array(fc.oneof(label, heading, twoColumns), { maxLength: 12 });

it('takes no heading and no label for a name, wherever they stand in the address and beside it', () => {
  fc.assert(
    fc.property(rows, rows, fc.oneof(label, heading), (before, after, addressee) => {
      const lines = [addressee, ...STREET];
      expect(agreedName({ plain: plainText([...before, ...lines, ...after].join('\n')) }, { lines, box: [72, 190, 200, 230], zip: '96094' })).toBe(null);
    }),
    { numRuns: 1000 },
  );
});

it('takes nothing that only one of the two says', () => {
  const text = fc.constantFrom('a', 'bell hooks', 'Avery & Jo', '<Jo>', 'x/y', '"Z"');
  fc.assert(
    fc.property(text, text, rows, fc.constantFrom(...LABELS), (value, addressee, box, name) => {
      const lines = [addressee, ...STREET];
      const found = agreedName({ plain: plainText([...lines, ...box, `${name} ${value}`].join('\n')) }, { lines, box: [72, 190, 200, 230], zip: '96094' });
      expect(found === null || (found === addressee && value === addressee)).toBe(true);
    }),
  );
});
