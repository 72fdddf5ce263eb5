import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proveAgainstSources, type ProveRequest } from '@main/assembly/prove-against-sources';
import { verifyBatch } from '@main/assembly/verify-batch';
import { inspectPdf } from '@main/intake/pdf/inspect-pdf';
import { handMadePage, type HandMadeObject, type HandMadePage } from './hand-made-page';
import { Workplace, neverAborted, textsOf, type TestBatch } from './tools';

/**
 * What prints of layers and annotations, as ISO 32000-2 says it (8.11.4 and 12.5): the state in which a document opens, then the usages that it
 * has count at viewing and printing; of annotations those that are to print and are not hidden. Programs that draw the sources differ on this
 * among themselves; of the batch they must draw the same.
 */
const workplace = new Workplace();
afterAll(() => workplace.remove());

const COLORS = { white: [255, 255, 255], red: [255, 0, 0], green: [0, 255, 0], blue: [0, 0, 255], black: [0, 0, 0] } as const;
type Color = keyof typeof COLORS;

/** The color at a place of the page as it is seen, in points from the top left. */
type Seen = readonly [x: number, y: number, color: Color];
type Case = { readonly page: HandMadePage; readonly seen: readonly Seen[] };

/** A red square in the lower left corner of the page's own space; then blue ones, each in its layer, 60 points apart. */
const inLayers = (...names: readonly string[]): string => `1 0 0 rg 20 20 20 20 re f ${names.map((name, index) => `/OC /${name} BDC 0 0 1 rg ${100 + index * 60} 100 40 40 re f EMC`).join(' ')}`;
const RED: Seen = [30, 762, 'red'];
/** Where the blue squares of {@link inLayers} stand. */
const blues = (...shown: readonly boolean[]): readonly Seen[] => [RED, ...shown.map((isShown, index): Seen => [120 + index * 60, 672, isShown ? 'blue' : 'white'])];

const group = (more = ''): string => `<</Type/OCG/Name(A layer)${more}>>`;
const properties = (groups: string, configuration: string): string => `/OCProperties<</OCGs[${groups}]/D<<${configuration}>>>>`;
/** The layers 10 and 11, of which the second is off, and what is made of them. */
const twoLayers = (names: string, objects: readonly HandMadeObject[], more = ''): HandMadePage => ({
  resources: `/Properties<<${names}>>`,
  objects: [group(), group(), ...objects],
  catalog: properties('10 0 R 11 0 R', `/OFF[11 0 R]${more}`),
});

/** A green form of 60 by 40 points with a black corner at its lower left. */
const STAMP: HandMadeObject = { entries: '/Type/XObject/Subtype/Form/BBox[0 0 60 40]', data: '0 1 0 rg 0 0 60 40 re f 0 g 0 0 12 12 re f' };
/** An annotation from 300, 300 to 360, 340 in the page's own space. */
const stamp = (flags: number, more = '', subtype = 'Stamp'): string => `<</Type/Annot/Subtype/${subtype}/Rect[300 300 360 340]/F ${flags}/AP<</N 10 0 R>>${more}>>`;
const stamped = (annotations: readonly string[], more: HandMadePage = {}): HandMadePage => ({ ...more, annotations, objects: [STAMP, ...(more.objects ?? [])] });
const STAMP_SHOWN: readonly Seen[] = [[330, 465, 'green'], [304, 488, 'black']];
const STAMP_MISSING: readonly Seen[] = [[330, 465, 'white'], [304, 488, 'white']];

const usage = (states: Readonly<Record<string, 'ON' | 'OFF'>>): string => `/Usage<<${Object.entries(states).map(([kind, state]) => `/${kind}<</${kind}State/${state}>>`).join('')}>>`;
const counts = (event: string, groups: string): string => `<</Event/${event}/Category[/${event}]/OCGs[${groups}]>>`;

