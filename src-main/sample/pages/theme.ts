import type { Color } from '../canvas';
import type { DesignYear, KindDesign } from '../report-kinds';

/** Colours and the style of the title band: each program has its colour, each year its band. */
export type Theme = {
  readonly primary: Color;
  readonly accent: Color;
  /** Behind panels. */
  readonly tint: Color;
  /** `solid` fills the band, `open` draws on white above a line. */
  readonly band: 'solid' | 'open';
};

export const ink = { text: '#26303a', quiet: '#5c6773', faint: '#c9d1d9', white: '#ffffff' } as const;

const colors: Readonly<Record<KindDesign['program'], Omit<Theme, 'band'>>> = {
  caaspp: { primary: '#14466b', accent: '#e3a72f', tint: '#eef4f9' },
  csa: { primary: '#0d5f56', accent: '#d9753b', tint: '#ecf5f3' },
  elpac: { primary: '#4b2e69', accent: '#d98a2b', tint: '#f4f0f8' },
};

export function themeOf(program: KindDesign['program'], year: DesignYear): Theme {
  return { ...colors[program], band: year === 2024 ? 'solid' : 'open' };
}

const fourLevels: readonly Color[] = ['#a8432d', '#b36f0e', '#3f7d3a', '#23639c'];
const threeLevels: readonly Color[] = ['#b36f0e', '#3f7d3a', '#23639c'];

/** One colour for each level, lowest first; white text can be read on all of them. */
export function levelColors(levelCount: number): readonly Color[] {
  return levelCount === 3 ? threeLevels : fourLevels;
}

export function levelColor(levelCount: number, level: number): Color {
  return levelColors(levelCount)[level] ?? ink.quiet;
}
