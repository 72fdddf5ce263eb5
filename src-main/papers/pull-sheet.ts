import { FEWEST_PRESORT_PIECES, pieceRanges, SHEETS_PER_PACK, type Supplies, type SuppliesChoices } from '@shared/domain/post/supplies';
import { PaperDocument } from './paper-document';
import { dollars, number } from './paper-words';

const CLASS_WORDS: Readonly<Record<SuppliesChoices['mailClass'], string>> = { stamped: 'First-Class letters with stamps', metered: 'First-Class letters, metered', presort: 'First-Class letters, presorted' };

/** The most ZIPs that are listed; a district has few that matter for presort. */
const ZIPS_LISTED = 60;

/** A sheet to hand to the mail room: what to pull from the shelf, and what the postage comes to. It names no pupil. */
export const pullSheet = async (supplies: Supplies, { paper, mailClass, rates }: SuppliesChoices, { name, day }: { readonly name: string; readonly day: string }): Promise<Buffer> => {
  const sheet = await PaperDocument.create('Pull sheet for the mail room', `${name}, ${day}`);
  sheet.paragraph(`${name}. Made on ${day}.`);

  sheet.heading('Take from the shelf');
  sheet.table(
    [{ header: 'What', share: 3 }, { header: 'How much', share: 1, isNumber: true }, { header: 'Note', share: 3 }],
    [
      ['Letter paper, white', `${number(supplies.packs)} ${supplies.packs === 1 ? 'pack' : 'packs'}`, `${number(supplies.sheets)} sheets of ${paper} lb${supplies.separators > 0 ? `, ${number(supplies.separators)} of them separators` : ''}; a pack holds ${SHEETS_PER_PACK}`],
      ['#10 window envelopes', number(supplies.envelopes), 'Take a few more for misfeeds'],
    ],
  );

  sheet.heading('Batches, in the order of printing');
  sheet.table(
    [{ header: 'Batch', share: 3 }, { header: 'Envelopes', share: 1, isNumber: true }, { header: 'Sheets each', share: 1, isNumber: true }, { header: 'Sheets', share: 1, isNumber: true }, { header: 'Ounces each', share: 1, isNumber: true }, { header: 'Postage', share: 1, isNumber: true }],
    supplies.batches.map(({ batch, envelopes, sheetsPerEnvelope, sheets, ounces, cents }) => [batch, number(envelopes), number(sheetsPerEnvelope), number(sheets), ounces.toFixed(2), dollars(cents)]),
  );

  sheet.heading(`Postage: ${dollars(supplies.cents)}`);
  sheet.paragraph(`${CLASS_WORDS[mailClass]}. Prices of ${rates.effective} (${rates.source}). All envelopes together weigh about ${number(supplies.pounds)} lb.`);
  sheet.table(
    [{ header: 'Weight', share: 2 }, { header: 'Envelopes', share: 1, isNumber: true }, { header: 'Postage', share: 1, isNumber: true }],
    supplies.steps.map(({ upToOunces, isAbroad, envelopes, cents }) => [`${upToOunces === null ? 'No price in the table' : `Up to ${upToOunces} oz`}${isAbroad ? ', abroad' : ''}`, number(envelopes), dollars(cents)]),
  );
  if (supplies.overAnOunce.length > 0) sheet.paragraph(`Over one ounce: pieces ${pieceRanges(supplies.overAnOunce)}.`);
  if (supplies.notLetters.length > 0) sheet.paragraph(`Too heavy or too thick for a letter, so priced as large envelopes: pieces ${pieceRanges(supplies.notLetters)}. Ask at the post office.`);
  if (supplies.nonmachinable.length > 0) sheet.paragraph(`Nonmachinable because of the envelope’s form, which costs more: pieces ${pieceRanges(supplies.nonmachinable)}.`);
  if (supplies.abroad.length > 0) sheet.paragraph(`To other countries: pieces ${pieceRanges(supplies.abroad)}. They take international postage; the price above one ounce hangs on the country.`);

  sheet.heading('Presort');
  sheet.paragraph(
    supplies.presort.isPossible
      ? `${number(supplies.envelopes - supplies.abroad.length)} pieces within the country are enough for a presort price (${FEWEST_PRESORT_PIECES} or more). Addresses must have been updated within 95 days.`
      : `A presort price takes ${FEWEST_PRESORT_PIECES} pieces or more within the country; these are ${number(supplies.envelopes - supplies.abroad.length)}.`,
  );
  if (supplies.presort.withoutZip.length > 0) sheet.paragraph(`Without a ZIP Code: pieces ${pieceRanges(supplies.presort.withoutZip)}.`);
  sheet.table(
    [{ header: 'ZIP Code', share: 1 }, { header: 'Pieces', share: 1, isNumber: true }, { header: '', share: 4 }],
    supplies.presort.zips.slice(0, ZIPS_LISTED).map(({ zip, pieces }) => [zip, number(pieces), '']),
  );
  const more = supplies.presort.zips.length - ZIPS_LISTED;
  if (more > 0) sheet.paragraph(`And ${number(more)} more ZIP Codes with fewer pieces each.`);
  return sheet.save();
};