const LAYERS: Readonly<Record<string, Case>> = {
  'a layer that is off': { page: { content: inLayers('A', 'B'), ...twoLayers('/A 10 0 R/B 11 0 R', []) }, seen: blues(true, false) },
  'layers that are off but for one': {
    page: { content: inLayers('A', 'B'), resources: '/Properties<</A 10 0 R/B 11 0 R>>', objects: [group(), group()], catalog: properties('10 0 R 11 0 R', '/BaseState/OFF/ON[11 0 R]') },
    seen: blues(false, true),
  },
  'a layer inside one that is off': { page: { content: '/OC /B BDC /OC /A BDC 0 0 1 rg 100 100 40 40 re f EMC 0 0 1 rg 160 100 40 40 re f EMC 1 0 0 rg 20 20 20 20 re f', ...twoLayers('/A 10 0 R/B 11 0 R', []) }, seen: blues(false, false) },
  'memberships of every policy': {
    page: { content: inLayers('A', 'B', 'C', 'D', 'E'), ...twoLayers('/A 12 0 R/B 13 0 R/C 14 0 R/D 15 0 R/E 16 0 R', ['/P/AllOn', '/P/AnyOn', '/P/AnyOff', '/P/AllOff', ''].map((policy) => `<</Type/OCMD${policy}/OCGs[10 0 R 11 0 R]>>`)) },
    seen: blues(false, true, true, false, true),
  },
  'a membership of one layer, of none, and of one that is gone': {
    page: { content: inLayers('A', 'B', 'C'), ...twoLayers('/A 12 0 R/B 13 0 R/C 14 0 R', ['<</Type/OCMD/OCGs 11 0 R>>', '<</Type/OCMD/OCGs[]>>', '<</Type/OCMD/OCGs[99 0 R]>>']) },
    seen: blues(false, true, true),
  },
  'expressions, one of them in the resources themselves': {
    page: { content: inLayers('A', 'B', 'C'), ...twoLayers('/A 12 0 R/B 13 0 R/C<</Type/OCMD/VE[/Or 11 0 R[/Not 10 0 R]]>>', ['<</Type/OCMD/VE[/Not 11 0 R]>>', '<</Type/OCMD/OCGs 11 0 R/VE[/And 10 0 R[/Not 11 0 R]]>>']) },
    seen: blues(true, true, false),
  },
  'a layer for the screen and one for paper': {
    page: {
      content: inLayers('A', 'B'),
      resources: '/Properties<</A 10 0 R/B 11 0 R>>',
      objects: [group(usage({ View: 'ON', Print: 'OFF' })), group(usage({ View: 'OFF', Print: 'ON' }))],
      catalog: properties('10 0 R 11 0 R', `/OFF[11 0 R]/AS[${counts('View', '10 0 R 11 0 R')}${counts('Print', '10 0 R 11 0 R')}]`),
    },
    seen: blues(false, true),
  },
  'the same on a turned page': {
    page: {
      turn: 90,
      content: inLayers('A', 'B'),
      resources: '/Properties<</A 10 0 R/B 11 0 R>>',
      objects: [group(usage({ Print: 'OFF' })), group(usage({ Print: 'ON' }))],
      catalog: properties('10 0 R 11 0 R', `/OFF[11 0 R]/AS[${counts('Print', '10 0 R 11 0 R')}]`),
    },
    seen: [[30, 30, 'red'], [120, 120, 'white'], [120, 180, 'blue']],
  },
  'a layer that viewing hides': {
    page: { content: inLayers('A'), resources: '/Properties<</A 10 0 R>>', objects: [group(usage({ View: 'OFF' }))], catalog: properties('10 0 R', `/AS[${counts('View', '10 0 R')}]`) },
    seen: blues(false),
  },
  'usages that the document does not have count': {
    page: { content: inLayers('A', 'B'), resources: '/Properties<</A 10 0 R/B 11 0 R>>', objects: [group(usage({ Print: 'OFF' })), group(usage({ Print: 'ON' }))], catalog: properties('10 0 R 11 0 R', '/OFF[11 0 R]') },
    seen: blues(true, false),
  },
  'a layer of reference, which is always on': { page: { content: inLayers('A'), resources: '/Properties<</A 10 0 R>>', objects: [group('/Intent/Design')], catalog: properties('10 0 R', '/OFF[10 0 R]') }, seen: blues(true) },
  'a form in a layer that is off, beside one that is on': {
    page: {
      content: '1 0 0 rg 20 20 20 20 re f q 1 0 0 1 100 100 cm /X Do Q q 1 0 0 1 160 100 cm /Y Do Q',
      ...twoLayers('', [
        { entries: '/Type/XObject/Subtype/Form/BBox[0 0 40 40]/OC 11 0 R', data: '0 0 1 rg 0 0 40 40 re f' },
        { entries: '/Type/XObject/Subtype/Form/BBox[0 0 40 40]/OC<</Type/OCMD/OCGs[10 0 R]>>', data: '0 0 1 rg 0 0 40 40 re f' },
      ]),
      resources: '/XObject<</X 12 0 R/Y 13 0 R>>',
    },
    seen: blues(false, true),
  },
};

