import { hash } from 'node:crypto';
import { deflateSync } from '../../files/unbroken-zlib';
import { dataDigest, streamDigests } from '../digests/stream-digest';
import type { Entries, Place } from './entries';
import { Forms, shortText, type Form } from './forms';
import { WitnessUnsure } from './syntax';
import type { WitnessFile } from './witness-file';

/** Objects whose text is kept; those of one report stand near each other. */
const TEXTS_KEPT = 8_192;
/** Objects that lead to objects; pages of reports stay below 20. */
const DEEPEST_GRAPH = 200;

/** Stands for an object whose text is being made: one that leads to itself has none. */
const OPEN = '';

const FORMS = { source: new Forms(true), written: new Forms(false) } as const;

/** Tables of characters, which several programs leave as they are, and plain content. Comparing more than this takes less than compressing it once more. */
const MOST_PLAIN_BYTES = 64 * 1024;

/** Plain data as it is written. Were it written otherwise, the digests would differ and the source be read again. */
const compressed = (plain: Buffer): Buffer => {
  if (plain.length > MOST_PLAIN_BYTES) throw new WitnessUnsure();
  return deflateSync(plain);
};

/** The witness keeps data to compare with for itself. What is written holds no data twice. */
const DIGESTS_OF_DATA = { source: streamDigests(), written: dataDigest } as const;

/**
 * Digests of what pages show: of their instructions and of all that these draw with, byte by byte as it stands in the file. Of two files a page of the
 * one and a page of the other have one digest only where `SameContent` finds the same in both. Throws {@link WitnessUnsure} where that is not so simple
 * (layers, objects in a ring, large streams that are not compressed), and where the two have digests that differ they may still show the same.
 */
export class ShownDigests {
  private readonly forms: Forms;
  private readonly digestOfData: (data: Buffer) => string;
  private readonly texts = new Map<number, string>();
  private depth = 0;

  constructor(
    private readonly file: WitnessFile,
    side: keyof typeof FORMS,
  ) {
    this.forms = FORMS[side];
    this.digestOfData = DIGESTS_OF_DATA[side];
  }

  /** The digest of a page, SHA-256 in hexadecimal. */
  of(page: Entries): string {
    if (this.texts.size > TEXTS_KEPT) this.texts.clear();
    this.depth = 0;
    return hash('sha256', `${this.textOf(page.get('Contents'), '-')} ${this.textOf(page.get('Group'), '-')} ${this.textOf(page.get('Resources'), '<>')}`, 'hex');
  }

  private textOf(place: Place | undefined, otherwise: string): string {
    return place ? this.filled(this.forms.at(place)) : otherwise;
  }

  private filled({ pieces, targets }: Form): string {
    let text = pieces[0]!;
    for (let index = 0; index < targets.length; index++) text += this.textOfObject(targets[index]!) + pieces[index + 1]!;
    return text;
  }

  private textOfObject(number: number): string {
    const known = this.texts.get(number);
    const object = known === undefined ? this.file.object(number) : null;
    if (known) return known;
    if (!object || known === OPEN || ++this.depth > DEEPEST_GRAPH) throw new WitnessUnsure();
    this.texts.set(number, OPEN);
    const text = this.made(object);
    this.texts.set(number, text);
    this.depth--;
    return text;
  }

  private made(object: Place): string {
    const { data } = object;
    const form = this.forms.at(object);
    return shortText(this.filled(form) + (data ? `~${this.digestOfData(form.isPlain ? compressed(data('glance')) : data('glance'))}` : ''));
  }
}
