import { basename, resolve } from 'node:path';
import { DEFAULT_ENVELOPE } from '@shared/domain/envelope/presets';
import { envelopeOf } from '@shared/domain/packets/settings';
import { RATE_TABLE } from '@shared/domain/post/rate-guard';
import { MAIL_CLASSES, type RateTable } from '@shared/domain/post/rates';
import { pieceRanges, type Supplies, suppliesOf } from '@shared/domain/post/supplies';
import { separatorCount } from '@shared/domain/records/separator-count';
import { dollars } from '../papers/paper-words';
import { preparedFolders } from '../printing/prepared-folders';
import { JobFailure } from '../services/job-failure';
import { localDay } from '../services/local-day';
import { readPostage } from '../services/settings-store';
import { type Command, EXIT, readChoice, requireOperands, UsageFault } from './command';
import { readOptionText } from './option-file';
import { PAPER_OPTION, readPaperOption } from './paper-option';
import { counted, jsonText } from './text';
import { writeNew } from './write-new';

type Options = Parameters<Command['run']>[1];

const readRates = async (options: Options, kept: RateTable): Promise<RateTable> => {
  const file = options['rates'];
  if (typeof file !== 'string') return kept;
  const text = await readOptionText(file, '--rates', 'The rate table');
  try {
    return RATE_TABLE.parse(JSON.parse(text));
  } catch {
    throw new UsageFault('The rate table is not understood. It takes "effective", "source" and "cents" with rising prices, as --json shows them.');
  }
};

const summaryText = (supplies: Supplies, rates: RateTable): string =>
  `${counted(supplies.envelopes, 'envelope')}, ${counted(supplies.sheets, 'sheet')}${supplies.separators > 0 ? ` with ${counted(supplies.separators, 'separator')}` : ''} (${counted(supplies.packs, 'pack')} of 500), about ${supplies.pounds} lb\n` +
  `Postage: ${dollars(supplies.cents)}, prices of ${rates.effective}\n` +
  supplies.steps.map(({ upToOunces, isAbroad, envelopes, cents }) => `  ${upToOunces === null ? 'no price in the table' : `up to ${upToOunces} oz`}${isAbroad ? ', abroad' : ''}: ${counted(envelopes, 'envelope')}, ${dollars(cents)}\n`).join('') +
  (supplies.overAnOunce.length > 0 ? `Over one ounce: pieces ${pieceRanges(supplies.overAnOunce)}\n` : '') +
  (supplies.notLetters.length > 0 ? `Too heavy or too thick for a letter: pieces ${pieceRanges(supplies.notLetters)}\n` : '') +
  (supplies.nonmachinable.length > 0 ? `Nonmachinable because of the envelope’s form: pieces ${pieceRanges(supplies.nonmachinable)}\n` : '') +
  (supplies.abroad.length > 0 ? `To other countries, with international postage: pieces ${pieceRanges(supplies.abroad)}\n` : '') +
  (supplies.presort.withoutZip.length > 0 ? `Without a ZIP Code: pieces ${pieceRanges(supplies.presort.withoutZip)}\n` : '') +
  `Presort: ${supplies.presort.isPossible ? 'possible' : 'takes 500 pieces or more'}; ${supplies.presort.zips.slice(0, 5).map(({ zip, pieces }) => `${zip} ${pieces}`).join(', ')}\n`;

export const suppliesCommand: Command = {
  name: 'supplies',
  usage: 'supplies DIR [options]',
  summary: 'Says what a prepared folder takes: paper, envelopes, weight, postage and presort.',
  optionHelp: [
    [PAPER_OPTION, 'the weight of the paper in pounds; left out, what the folder was prepared with'],
    [`--class ${MAIL_CLASSES.join('|')}`, 'which prices count'],
    ['--rates FILE', 'another rate table, as --json shows it under "rates"'],
    ['--out FILE.pdf', 'writes a pull sheet to hand to the mail room; the file must not exist'],
    ['--json', 'the record as JSON on standard output'],
  ],
  options: { paper: { type: 'string' }, class: { type: 'string' }, rates: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean' } },
  run: async (operands, options, context) => {
    const [folder, ...more] = requireOperands(operands, 'The prepared folder');
    if (folder === undefined || more.length > 0) throw new UsageFault('supplies takes one folder.');
    const kept = await readPostage(context.dataFolder);
    const paper = readPaperOption(options);
    const mailClass = readChoice(options, 'class', MAIL_CLASSES, kept.mailClass);
    const rates = await readRates(options, kept.rates);
    const found = await preparedFolders.manifest(folder);
    if (!found.ok) throw new JobFailure(found.failure.code, found.failure.message);
    const { settings } = found.value;
    const { widthIn, heightIn } = envelopeOf(settings) ?? DEFAULT_ENVELOPE;
    const choices = { paper: paper ?? settings.paper, mailClass, rates, envelope: { widthIn, heightIn } };
    const supplies = suppliesOf(found.value.packets, choices, separatorCount(found.value));
    // What was found is owed, also where the sheet can't be written.
    if (options['json']) context.writeOutput(jsonText({ ...supplies, ...choices }));
    if (typeof options['out'] === 'string') {
      // Its package is slow to load, and few commands need it.
      const { pullSheet } = await import('../papers/pull-sheet');
      await writeNew(options['out'], await pullSheet(supplies, choices, { name: basename(resolve(folder)), day: localDay(new Date()) }));
    }
    if (!options['json']) context.writeOutput(summaryText(supplies, choices.rates));
    return EXIT.done;
  },
};