const NO_ROTATE = 16;

const ANNOTATIONS: Readonly<Record<string, Case>> = {
  'a stamp in a layer that is off': { page: stamped([stamp(4, '/OC 11 0 R')], { objects: [group()], catalog: properties('11 0 R', '/OFF[11 0 R]') }), seen: STAMP_MISSING },
  'a stamp in a layer that is on': { page: stamped([stamp(4, '/OC 11 0 R')], { objects: [group()], catalog: properties('11 0 R', '') }), seen: STAMP_SHOWN },
  'a stamp whose membership is off beside one that is on': {
    page: stamped([stamp(4, '/OC<</Type/OCMD/OCGs 11 0 R>>'), stamp(4).replace('300 300 360 340', '400 300 460 340')], { objects: [group()], catalog: properties('11 0 R', '/OFF[11 0 R]') }),
    seen: [...STAMP_MISSING, [430, 465, 'green']],
  },
  'a stamp in a layer for the screen': { page: stamped([stamp(4, '/OC 11 0 R')], { objects: [group(usage({ Print: 'OFF' }))], catalog: properties('11 0 R', `/AS[${counts('Print', '11 0 R')}]`) }), seen: STAMP_MISSING },
  'a field in a layer that is off': { page: stamped([stamp(4, '/OC 11 0 R/FT/Tx/T(a)/V(Made-up)', 'Widget')], { objects: [group()], catalog: properties('11 0 R', '/OFF[11 0 R]') }), seen: STAMP_MISSING },
  // The upper left corner of the rectangle stays where it is, and the stamp stands upright below and right of it.
  'a stamp that does not turn with its page, to the right': { page: stamped([stamp(4 | NO_ROTATE)], { turn: 90 }), seen: [[370, 320, 'green'], [344, 336, 'black'], [320, 350, 'white']] },
  'one upside down': { page: stamped([stamp(4 | NO_ROTATE)], { turn: 180 }), seen: [[342, 360, 'green'], [316, 376, 'black'], [280, 330, 'white']] },
  'one to the left': { page: stamped([stamp(4 | NO_ROTATE)], { turn: 270 }), seen: [[302, 512, 'green'], [276, 528, 'black'], [292, 445, 'white']] },
  'a field that does not turn, beside a stamp that does': {
    page: stamped([stamp(4 | NO_ROTATE, '/FT/Tx/T(a)/V(Made-up)', 'Widget'), stamp(4).replace('300 300 360 340', '100 100 160 140')], { turn: 90 }),
    seen: [[370, 320, 'green'], [344, 336, 'black'], [320, 350, 'white'], [120, 130, 'green'], [104, 104, 'black']],
  },
  'a stamp that stays at one size': { page: stamped([stamp(4 | 8)], { turn: 90 }), seen: [[320, 330, 'green'], [304, 304, 'black']] },
  'a kind that nobody knows': { page: stamped([stamp(4, '', 'MadeUp')]), seen: STAMP_SHOWN },
  'a kind that nobody knows and that is not to be seen then': { page: stamped([stamp(5, '', 'MadeUp')]), seen: STAMP_MISSING },
  'a stamp with the same flag, which is of a kind that all know': { page: stamped([stamp(5)]), seen: STAMP_SHOWN },
};

