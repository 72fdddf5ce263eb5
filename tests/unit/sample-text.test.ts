import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { appRoot } from '@main/app-root';
import { phrasesByLanguage, type CopyLanguage } from '@main/sample/phrases/languages';
import { fill } from '@main/sample/phrases/phrases';
import { TextLayouts, type TextLine } from '@main/sample/text-layout';
import { TypefaceLibrary } from '@main/sample/typefaces';

const languages = Object.keys(phrasesByLanguage) as CopyLanguage[];
const layouts = new TextLayouts(new TypefaceLibrary(join(appRoot(), 'assets/sample/fonts')));

/** Every text in a nest of objects and lists, by its place. */
function texts(value: unknown, place = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[place, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, `${place}.${key}`));
}

const scripts = (line: TextLine): readonly string[] => line.runs.map(({ run }) => run.typeface.resourceName.replace(/-\w+$/u, ''));

describe('the words of a sample', () => {
  test.each(languages)('every phrase in %s can be drawn with the fonts that are there', (language) => {
    for (const [, text] of texts(phrasesByLanguage[language])) {
      for (const weight of ['regular', 'bold'] as const) expect(layouts.get(language).line(text, weight).width).toBeGreaterThan(0);
    }
  });

  test.each(languages)('%s has the places for values that English has', (language) => {
    const places = (text: string): readonly string[] => [...text.matchAll(/\{\w+\}/gu)].map(([name]) => name).sort();
    const own = new Map(texts(phrasesByLanguage[language]));
    for (const [place, text] of texts(phrasesByLanguage.en)) expect([place, places(own.get(place) ?? '')]).toEqual([place, places(text)]);
  });

  test('fill leaves an unknown place as it is', () => {
    expect(fill('Page {page} of {pages}', { page: 2 })).toBe('Page 2 of {pages}');
  });
});

describe('laying out text', () => {
  test('wrapped lines are no wider than asked for and keep all of the text', () => {
    const { text } = phrasesByLanguage.en.about.caaspp;
    const lines = layouts.get('en').wrap(text, 'regular', 30);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(30);
    const spaces = (lines.length - 1) * layouts.get('en').line('a a', 'regular').width - (lines.length - 1) * layouts.get('en').line('aa', 'regular').width;
    expect(lines.reduce((sum, line) => sum + line.width, spaces)).toBeCloseTo(layouts.get('en').line(text, 'regular').width, 1);
  });

  test('Chinese breaks between characters and keeps a full stop with the one before it', () => {
    const lines = layouts.get('zh').wrap('學生成績。報告', 'regular', 4);
    expect(lines.map(({ width }) => Math.round(width))).toEqual([3, 4]);
  });

  test('Arabic goes from right to left, and a Latin name keeps its order', () => {
    const line = layouts.get('ar').line('الطالب José Luis', 'regular');
    expect(scripts(line)).toEqual(['latin', 'arabic']);
    const name = layouts.get('en').line('José Luis', 'regular').runs[0]?.run.elements ?? '';
    expect(line.runs[0]?.run.elements.startsWith(name.slice(0, -1))).toBe(true);
  });

  test('a line without Arabic goes from left to right in an Arabic copy too', () => {
    const address = 'Alder Bay, CA 96175-8998';
    expect(layouts.get('ar').line(address, 'regular')).toEqual(layouts.get('en').line(address, 'regular'));
  });
});
