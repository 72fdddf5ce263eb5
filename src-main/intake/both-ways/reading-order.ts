import { lettersOf, levelsOf, MOST_IN_LINE, turnByLevels, votesOf } from '@shared/domain/ssr/line-levels';
import { FIRST_RIGHT_TO_LEFT, RIGHT_TO_LEFT } from '@shared/domain/ssr/logical-order';
import type { Direction } from '@shared/domain/ssr/page-content';
import { clustersOf, type Cluster, type LineGlyphs } from './clusters';
import { drawnOrder } from './drawn-order';
import { mirrored } from './pdfium-directions';

/** A character in the order of reading: its place among those given, and its unit, a bracket turned. */
export type ReadCharacter = { readonly place: number; readonly unit: number };

/** A line, and the way that it is read as a whole; null for a line without right-to-left letters, which stays as it is. */
export type ReadLine = { readonly characters: readonly ReadCharacter[]; readonly direction: Direction | null };

const [LINE_FEED, CARRIAGE_RETURN] = [0x0a, 0x0d];

const isRightToLeft = (unit: number): boolean => unit >= FIRST_RIGHT_TO_LEFT && RIGHT_TO_LEFT.test(String.fromCodePoint(unit));

/** True where some character of a page is written from right to left. */
export const runsBothWays = (units: ArrayLike<number>, count: number): boolean => {
  for (let index = 0; index < count; index++) if (isRightToLeft(units[index]!)) return true;
  return false;
};

const LETTER_OR_DIGIT = /[\p{L}\p{Nd}]/u;

/** What a cluster is to its line: the first letter or digit of it, else its first sign. */
const shapeOf = ({ characters }: Cluster): string => {
  const texts = characters.map(({ unit }) => (unit <= 0xffff ? String.fromCharCode(unit) : '\ufffd'));
  return texts.find((text) => LETTER_OR_DIGIT.test(text)) ?? texts[0] ?? ' ';
};

const OPENING = '([{«';
const CLOSING = ')]}»';

/** How many brackets of a text have their other behind them. */
const pairsIn = (text: string): number => {
  const open: number[] = [];
  let pairs = 0;
  for (const character of text) {
    const kind = CLOSING.indexOf(character);
    if (OPENING.includes(character)) open.push(OPENING.indexOf(character));
    else if (kind >= 0 && open.at(-1) === kind) {
      open.pop();
      pairs++;
    }
  }
  return pairs;
};

type ReadCluster = { readonly cluster: Cluster; readonly isTurned: boolean };

/** A bracket in right-to-left text is drawn turned; whether a file tells what is drawn or what is meant, the pairs show. */
const withBrackets = (clusters: readonly ReadCluster[]): readonly ReadCharacter[] => {
  const asTold = clusters.flatMap(({ cluster }) => cluster.characters);
  const turned = clusters.flatMap(({ cluster, isTurned }) => (isTurned && cluster.characters.length === 1 ? cluster.characters.map(({ place, unit }) => ({ place, unit: mirrored(unit) })) : cluster.characters));
  const pairs = (characters: readonly ReadCharacter[]): number => pairsIn(characters.map(({ unit }) => String.fromCodePoint(unit)).join(''));
  return pairs(asTold) > pairs(turned) ? asTold : turned;
};

/** `votes`: by how much its own signs say that it is read from the right. */
type DrawnLine = { readonly clusters: readonly Cluster[]; readonly text: string; readonly votes: number };

const drawnLine = (units: readonly number[], first: number, line: LineGlyphs): DrawnLine => {
  const drawn = drawnOrder(units).map(({ place, unit }) => ({ place: first + place, unit }));
  const clusters = clustersOf(drawn, line);
  const text = clusters.map(shapeOf).join('');
  return { clusters, text, votes: votesOf(text) };
};

const readLine = ({ clusters, text, votes }: DrawnLine, ofPage: number): ReadLine => {
  const direction: Direction = (votes || ofPage || lettersOf(text)) >= 0 ? 'rtl' : 'ltr';
  const levels = levelsOf(text, direction);
  const read = clusters.map((cluster, index) => ({ cluster, isTurned: levels[index]! % 2 === 1 }));
  return { characters: withBrackets(turnByLevels(read, levels)), direction };
};

/**
 * A page's lines in the order in which they are read, given its characters as PDFium tells them: the way of each line is told by its own signs,
 * else by those of the page, else by the letters that it has most of.
 */
export const readingOrder = (units: ArrayLike<number>, count: number, glyphs: LineGlyphs): readonly ReadLine[] => {
  const lines: { readonly first: number; readonly units: number[]; drawn: DrawnLine | null }[] = [];
  let isOpen = false;
  for (let place = 0; place < count; place++) {
    const unit = units[place]!;
    const isEnd = unit === LINE_FEED || unit === CARRIAGE_RETURN;
    if (isOpen && !isEnd) lines.at(-1)!.units.push(unit);
    else lines.push({ first: place, units: [unit], drawn: null });
    isOpen = !isEnd;
  }
  for (const line of lines) if (line.units.length <= MOST_IN_LINE && line.units.some(isRightToLeft)) line.drawn = drawnLine(line.units, line.first, glyphs);
  const ofPage = lines.reduce((sum, { drawn }) => sum + (drawn?.votes ?? 0), 0);
  return lines.map(({ first, units: own, drawn }) => (drawn ? readLine(drawn, ofPage) : { characters: own.map((unit, index) => ({ place: first + index, unit })), direction: null }));
};
