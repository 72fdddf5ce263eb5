import { makePackets } from '@shared/domain/packets/make-packets';
import { type FamilyProposal, proposeFamilies } from '@shared/domain/packets/families';
import { familyListText } from '@shared/domain/packets/family-list';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import { readAddresses } from './addresses-option';
import { type Command, EXIT, requireOperands } from './command';
import { readHold } from './hold-option';
import { inspectInputs, isNothingReadable, isSomethingSetAside, isSomethingThere, nothingReadableText } from './inspect-inputs';
import { counted, writeJson } from './text';
import { assertCanBeNew, writeNew } from './write-new';

const summaryText = (proposals: readonly FamilyProposal[]): string => {
  const byRule = proposals.filter(({ isByRule }) => isByRule).length;
  return (
    `${counted(proposals.length, 'family', 'families')} at one address: ${byRule} of one surname and school, ${proposals.length - byRule} of other surnames or schools\n` +
    (proposals.length > 0 ? 'Write them with --out FILE, take out those that are none, and give the file to prepare with --siblings FILE.\n' : '')
  );
};

export const siblingsCommand: Command = {
  name: 'siblings',
  usage: 'siblings INPUT... [options]',
  summary: 'Lists students who live at one address, to be confirmed as families whose reports share an envelope.',
  optionHelp: [
    ['--out FILE', 'writes the list, a family a line, for a person to go through; the file must not exist'],
    ['--addresses FILE', 'students with another address, who are in no family'],
    ['--hold FILE', 'SSIDs, one a line, whose reports do not go out'],
    ['--json', 'the families as JSON on standard output'],
  ],
  options: { out: { type: 'string' }, addresses: { type: 'string' }, hold: { type: 'string' }, json: { type: 'boolean' } },
  run: async (operands, options, context) => {
    const inputs = requireOperands(operands, 'An input (a zip, a folder or a PDF)');
    const addresses = typeof options['addresses'] === 'string' ? await readAddresses(options['addresses']) : [];
    const hold = typeof options['hold'] === 'string' ? await readHold(options['hold']) : [];
    // With --json what was found is owed, so that it is told before the list is written.
    if (typeof options['out'] === 'string' && !options['json']) await assertCanBeNew(options['out']);
    const inspection = await inspectInputs(inputs, context);
    const { drafts } = makePackets(inspection.reports, [], { ...DEFAULT_PREPARE_SETTINGS, hold });
    const proposals = proposeFamilies(drafts.flatMap(({ reports }) => reports), new Set(addresses.map(({ ssid }) => ssid)));
    if (isNothingReadable(inspection)) {
      if (options['json'] && isSomethingThere(inspection)) await writeJson({ families: proposals }, context);
      context.writeMessage(nothingReadableText(inspection));
      return EXIT.failed;
    }
    if (options['json']) await writeJson({ families: proposals }, context);
    if (typeof options['out'] === 'string') await writeNew(options['out'], familyListText(proposals));
    if (!options['json']) context.writeOutput(summaryText(proposals));
    return isSomethingSetAside(inspection) ? EXIT.setAside : EXIT.done;
  },
};
