import { describe, expect, it } from 'vitest';
import { findAddress } from '@shared/domain/ssr/address-block';
import { textRuns } from '@shared/domain/ssr/text-runs';
import { zipOfLastLine } from '@shared/domain/ssr/postal-line';
import { setLines } from '../../support/ssr/made-up-reports';

const FAMILY = ['Ana Delacruz', '482 Marigold Ave.', 'San Jose, CA 95112-3304'];
const at = { x: 72, y: 195 };
const found = (...groups: Parameters<typeof setLines>[]) => findAddress(groups.flatMap((group) => setLines(...group)))?.lines ?? null;

describe('findAddress', () => {
  it('takes 3 to 8 lines with one margin, their ink and the ZIP', () => {
    const words = setLines(FAMILY, at);
    const address = findAddress(words);
    expect(address?.lines).toEqual(FAMILY);
    expect(address?.zip).toBe('95112-3304');
    expect(address?.box).toEqual([72, Math.min(...words.map((word) => word.box[1])), Math.max(...words.map((word) => word.box[2])), Math.max(...words.map((word) => word.box[3]))]);
  });

  it('does not depend on the order of the words, the place or the size', () => {
    for (const place of [{ x: 40, y: 60, sizePt: 8, pitchPt: 9 }, { x: 320, y: 700, sizePt: 12, pitchPt: 20 }]) {
      expect(findAddress(setLines(FAMILY, place).toReversed())?.lines).toEqual(FAMILY);
    }
  });

  it('includes a salutation in the block, and leaves one out that stands apart', () => {
    for (const salutation of ['To the Parent/Guardian of:', 'PARENT OR GUARDIAN OF', 'A los padres o tutores de:', 'Kính gửi phụ huynh của:', 'Sa magulang o tagapag-alaga ni:']) {
      expect(found([[salutation, ...FAMILY], at])).toEqual([salutation, ...FAMILY]);
    }
    expect(found([['To the Parent/Guardian of:'], { x: 72, y: 160 }], [FAMILY, at])).toEqual(FAMILY);
  });

  it('keeps the line that names whom the letter goes through, before or behind the pupil', () => {
    for (const through of ['c/o Rosa Lima', 'C/O ROSA LIMA', 'care of Rosa Lima', 'Attn Rosa Lima', '% Rosa Lima', 'c/o: Rosa Lima']) {
      expect(findAddress(setLines([through, ...FAMILY], at), 'Ana Delacruz')?.lines).toEqual([through, ...FAMILY]);
      expect(findAddress(setLines([FAMILY[0]!, through, ...FAMILY.slice(1)], at), 'Ana Delacruz')?.lines).toEqual([FAMILY[0], through, ...FAMILY.slice(1)]);
    }
  });

  it('swallows no neighbour with the same margin', () => {
    for (const neighbour of ['Student Information', 'SSID: 4820193756', 'Grade: 5', 'Date of Birth: 04/12/2014', 'Student Score Report 2024–25', 'See the back of this page for more.', 'Elm Street Elementary School', 'Report date: June 3, 2025']) {
      expect([neighbour, found([[neighbour, ...FAMILY], at])]).toEqual([neighbour, FAMILY]);
      expect([neighbour, found([[...FAMILY, neighbour], at])]).toEqual([neighbour, FAMILY]);
    }
  });

  it('keeps a name of any length, and streets, but no sentence', () => {
    const name = 'Bartholomew Christopher Featherstonehaugh-Cholmondeley the Younger'.replace(' the', ' De La');
    for (const long of [name, name.toUpperCase(), '12 North Doctor Martin Luther King Junior Memorial Boulevard Apartment 3']) {
      expect(found([[...(long.startsWith('12') ? ['Ana Delacruz'] : []), long, ...FAMILY.slice(1)], at])).toContain(long);
    }
    expect(found([['The results of these tests are one measure among many others', ...FAMILY], at])).toEqual(FAMILY);
  });

  it('keeps a salutation with a name of any length, but no sentence', () => {
    for (const name of ['María Guadalupe Hernández-Villanueva Rodríguez-Castellanos', 'María del Carmen de los Ángeles Rodríguez-Fernández y Gutiérrez de la Concepción']) {
      const salutation = `To the Family of ${name}`;
      expect(found([[salutation, ...FAMILY.slice(1)], at])).toEqual([salutation, ...FAMILY.slice(1)]);
    }
    const sentence = 'Parents and guardians: talk with the teachers of your child about what these results tell';
    expect(found([[sentence, ...FAMILY], at])).toEqual(FAMILY);
  });

  it('keeps a dash that stands by itself between words', () => {
    const lines = ['Ana Lopez - Garcia', ...FAMILY.slice(1)];
    const words = setLines(lines, at).map((word) => (word.text === '-' ? { ...word, box: [word.box[0], word.box[1] + 4, word.box[2], word.box[1] + 4.8] as const } : word));
    expect(findAddress(words)?.lines).toEqual(lines);
  });

  it('keeps the pupil’s own line where its words are those of a box or an agency', () => {
    for (const name of ['Angel Charter', 'Jose School', 'Ana Grade Torres']) {
      const lines = [name, 'c/o Rosa Lima', ...FAMILY.slice(1)];
      expect(findAddress(setLines(lines, at), name)?.lines).toEqual(lines);
    }
  });

  it('keeps its lines together where accents and descenders move their ink', () => {
    // Ink of 10 point lines set 13 points apart: the accents of the first reach up, the descenders of the second down.
    const line = (text: string, top: number, bottom: number) => text.split(' ').map((word, index) => ({ text: word, box: [72 + 40 * index, top, 72 + 40 * index + 36, bottom] as const, fontSizePt: 10 }));
    const words = [...line('JOSÉ MARÍA LOPEZ', 161.1, 170.1), ...line('1420 N Maple Ave', 176.2, 185.2), ...line('Mc Farland CA 93250', 189.2, 196.2)];
    expect(findAddress(words)?.lines).toEqual(['JOSÉ MARÍA LOPEZ', '1420 N Maple Ave', 'Mc Farland CA 93250']);
  });

  it('gives a word between two lines to the nearer one', () => {
    const word = (text: string, x: number, top: number, bottom: number, sizePt: number) => ({ text, box: [x, top, x + 6 * text.length, bottom] as const, fontSizePt: sizePt });
    const words = [
      ...setLines(['ROSE LOPEZ'], { x: 320, y: 210 }), word('P.O.', 320, 216.2, 223.1, 10), word('Box', 346, 216.4, 223.1, 10), word('77', 366, 216.4, 223.1, 10),
      word('Name:', 54, 220, 226.1, 9), word('LOPEZ,', 87, 219.9, 227.3, 9), word('ROSE', 126, 219.9, 226.1, 9),
    ];
    expect(textRuns(words).map(({ text }) => text)).toEqual(['ROSE LOPEZ', 'P.O. Box 77', 'Name: LOPEZ, ROSE']);
  });

  it('reads a right-to-left salutation in its order, and takes it wherever it stands over the block', () => {
    // Words from left to right as drawn; a left-to-right paragraph puts the colon in front of the first word.
    for (const [drawn, x] of [['الطالب أمر ولي :إلى', 72], ['الطالب: أمر ولي إلى', 95]] as const) {
      const address = findAddress([...setLines([drawn], { x, y: 183 }), ...setLines(FAMILY, at)]);
      expect(address?.lines).toEqual(['إلى ولي أمر الطالب:', ...FAMILY]);
    }
  });

  it('keeps signs as printed', () => {
    expect(found([['致以下學生的家長/監護人：', 'Ana Delacruz', '12½ Elm St', 'Weed, CA 96094'], at])?.slice(0, 3)).toEqual(['致以下學生的家長/監護人：', 'Ana Delacruz', '12½ Elm St']);
  });

  it('takes hidden words only where nothing else is there', () => {
    const hidden = setLines(['Someone Else', ...FAMILY.slice(1)], at).map((word) => ({ ...word, hidden: true }));
    expect(findAddress(hidden)?.lines[0]).toBe('Someone Else');
    expect(findAddress([...hidden, ...setLines(FAMILY, { x: 72, y: 400 })])?.lines).toEqual(FAMILY);
  });

  it('tells lines apart that stand close', () => {
    const lines = ['Ana Delacruz', 'Attn: Rosa Lima', 'Apt 3127', '12 Made-Up Lane', 'Weed, CA 96094'];
    for (const pitchPt of [9.8, 9]) expect(found([lines, { ...at, sizePt: 9, pitchPt }])).toEqual(lines);
  });

  it('keeps lines apart that a column on other baselines bridges', () => {
    const lines = ['Ana Delacruz', '29941 Imaginary Oaks Drive', 'Apt 12', 'Weed, CA 96094'];
    for (let offset = 0; offset < 10; offset += 1) {
      const beside = setLines(['Coyote Wells Elementary', 'Alder Bay Unified', 'Test date'], { x: 330, y: 195 + offset, sizePt: 9, pitchPt: 13 });
      expect(findAddress([...setLines(lines, { ...at, sizePt: 9, pitchPt: 9.8 }), ...beside])?.lines).toEqual(lines);
    }
  });

  it('keeps columns apart that share their baselines', () => {
    expect(found([FAMILY, at], [['Student Name: Ana Delacruz', 'SSID: 4820193756', 'Grade: 5'], { x: 330, y: 195 }])).toEqual(FAMILY);
  });

  it('prefers the family to an agency, wherever the two stand', () => {
    const district = ['Orchard Unified School District', '100 Main Street', 'San Jose, CA 95110'];
    expect(found([district, { x: 72, y: 60 }], [FAMILY, at])).toEqual(FAMILY);
    expect(found([FAMILY, { x: 72, y: 700 }], [district, at])).toEqual(FAMILY);
    expect(found([district, at])).toBe(null);
  });

  it('finds nothing in prose or in two lines', () => {
    expect(found([['For more information about these tests and what they mean write to', 'the department at its office on N Street in the city of', 'Sacramento, CA 95814'], at])).toBe(null);
    expect(found([FAMILY.slice(1), at])).toBe(null);
  });

  it('joins a last line that is set with tabs', () => {
    const words = [...setLines(FAMILY.slice(0, 2), at), ...setLines(['San Jose,'], { x: 72, y: 219 }), ...setLines(['CA'], { x: 150, y: 219 }), ...setLines(['95112'], { x: 190, y: 219 })];
    expect(findAddress(words)?.lines.at(-1)).toBe('San Jose, CA 95112');
  });

  it('keeps units, boxes and capitals', () => {
    for (const lines of [['Grade School', '482 Marigold Ave', 'Apt 3', 'Weed, CA 96094'], ['ANA DELACRUZ', '482 MARIGOLD AVE', 'APT 3', 'SAN JOSE CA 95112'], ['Ana Delacruz', 'c/o Rosa Delacruz', 'PO Box 12', 'Weed, ca 96094'], ['María de la Luz', '12 1/2 Elm St # 4', 'Winston-Salem, N.C. 27101']]) {
      expect(found([lines, at])).toEqual(lines);
    }
  });
});

describe('zipOfLastLine', () => {
  it.each([
    ['San Jose, CA 95112', '95112'], ['SAN JOSE CA 95112-3304', '95112-3304'], ['San José, Ca. 95112 – 3304', '95112-3304'], ["Coeur d'Alene, ID 83814", '83814'], ['Los Angeles, California 90012', '90012'],
    ['APO, AP 96350', '96350'], ['St. Helena, CA 945741234', '94574-1234'], ['Washington, D.C. 20001', '20001'], ['Room 12345', null], ['San Jose, XX 95112', null], ['95112', null], ['Lexile IN 12345 points', null],
    ['29 Palms, CA 92277', '92277'], ['29 PALMS CA 92277-1234', '92277-1234'], ['455 Elm St, Fresno CA 93701', null], ['San José CA 95112−3304', '95112-3304'],
  ] as [string, string | null][])('%s', (line, zip) => expect(zipOfLastLine(line)).toBe(zip));
});
