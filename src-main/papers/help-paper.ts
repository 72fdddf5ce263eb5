import type { HelpTopic } from '@shared/help/topics';
import { PaperDocument } from './paper-document';

/** The help as a document to print. */
export const helpPaper = async (topics: readonly HelpTopic[]): Promise<Buffer> => {
  const paper = await PaperDocument.create('Foldline help', 'Foldline help');
  for (const { title, parts } of topics) {
    paper.heading(title);
    for (const part of parts) {
      if (part.kind === 'text') paper.paragraph(part.text);
      else if (part.kind === 'steps') paper.list(part.steps, (index) => `${index + 1}.`);
      else paper.list(part.terms.map(([name, meaning]) => `${name}: ${meaning}`));
    }
  }
  return paper.save();
};
