import { pageWidthPt, type Canvas } from '../canvas';
import { fill } from '../phrases/phrases';
import { contentRightPt, contentWidthPt, marginPt, type PageContext } from './page-context';
import { ink, type Theme } from './theme';

/** The band at the top of a cover, down to 66 points. */
export function drawCoverBand({ canvas, phrases, theme, report, design }: PageContext): void {
  const solid = theme.band === 'solid';
  const title = solid ? ink.white : theme.primary;
  const program = solid ? ink.white : ink.quiet;
  if (solid) {
    canvas.rectangle(0, 0, pageWidthPt, 60, theme.primary);
    canvas.rectangle(0, 60, pageWidthPt, 4, theme.accent);
  } else {
    canvas.rectangle(marginPt, 62, contentWidthPt, 2, theme.accent);
  }
  drawLogo(canvas, marginPt + 18, solid ? 30 : 34, theme, solid);
  const baseline = solid ? 31 : 36;
  canvas.text(phrases.reportTitle, marginPt + 48, baseline, { sizePt: 21, weight: 'bold', color: title, fitWidthPt: 380 });
  canvas.text(design.program === 'elpac' ? phrases.elpac : phrases.caaspp, marginPt + 48, baseline + 16, { sizePt: 9, color: program, fitWidthPt: 380 });
  const years = `${report.year - 1}–${String(report.year).slice(2)}`;
  canvas.rectangle(contentRightPt - 74, baseline - 18, 74, 24, theme.accent, 12);
  canvas.text(years, contentRightPt - 37, baseline - 1.5, { sizePt: 12, weight: 'bold', color: '#2a1d05', align: 'center' });
}

/** The band at the top of every other page, down to 44 points. */
export function drawPageBand({ canvas, theme, report }: PageContext, heading: string): void {
  const solid = theme.band === 'solid';
  if (solid) {
    canvas.rectangle(0, 0, pageWidthPt, 40, theme.primary);
    canvas.rectangle(0, 40, pageWidthPt, 3, theme.accent);
  } else {
    canvas.rectangle(marginPt, 42, contentWidthPt, 2, theme.accent);
  }
  const nameColor = solid ? ink.white : ink.quiet;
  canvas.text(heading, marginPt, solid ? 26 : 32, { sizePt: 16, weight: 'bold', color: solid ? ink.white : theme.primary, fitWidthPt: 330 });
  canvas.text(report.pupil.fullName, contentRightPt, solid ? 19 : 24, { sizePt: 9, weight: 'bold', color: nameColor, align: 'end', fitWidthPt: 190 });
  canvas.text(`SSID ${report.pupil.ssid}`, contentRightPt, solid ? 31 : 36, { sizePt: 8, color: nameColor, align: 'end' });
}

export function drawFooter({ canvas, phrases, theme, pageNumber, design }: PageContext): void {
  canvas.rectangle(marginPt, 752, contentWidthPt, 0.75, ink.faint);
  canvas.text(phrases.madeUp, marginPt, 765, { sizePt: 6.5, color: ink.quiet, fitWidthPt: 430 });
  const page = fill(phrases.pageOf, { page: pageNumber, pages: design.pages.length });
  canvas.text(page, contentRightPt, 765, { sizePt: 8, weight: 'bold', color: theme.primary, align: 'end' });
}

/** A folded sheet with a rising line: nobody's seal. */
function drawLogo(canvas: Canvas, x: number, y: number, theme: Theme, onDark: boolean): void {
  const paper = onDark ? ink.white : theme.primary;
  const mark = onDark ? theme.primary : ink.white;
  canvas.disc(x, y, 18, theme.accent);
  canvas.polygon([[x - 9, y - 11], [x + 4, y - 11], [x + 10, y - 5], [x + 10, y + 12], [x - 9, y + 12]], paper);
  canvas.polygon([[x + 4, y - 11], [x + 10, y - 5], [x + 4, y - 5]], theme.accent);
  canvas.line([[x - 5, y + 7], [x - 1, y + 1], [x + 2, y + 4], [x + 6.5, y - 2]], mark, 1.6);
}

/** A heading with a short line of the accent colour under it. */
export function drawHeading({ canvas, theme }: PageContext, text: string, x: number, y: number, widthPt: number): void {
  canvas.text(text, x, y, { sizePt: 12, weight: 'bold', color: theme.primary, fitWidthPt: widthPt });
  canvas.rectangle(x, y + 5, 28, 2, theme.accent);
}

/** Where the bar below stands on most pages. */
export const learnMoreTopPt = 712;

/** A bar across the page that says where more can be read. */
export function drawLearnMore({ canvas, phrases, theme }: PageContext, y: number): void {
  canvas.rectangle(marginPt, y, contentWidthPt, 30, theme.primary, 8);
  canvas.text(phrases.learnMore, marginPt + contentWidthPt / 2, y + 19, { sizePt: 10.5, weight: 'bold', color: ink.white, align: 'center' });
}
