import { fill } from '../phrases/phrases';
import type { SubjectScores } from '../scores';
import { drawHeading } from './furniture';
import type { PageContext } from './page-context';
import { ink, levelColor, levelColors } from './theme';

/** A line chart of this and earlier years over the bands of the levels. */
export function drawHistory(context: PageContext, scores: SubjectScores, x: number, y: number, width: number, height: number): void {
  const { canvas, phrases, theme } = context;
  drawHeading(context, phrases.history, x, y + 14, width);
  const top = y + 34;
  const bottom = y + height - 18;
  const left = x + 28;
  const right = x + width;
  const atHeight = (score: number): number => bottom - ((score - scores.low) / (scores.high - scores.low)) * (bottom - top);
  const bounds = [scores.low, ...scores.cuts, scores.high];
  levelColors(bounds.length - 1).forEach((color, index) => {
    const upper = atHeight(bounds[index + 1] ?? 0);
    const lower = atHeight(bounds[index] ?? 0);
    canvas.rectangle(left, upper, right - left, lower - upper, index % 2 === 0 ? theme.tint : ink.white);
    canvas.rectangle(left, upper, 3, lower - upper, color);
  });
  for (const bound of bounds) canvas.text(String(bound), left - 5, atHeight(bound) + 2.5, { sizePt: 7, color: ink.quiet, align: 'end' });
  canvas.line([[left, bottom], [right, bottom]], ink.faint, 0.75);

  const step = (right - left) / scores.history.length;
  const points = scores.history.map(({ score }, index) => [left + step * (index + 0.5), atHeight(score)] as const);
  canvas.line(points, theme.primary, 1.75);
  scores.history.forEach(({ grade, score }, index) => {
    const [pointX, pointY] = points[index] ?? [0, 0];
    const last = index === scores.history.length - 1;
    canvas.disc(pointX, pointY, last ? 5 : 4, theme.primary);
    canvas.disc(pointX, pointY, last ? 3 : 2, last ? theme.accent : ink.white);
    canvas.text(String(score), pointX, pointY - 9, { sizePt: 8.5, weight: 'bold', color: ink.text, align: 'center' });
    canvas.text(fill(phrases.gradeLabel, { grade: shortGrade(grade) }), pointX, bottom + 12, { sizePt: 8, color: ink.quiet, align: 'center' });
  });
}

/** Bars: the student beside the averages of school, LEA and state. */
export function drawComparison(context: PageContext, scores: SubjectScores, x: number, y: number, width: number, height: number): void {
  const { canvas, phrases, theme } = context;
  drawHeading(context, phrases.comparison.title, x, y + 14, width);
  const levelCount = scores.cuts.length + 1;
  const rows = [
    { label: phrases.comparison.student, score: scores.score, color: levelColor(levelCount, scores.level) },
    { label: phrases.comparison.school, score: scores.averages.school, color: '#7d93a8' },
    { label: phrases.comparison.district, score: scores.averages.district, color: '#95a7b8' },
    { label: phrases.comparison.state, score: scores.averages.state, color: '#adbbc8' },
  ];
  const rowStep = (height - 56) / (rows.length - 1 + 0.5);
  const barHeight = rowStep * 0.36;
  rows.forEach(({ label, score, color }, index) => {
    const rowY = y + 42 + index * rowStep;
    const barWidth = (width - 36) * (0.15 + (0.85 * (score - scores.low)) / (scores.high - scores.low));
    canvas.text(label, x, rowY, { sizePt: 8, color: ink.text, weight: index === 0 ? 'bold' : 'regular' });
    canvas.rectangle(x, rowY + 4, width - 36, barHeight, theme.tint, 3);
    canvas.rectangle(x, rowY + 4, barWidth, barHeight, color, 3);
    canvas.text(String(score), x + width, rowY + 7 + barHeight / 2, { sizePt: 9.5, weight: 'bold', color: ink.text, align: 'end' });
  });
}

/** Grades read as on a report: `3` and not `03`. */
export function shortGrade(grade: string): string {
  return grade === 'KN' ? 'K' : String(Number(grade));
}
