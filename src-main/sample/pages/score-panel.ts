import { fill, type Subject } from '../phrases/phrases';
import type { SubjectScores } from '../scores';
import { contentRightPt, contentWidthPt, marginPt, type PageContext } from './page-context';
import { ink, levelColor, levelColors } from './theme';

export const scorePanelHeightPt = 150;

/** The overall score: a ring with the number, the level in words and the scale with its bands. */
export function drawScorePanel(context: PageContext, subject: Subject, heading: string, y: number): void {
  const { canvas, phrases, theme, design, report } = context;
  const scores = context.scores(subject);
  const levels = phrases.levels[design.family];
  const color = levelColor(levels.length, scores.level);
  canvas.rectangle(marginPt, y, contentWidthPt, scorePanelHeightPt, theme.tint, 8);

  const ringX = marginPt + 66;
  const ringY = y + 70;
  canvas.disc(ringX, ringY, 47, ink.white);
  canvas.ring(ringX, ringY, 47, color, 6);
  canvas.text(String(scores.score), ringX, ringY + 5, { sizePt: 27, weight: 'bold', color: ink.text, align: 'center' });
  canvas.text(`${phrases.level} ${scores.level + 1}`, ringX, ringY + 22, { sizePt: 9.5, weight: 'bold', color, align: 'center' });

  const left = marginPt + 136;
  const width = contentRightPt - 16 - left;
  canvas.text(heading, left, y + 26, { sizePt: 14, weight: 'bold', color: theme.primary, fitWidthPt: width });
  const sentence = fill(phrases.levelSentence, { student: report.pupil.givenName, level: levels[scores.level] ?? '' });
  const next = canvas.paragraph(sentence, left, y + 44, width, 13, { sizePt: 10, weight: 'bold', color: ink.text });
  canvas.paragraph(`${phrases.subjects[subject].text} ${fill(phrases.scoreRange, { low: scores.low, high: scores.high })}`, left, next + 1, width, 12, { sizePt: 8.5, color: ink.text });
  drawScale(context, scores, levels, left, y + 104, width);
}

function drawScale({ canvas }: PageContext, scores: SubjectScores, levels: readonly string[], left: number, y: number, width: number): void {
  const colors = levelColors(levels.length);
  const bounds = [scores.low, ...scores.cuts, scores.high];
  const at = (score: number): number => left + ((score - scores.low) / (scores.high - scores.low)) * width;
  levels.forEach((level, index) => {
    const from = at(bounds[index] ?? 0);
    const to = at(bounds[index + 1] ?? 0);
    canvas.rectangle(from + 0.75, y, to - from - 1.5, 16, colors[index] ?? ink.quiet, 2);
    canvas.text(level, (from + to) / 2, y + 11, { sizePt: 7, weight: 'bold', color: ink.white, align: 'center', fitWidthPt: to - from - 6 });
  });
  bounds.forEach((bound, index) => {
    const align = index === 0 ? 'start' : index === bounds.length - 1 ? 'end' : 'center';
    canvas.text(String(bound), at(bound), y + 26, { sizePt: 7, color: ink.quiet, align });
  });
  const marker = at(scores.score);
  canvas.polygon([[marker - 5, y - 8], [marker + 5, y - 8], [marker, y - 0.5]], ink.text);
}