/** Every combination of hidden, printed and not viewed. */
const FLAGS: Readonly<Record<string, Case>> = Object.fromEntries(
  [0, 2, 4, 6, 32, 34, 36, 38].map((flags) => [`flags ${flags}`, { page: stamped([stamp(flags)]), seen: (flags & 4) !== 0 && (flags & 2) === 0 ? STAMP_SHOWN : STAMP_MISSING }]),
);

const CASES: readonly (readonly [name: string, of: Case])[] = Object.entries({ ...LAYERS, ...ANNOTATIONS, ...FLAGS });

const BATCH_DPI = 36;
const drawers: Readonly<Record<string, (path: string, out: string) => void>> = {
  poppler: (path, out) => execFileSync('pdftoppm', ['-r', `${BATCH_DPI}`, '-aa', 'no', '-aaVector', 'no', path, out]),
  Ghostscript: (path, out) => execFileSync('gs', ['-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=ppmraw', `-r${BATCH_DPI}`, `-sOutputFile=${out}-%02d.ppm`, path], { stdio: ['ignore', 'ignore', 'ignore'] }),
  mutool: (path, out) => execFileSync('mutool', ['draw', '-q', '-r', `${BATCH_DPI}`, '-A', '0', '-F', 'ppm', '-o', `${out}-%02d.ppm`, path], { stdio: ['ignore', 'ignore', 'ignore'] }),
};

