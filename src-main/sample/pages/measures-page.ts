import { fill } from '../phrases/phrases';
import { randomFrom } from '../random';
import { drawHeading, drawLearnMore, drawPageBand, learnMoreTopPt } from './furniture';
import { contentWidthPt, marginPt, type PageContext } from './page-context';
import { ink } from './theme';

const mostPoints = [4, 4, 2] as const;

/** The page behind mathematics: the essay, and the Lexile and Quantile measures. */
export function drawMeasuresPage(context: PageContext): void {
  const { canvas, phrases, report } = context;
  const random = randomFrom(report.scoreSeed, 77);
  drawPageBand(context, phrases.essay.title);
  canvas.paragraph(phrases.essay.text, marginPt, 72, contentWidthPt, 14, { sizePt: 10.5, color: ink.text });
  phrases.essay.traits.forEach((trait, index) => {
    const most = mostPoints[index] ?? 0;
    drawTrait(context, trait, random.integer(1, most), most, 106 + index * 66);
  });
  const grade = Number(report.pupil.grade);
  drawMeasure(context, phrases.lexile, `${250 + grade * 95 + random.integer(-9, 9) * 10}L`, random.integer(30, 75) / 100, 334);
  drawMeasure(context, phrases.quantile, `${220 + grade * 90 + random.integer(-9, 9) * 10}Q`, random.integer(30, 75) / 100, 514);
  drawLearnMore(context, learnMoreTopPt);
}

function drawTrait({ canvas, phrases, theme }: PageContext, trait: string, points: number, most: number, y: number): void {
  canvas.rectangle(marginPt, y, contentWidthPt, 50, theme.tint, 8);
  canvas.text(trait, marginPt + 18, y + 30, { sizePt: 12, weight: 'bold', color: ink.text, fitWidthPt: 240 });
  for (let point = 0; point < most; point++) {
    const x = marginPt + 290 + point * 28;
    canvas.disc(x, y + 25, 10, point < points ? theme.primary : ink.white);
    canvas.ring(x, y + 25, 10, theme.primary, 1.25);
  }
  canvas.text(fill(phrases.points, { points, most }), marginPt + contentWidthPt - 16, y + 29, { sizePt: 9.5, color: ink.text, align: 'end' });
}

function drawMeasure(context: PageContext, passage: { readonly title: string; readonly text: string }, measure: string, share: number, y: number): void {
  const { canvas, theme } = context;
  drawHeading(context, passage.title, marginPt, y + 14, contentWidthPt - 150);
  canvas.paragraph(passage.text, marginPt, y + 38, contentWidthPt - 150, 14, { sizePt: 10, color: ink.text });
  canvas.rectangle(marginPt + contentWidthPt - 116, y, 116, 54, theme.primary, 8);
  canvas.text(measure, marginPt + contentWidthPt - 58, y + 36, { sizePt: 25, weight: 'bold', color: ink.white, align: 'center' });
  const ruler = y + 92;
  canvas.rectangle(marginPt, ruler, contentWidthPt, 10, theme.tint, 5);
  canvas.rectangle(marginPt, ruler, contentWidthPt * share, 10, theme.accent, 5);
  for (let tick = 1; tick < 10; tick++) canvas.rectangle(marginPt + (contentWidthPt * tick) / 10, ruler + 13, 0.75, tick === 5 ? 9 : 5, ink.faint);
  canvas.disc(marginPt + contentWidthPt * share, ruler + 5, 8, theme.primary);
  canvas.disc(marginPt + contentWidthPt * share, ruler + 5, 3.5, ink.white);
}
