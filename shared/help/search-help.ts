import { foldText } from '../domain/packets/natural-order';
import type { HelpPart, HelpTopic } from './topics';

const linesOf = (part: HelpPart): readonly string[] => (part.kind === 'text' ? [part.text] : part.kind === 'steps' ? part.steps : part.terms.map(([name, meaning]) => `${name} ${meaning}`));

const holdsAll = (line: string, words: readonly string[]): boolean => {
  const folded = foldText(line);
  return words.every((word) => folded.includes(word));
};

/**
 * The topics with a line that holds all words, in whatever order, case or accents: of lists of terms those that do, steps and texts whole. A topic
 * that is asked for by its title or id is given whole. All topics for no word.
 */
export const searchHelp = (topics: readonly HelpTopic[], asked: string): readonly HelpTopic[] => {
  const words = foldText(asked)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return topics;
  return topics.flatMap((topic) => {
    if (topic.id === asked || holdsAll(topic.title, words)) return [topic];
    const parts = topic.parts.flatMap((part): HelpPart[] => {
      if (part.kind === 'terms') {
        const terms = part.terms.filter(([name, meaning]) => holdsAll(`${name} ${meaning}`, words));
        return terms.length > 0 ? [{ kind: 'terms', terms }] : [];
      }
      return linesOf(part).some((line) => holdsAll(line, words)) ? [part] : [];
    });
    return parts.length > 0 ? [{ ...topic, parts }] : [];
  });
};

/** A topic as plain text, lines broken nowhere. */
export const topicText = ({ title, parts }: HelpTopic): string =>
  `${title}\n${parts
    .map((part) => {
      if (part.kind === 'text') return `  ${part.text}\n`;
      if (part.kind === 'steps') return part.steps.map((step, index) => `  ${index + 1}. ${step}\n`).join('');
      return part.terms.map(([name, meaning]) => `  ${name}: ${meaning}\n`).join('');
    })
    .join('')}`;
