import { searchHelp, topicText } from '@shared/help/search-help';
import { HELP_TOPICS } from '@shared/help/topics';
import { JobFailure } from '../services/job-failure';
import { type Command, EXIT } from './command';
import { writeNew } from './write-new';

const CONTENTS =
  `What the help is about; "foldline help WORDS" shows what holds the words, "foldline --help" lists the commands.\n\n` +
  HELP_TOPICS.map(({ id, title }) => `  ${id.padEnd(12)}${title}\n`).join('');

export const helpCommand: Command = {
  name: 'help',
  usage: 'help [WORDS...] [--out FILE.pdf]',
  summary: 'Shows how to download, print, fold and mail, and what each problem means.',
  optionHelp: [['--out FILE.pdf', 'writes what was found, or the whole help, as a PDF to print; it must not exist']],
  options: { out: { type: 'string' } },
  run: async (words, { out }, context) => {
    const asked = words.join(' ');
    const topics = searchHelp(HELP_TOPICS, asked);
    if (topics.length === 0) throw new JobFailure('help-not-found', 'Nothing in the help holds these words. Try fewer or other ones; "foldline help" lists what there is.');
    if (typeof out === 'string') {
      const { helpPaper } = await import('../papers/help-paper');
      await writeNew(out, await helpPaper(topics));
      context.writeOutput(`${out}: the help to print\n`);
    } else context.writeOutput(asked === '' ? CONTENTS : topics.map(topicText).join('\n'));
    return EXIT.done;
  },
};