/** The colors at places of a drawn page. */
const colorsAt = (path: string, seen: readonly Seen[]): readonly string[] => {
  const data = readFileSync(path);
  const [header = '', width = '0'] = /^P6\s+(?:#.*\n)*(\d+)\s+\d+\s+255\s/.exec(data.toString('latin1', 0, 200)) ?? [];
  const scale = BATCH_DPI / 72;
  return seen.map(([x, y]) => {
    const at = header.length + (Math.floor(y * scale) * Number(width) + Math.floor(x * scale)) * 3;
    const found = Object.entries(COLORS).find(([, color]) => color.every((value, index) => Math.abs(data[at + index]! - value) < 40));
    return found?.[0] ?? `${data[at]} ${data[at + 1]} ${data[at + 2]}`;
  });
};

const proved = async (batch: Pick<ProveRequest, 'path' | 'packets' | 'openEntry'>): Promise<readonly string[]> =>
  (await proveAgainstSources({ path: batch.path, batchId: 'test', packets: batch.packets, openEntry: batch.openEntry, signal: neverAborted, onPages: () => {} })).map(({ sentence }) => sentence);

describe('what prints of layers and annotations', () => {
  let batch: TestBatch;
  beforeAll(async () => {
    batch = await workplace.batchOf(CASES.map(([, { page }]) => ({ bytes: handMadePage(page), pages: 1 })));
    for (const [name, draw] of Object.entries(drawers)) draw(batch.path, `${workplace.folder}/${name}`);
  }, 120_000);

  it.each(CASES.map(([name, { seen }], index) => [name, seen, index] as const))('%s: the batch shows it in every program', (_name, seen, index) => {
    const page = String(index * 2 + 1).padStart(2, '0');
    const found = Object.keys(drawers).map((drawer) => [drawer, colorsAt(`${workplace.folder}/${drawer}-${page}.ppm`, seen)]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(Object.keys(drawers).map((drawer) => [drawer, seen.map(([, , color]) => color)])));
  });

  it('is proved', async () => {
    expect(await proved(batch)).toEqual([]);
    expect(await verifyBatch({ path: batch.path, batch: batch.batch, packets: batch.manifestPackets, signal: neverAborted, onPages: () => {} })).toEqual([]);
  });

  it('is not proved where a written page shows a layer that is off, or hides one that is on', async () => {
    const layer = (state: string): Buffer => handMadePage({ content: inLayers('A'), resources: '/Properties<</A 10 0 R>>', objects: [group()], catalog: properties('10 0 R', `/${state}[10 0 R]`) });
    for (const [written, source] of [['ON', 'OFF'], ['OFF', 'ON']] as const) {
      const other = await workplace.batchOf([{ bytes: layer(written), pages: 1 }]);
      expect(await proved({ ...other, openEntry: () => Promise.resolve(layer(source)) })).toHaveLength(1);
    }
  });
});

const bare = (subtype: string, more = ''): HandMadePage => ({ annotations: [`<</Type/Annot/Subtype/${subtype}/Rect[100 500 200 560]/F 4/C[1 0 0]${more}>>`] });
const QUAD = '/QuadPoints[100 560 200 560 100 500 200 500]';
const field = (entries: string): HandMadePage => ({
  annotations: ['11 0 R'],
  objects: ['<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>', `<</Type/Annot/Subtype/Widget/T(a)/DA(/Helv 12 Tf 0 g)/F 4/Rect[100 500 250 530]${entries}>>`],
  catalog: '/AcroForm<</Fields[11 0 R]/DA(/Helv 12 Tf 0 g)/DR<</Font<</Helv 10 0 R>>>>>>',
});

/** A box with appearances: 12 is a green field of the state that it names, 13 a red corner of the other. */
const box = (entries: string, more: readonly HandMadeObject[] = []): HandMadePage => {
  const { objects = [], ...page } = field(entries);
  const form = (data: string): HandMadeObject => ({ entries: '/Type/XObject/Subtype/Form/BBox[0 0 150 30]', data });
  return { ...page, objects: [...objects, form('0 1 0 rg 0 0 150 30 re f'), form('1 0 0 rg 0 0 20 20 re f'), ...more] };
};
/** A field above one of its places, where what the place does not say itself stands. */
const below = (entries: string, above: string): HandMadePage => {
  const page = box(`/Parent 14 0 R${entries}`, [`<<${above}/T(b)/DA(/Helv 12 Tf 0 g)/Kids[11 0 R]>>`]);
  return { ...page, catalog: page.catalog!.replace('/Fields[11 0 R]', '/Fields[14 0 R]') };
};

it('says that it is the layers, where a page on which programs differ by them can’t be passed on as it is', async () => {
  const page: HandMadePage = { turn: 90, content: inLayers('A'), resources: '/Properties<</A 10 0 R>>', objects: [group(usage({ Print: 'OFF' }))], catalog: properties('10 0 R', '') };
  const batch = await workplace.batchOf([{ bytes: handMadePage(page), pages: 1 }]);
  const differences = await proveAgainstSources({ path: batch.path, batchId: 'test', packets: batch.packets, openEntry: batch.openEntry, signal: neverAborted, onPages: () => {} });
  expect(differences).toEqual([{ pageNumber: 1, sentence: 'Batch test, page 1: it does not look like its source, on whose layers programs differ.', reason: 'layers' }]);
});

describe('marks without an appearance that all programs draw alike', () => {
  const WIDE = '/BS<</W 10>>';
  const MIDDLE: Seen = [150, 262, 'red'];
  const alike: Readonly<Record<string, Case>> = {
    'a rectangle': { page: bare('Square', '/IC[0 1 0]'), seen: [[150, 262, 'green'], [90, 262, 'white']] },
    'a circle': { page: bare('Circle', '/IC[0 1 0]'), seen: [[150, 262, 'green'], [104, 236, 'white']] },
    'a line': { page: bare('Line', `/L[100 530 200 530]${WIDE}`), seen: [MIDDLE, [150, 240, 'white']] },
    'a polygon': { page: bare('Polygon', `/Vertices[110 530 190 530 150 550]${WIDE}`), seen: [MIDDLE, [150, 285, 'white']] },
    'joined lines': { page: bare('PolyLine', `/Vertices[110 530 150 530 190 530]${WIDE}`), seen: [MIDDLE, [150, 240, 'white']] },
    'ink': { page: bare('Ink', `/InkList[[110 530 150 530 190 530]]${WIDE}`), seen: [MIDDLE, [150, 240, 'white']] },
    'a highlight': { page: { ...bare('Highlight', QUAD), content: '0 g 100 520 90 8 re f' }, seen: [[150, 250, 'red'], [150, 267, 'black']] },
    'a highlight on a turned page': { page: { ...bare('Highlight', QUAD), turn: 90, content: '0 g 100 520 90 8 re f' }, seen: [[540, 150, 'red'], [524, 150, 'black']] },
    'text struck out': { page: bare('StrikeOut', QUAD), seen: [[150, 240, 'white']] },
    'a ticked box that brings how it looks ticked': { page: box('/FT/Btn/V/Yes/AS/Yes/AP<</N<</Yes 12 0 R/Off 13 0 R>>>>'), seen: [[175, 277, 'green']] },
    'a box that is not ticked and brings how it looks then': { page: box('/FT/Btn/V/Off/AS/Off/AP<</N<</Yes 12 0 R/Off 13 0 R>>>>'), seen: [[110, 282, 'red'], [175, 277, 'white']] },
    'the button of several that is not chosen': { page: below('/AS/Off/AP<</N<</1 12 0 R/Off 13 0 R>>>>', '/FT/Btn/Ff 49152/V/2'), seen: [[110, 282, 'red'], [175, 277, 'white']] },
    'a ticked box that looks like nothing then': { page: box('/FT/Btn/V/Yes/AS/Yes/AP<</N<</Yes 14 0 R/Off 13 0 R>>>>', [{ entries: '/Type/XObject/Subtype/Form/BBox[0 0 150 30]', data: '' }]), seen: [[110, 282, 'white']] },
    'text underlined': { page: bare('Underline', QUAD), seen: [[150, 240, 'white']] },
  };

  it.each(Object.entries(alike))('%s: the batch shows it as its source does in every program, and is proved', async (_name, { page, seen }) => {
    const bytes = handMadePage(page);
    const batch = await workplace.batchOf([{ bytes, pages: 1 }]);
    expect(await proved(batch)).toEqual([]);
    const source = workplace.save(bytes);
    for (const [name, draw] of Object.entries(drawers)) {
      const drawnAt = (path: string): readonly string[] => {
        const out = workplace.path('drawn');
        draw(path, out);
        return colorsAt(existsSync(`${out}-01.ppm`) ? `${out}-01.ppm` : `${out}-1.ppm`, seen);
      };
      expect([name, drawnAt(source), drawnAt(batch.path)]).toEqual([name, seen.map(([, , color]) => color), seen.map(([, , color]) => color)]);
    }
  }, 60_000);

  it('one is not proved where the batch lacks it', async () => {
    const bytes = handMadePage(bare('Square', '/IC[0 1 0]'));
    const without = await workplace.batchOf([{ bytes: handMadePage({}), pages: 1 }]);
    expect(await proved({ ...without, openEntry: () => Promise.resolve(bytes) })).toEqual(['Batch test, page 1: it does not look like its source.']);
  });
});

describe('what brings no appearance of its own', () => {
  const BARE = 'Batch test, page 1: a mark or field on it brings no appearance of its own, and each program prints it in another way.';
  const marks: readonly (readonly [name: string, page: HandMadePage])[] = [
    ['a wave under text', bare('Squiggly', QUAD)],
    ['a caret', bare('Caret')],
    ['a note', bare('Text', '/Contents(A note)')],
    ['free text', bare('FreeText', '/DA(/Helv 12 Tf 0 g)/Contents(Free)')],
    ['a named stamp', bare('Stamp', '/Name/Draft')],
    ['a ticked box', field('/FT/Btn/V/Yes/AS/Yes/MK<</CA(4)>>')],
    ['a ticked box that brings only how it looks without', box('/FT/Btn/V/Yes/AS/Yes/AP<</N<</Off 13 0 R>>>>')],
    ['a ticked box whose state has another name in its appearances', box('/FT/Btn/V/Yes/AS/Yes/AP<</N<</On 12 0 R/Off 13 0 R>>>>')],
    ['one whose appearances are none', box('/FT/Btn/V/Yes/AS/Yes/AP<<>>')],
    ['one that only its value ticks', box('/FT/Btn/V/Yes/AP<</N<</On 12 0 R>>>>')],
    ['one that leads to an appearance that is not there', box('/FT/Btn/V/Yes/AS/Yes/AP<</N<</Yes 99 0 R>>>>')],
    ['a chosen button without its appearance', below('/AS/2/AP<</N<</Off 13 0 R>>>>', '/FT/Btn/Ff 49152/V/2')],
    ['a chosen button without any', below('/AS/2', '/FT/Btn/Ff 49152/V/2')],
    ['a button of several that tells no state', below('', '/FT/Btn/Ff 49152/V/2')],
    ['a text whose appearances are none', box('/FT/Tx/V(Made-up)/AP<</N<<>>>>')],
    ['a stamp that has no state of that name', { annotations: ['<</Type/Annot/Subtype/Stamp/Rect[100 500 200 560]/F 4/AS/A/AP<</N<</B 10 0 R>>>>>>'], objects: [STAMP] }],
  ];
  it.each(marks)('%s is not proved, and the sentence says why', async (_name, page) => {
    const bytes = handMadePage(page);
    const batch = await workplace.batchOf([{ bytes, pages: 1 }]);
    expect(await proved(batch)).toEqual([BARE]);
    // Nor by the key that the page had when it was read, which knows nothing of annotations.
    const read = await inspectPdf(bytes, { wantsPositions: () => true });
    if (!read.ok) throw new Error(read.code);
    const report = { entryIndex: 0, firstPage: 1, pageKeys: read.pages.map(({ contentKey }) => contentKey).join('\n') };
    expect(await proved({ ...batch, packets: batch.packets.map((packet) => ({ ...packet, reports: [{ report }] })) })).toEqual([BARE]);
  });

  it.each<readonly [string, HandMadePage]>([
    ['a rectangle that is not to print', { annotations: ['<</Type/Annot/Subtype/Square/Rect[100 500 200 560]/F 0>>'] }],
    ['a place to click', bare('Link')],
    ['an empty field', field('/FT/Tx')],
    ['a box that is not ticked', field('/FT/Btn/V/Off/AS/Off')],
    ['a box that brings only how it looks ticked, and is not', box('/FT/Btn/V/Off/AS/Off/AP<</N<</Yes 12 0 R>>>>')],
    ['an empty field whose kind stands above it', below('', '/FT/Tx')],
  ])('%s prints nothing and is proved', async (_name, page) => {
    expect(await proved(await workplace.batchOf([{ bytes: handMadePage(page), pages: 1 }]))).toEqual([]);
  });

  it.each<readonly [string, HandMadePage, string]>([
    ['a text field', field('/FT/Tx/V(Made-up \\(value\\))'), 'Made-up (value)'],
    ['a list', field('/FT/Ch/Ff 131072/Opt[(One)(Two)]/V(Two)'), 'Two'],
    ['a text field whose value stands above it', below('', '/FT/Tx/V(Made-up value)'), 'Made-up value'],
  ])('%s prints its value, and is not proved where another stands there', async (_name, page, value) => {
    const bytes = handMadePage(page);
    const batch = await workplace.batchOf([{ bytes, pages: 1 }]);
    expect(textsOf(batch.path)[0]).toBe(value);
    expect(await proved(batch)).toEqual([]);
    const other = Buffer.from(bytes.toString('latin1').replace(/\/V\(\w/, (start) => `${start.slice(0, -1)}x`), 'latin1');
    expect(await proved({ ...batch, openEntry: () => Promise.resolve(other) })).toEqual(['Batch test, page 1: a field does not say what it says in its source.']);
  });
});
