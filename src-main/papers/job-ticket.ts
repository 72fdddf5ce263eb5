import type { EnvelopePreset } from '@shared/domain/envelope/presets';
import type { Manifest } from '@shared/domain/records/manifest';
import { pieceRanges } from '@shared/domain/printing/piece-ranges';
import { isAbroad } from '@shared/domain/ssr/abroad';
import { separatorCount, separatorsOfBatch } from '@shared/domain/records/separator-count';
import { PaperDocument } from './paper-document';
import { number } from './paper-words';

const POINTS_PER_INCH_OF_DRAWING = 40;
const inches = (value: number): string => `${Number(value.toFixed(4))} in`;

const drawEnvelope = (ticket: PaperDocument, { widthIn, heightIn, window, panelsIn }: EnvelopePreset): void => {
  const scale = POINTS_PER_INCH_OF_DRAWING;
  const windowTop = (heightIn - window.bottomIn - window.heightIn) * scale;
  ticket.drawing(heightIn * scale + 24, ({ box, label }) => {
    box(0, 0, widthIn * scale, heightIn * scale);
    box(window.leftIn * scale, windowTop, window.widthIn * scale, window.heightIn * scale, true);
    label('window', window.leftIn * scale + 4, windowTop + 12);
    label(`${inches(widthIn)} x ${inches(heightIn)}`, 4, heightIn * scale + 12);
  });
  ticket.paragraph(
    `Window ${inches(window.widthIn)} wide and ${inches(window.heightIn)} high, ${inches(window.leftIn)} from the left and ${inches(window.bottomIn)} from the bottom edge. ` +
      `Fold to panels of ${panelsIn.map(inches).join(', ')} from the top of the page down; the address stands on the first and shows in the window.`,
  );
};

/** A job ticket in plain words for a print shop: paper, sides, color, fold, envelope, counts and checksums. It names no pupil. */
export const jobTicket = async (manifest: Manifest, envelope: EnvelopePreset | null, { name, day }: { readonly name: string; readonly day: string }): Promise<Buffer> => {
  const { totals, batches, settings } = manifest;
  const separators = separatorCount(manifest);
  const ticket = await PaperDocument.create('Job ticket', `${name}, ${day}`);
  ticket.paragraph(`${name}. Made on ${day}. Student Score Reports: confidential pupil records. Nobody but the people who do this job may see them; spoiled sheets are shredded.`);

  ticket.heading('What to do');
  ticket.list(
    [
      `Paper: US Letter (8.5 x 11 in), white, ${settings.paper} lb: the envelopes’ weights are counted with it.`,
      'Print two-sided, flipped on the long edge, in color, at 100 % without scaling, each PDF as it is. Blank backs are in the files; add and leave out nothing.',
      'Keep the order. Each envelope has the same number of sheets within a batch, and its first page shows the address.',
      ...(separators > 0 ? [`${separators === 1 ? 'One sheet is a separator: it says' : `${number(separators)} sheets are separators: each says`} which school or grade follows and how many envelopes. Take it out before folding and lay it on top of those envelopes; it goes into none.`] : []),
      'Fold each packet together and put it into a #10 window envelope so that the address shows, and nothing else.',
      'Check the first ten envelopes of each batch against manifest.csv, one record for each envelope.',
      'Tick every file off in receipt.csv and send it back. Delete the files once the job is done.',
    ],
    (index) => `${index + 1}.`,
  );

  if (envelope) {
    ticket.heading(`Envelope: ${envelope.name}`);
    drawEnvelope(ticket, envelope);
  }

  ticket.heading(`${number(totals.packets)} envelopes, ${number(totals.sheets)} sheets, ${number(totals.pages)} page sides`);
  ticket.table(
    [{ header: 'File', share: 3.2 }, { header: 'Envelopes', share: 1.15, isNumber: true }, { header: 'Sheets each', share: 1.35, isNumber: true }, ...(separators > 0 ? [{ header: 'Separators', share: 1.25, isNumber: true }] : []), { header: 'Sheets', share: 0.9, isNumber: true }, { header: 'Pages', share: 0.9, isNumber: true }, { header: 'Pieces', share: 1.4, isNumber: true }],
    batches.map((batch) => {
      const pieces = manifest.packets.filter((packet) => packet.batch === batch.id).map(({ piece }) => piece);
      return [batch.file, number(batch.packets), number(batch.sheetsPerPacket), ...(separators > 0 ? [number(separatorsOfBatch(batch))] : []), number(batch.sheets), number(batch.pages), pieceRanges(pieces)];
    }),
  );
  const abroad = manifest.packets.filter(({ address }) => isAbroad(address)).map(({ piece }) => piece);
  if (abroad.length > 0) ticket.paragraph(`To other countries, with international postage: pieces ${pieceRanges(abroad)}.`);
  ticket.heading('Checksums (SHA-256)');
  for (const { file, sha256 } of batches) ticket.paragraph(`${file}: ${sha256.replace(/(.{16})(?=.)/g, '$1 ')}`);
  return ticket.save();
};
