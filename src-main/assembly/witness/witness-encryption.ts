import { decryptData, type CryptMethod, type OwnerOfData } from '../../pdf/security/decrypt-data';
import { fileKeyOf } from '../../pdf/security/file-key';
import { Entries, type Place } from './entries';
import { WitnessUnsure, endOfReference, endOfValue, isWritten, itemsAt, nameAt, numberAt, skipSpace, stringAt } from './syntax';

/** Of a crypt filter, by its /CFM: the method, and the bytes of the file's key. */
const METHODS: ReadonlyMap<string, readonly [method: CryptMethod, keyBytes: number]> = new Map([
  ['V2', ['rc4', 16]],
  ['AESV2', ['aes-128', 16]],
  ['AESV3', ['aes-256', 32]],
]);

/** Versions and revisions of the standard handler as they come, and the bytes of the key where none are told. */
const KNOWN: ReadonlyMap<string, number> = new Map([
  ['1 2', 5],
  ['2 3', 5],
  ['4 4', 16],
  ['5 5', 32],
  ['5 6', 32],
]);

/**
 * How a source is encrypted that opens with the empty password (ISO 32000-2, 7.6), as the proof reads it for itself: what is encrypted, by which method, and as part of
 * which object. The ciphers and the key it shares with the reader that planned the batch; the key is proved by the file's own check of it. Throws {@link WitnessUnsure} at
 * anything but the usual: strings and streams under one method.
 */
export class WitnessEncryption {
  private readonly method: CryptMethod;
  private readonly fileKey: Buffer;

  /** `terms`: of the encryption dictionary; `fileId`: the identifier in the trailer, where there is one. */
  constructor(terms: Entries, fileId: Place | undefined) {
    if (nameOf(terms.get('Filter')) !== 'Standard' || terms.has('SubFilter')) throw new WitnessUnsure();
    const [version, revision] = [numberOf(terms.get('V')), numberOf(terms.get('R'))];
    const usualBytes = KNOWN.get(`${version} ${revision}`);
    if (usualBytes === undefined) throw new WitnessUnsure();
    const told = terms.has('Length') && version > 1 ? numberOf(terms.get('Length')) / 8 : usualBytes;
    const isLong = version === 5;
    const [method, keyBytes] = version < 4 ? (['rc4', told] as const) : methodOf(terms);
    if ((keyBytes === 32) !== isLong || (version === 4 && told !== keyBytes)) throw new WitnessUnsure();
    this.method = method;
    const key = fileKeyOf({
      revision,
      keyBytes,
      owner: stringOf(terms.get('O')),
      user: stringOf(terms.get('U')),
      ...(isLong && { userKey: stringOf(terms.get('UE')), permissionsSeal: stringOf(terms.get('Perms')) }),
      permissions: numberOf(terms.get('P')) >>> 0,
      encryptsMetadata: !(version >= 4 && terms.has('EncryptMetadata') && isFalse(terms.get('EncryptMetadata')!)),
      fileId: isLong ? Buffer.alloc(0) : firstOf(fileId),
    });
    if (!key) throw new WitnessUnsure();
    this.fileKey = key;
  }

  /** A stream's data in the clear. */
  data(dictionary: Entries, owner: OwnerOfData, data: Buffer): Buffer {
    const filter = dictionary.get('Filter');
    // Such as say for themselves how they are encrypted, and those that may be left in the clear, are no part of what pages show.
    if (nameIn(dictionary.get('Type'), ['XRef', 'Metadata'])) throw new WitnessUnsure();
    if (filter && (endOfReference(filter.bytes, filter.at) !== 0 || filter.bytes.subarray(filter.at, endOfValue(filter.bytes, filter.at)).includes('Crypt'))) throw new WitnessUnsure();
    return this.decrypted(owner, data);
  }

  /** The text of an object's value with its strings in the clear, written in hexadecimal; null where it has none, and is in the clear as it stands. */
  text(bytes: Buffer, start: number, end: number, owner: OwnerOfData): Buffer | null {
    const pieces: Buffer[] = [];
    let done = start;
    for (let at = start; at < end; ) {
      const code = bytes[at];
      if (code === 37) at = skipSpace(bytes, at);
      else if (code === 60 && bytes[at + 1] === 60) at += 2;
      else if (code === 40 || code === 60) {
        const plain = this.decrypted(owner, Buffer.from(stringAt(bytes, at), 'latin1'));
        pieces.push(bytes.subarray(done, at), Buffer.from(`<${plain.toString('hex')}>`, 'latin1'));
        at = done = endOfValue(bytes, at);
      } else at++;
    }
    return pieces.length === 0 ? null : Buffer.concat([...pieces, bytes.subarray(done, end)]);
  }

  private decrypted(owner: OwnerOfData, data: Buffer): Buffer {
    const plain = decryptData(this.method, this.fileKey, owner, data);
    if (!plain) throw new WitnessUnsure();
    return plain;
  }
}

/** Of versions 4 and 5. */
const methodOf = (terms: Entries): readonly [method: CryptMethod, keyBytes: number] => {
  const name = nameOf(terms.get('StmF'));
  const [filters, strings] = [terms.get('CF'), terms.get('StrF')];
  const filter = filters && entriesOf(filters).get(name);
  const found = name === nameOf(strings) && name !== 'Identity' && filter ? entriesOf(filter) : Entries.NONE;
  const method = METHODS.get(nameOf(found.get('CFM')));
  if (!method || (found.has('AuthEvent') && nameOf(found.get('AuthEvent')) !== 'DocOpen')) throw new WitnessUnsure();
  return method;
};

/** What says how a file is encrypted stands in one place: an object of its own would count as encrypted. */
const here = (place: Place | undefined): Place => {
  if (!place || endOfReference(place.bytes, place.at) !== 0) throw new WitnessUnsure();
  return place;
};

const entriesOf = (place: Place): Entries => {
  const { bytes, at } = here(place);
  return Entries.at(bytes, at);
};

const nameOf = (place: Place | undefined): string => {
  const { bytes, at } = here(place);
  return nameAt(bytes, at);
};

const nameIn = (place: Place | undefined, names: readonly string[]): boolean => place !== undefined && (endOfReference(place.bytes, place.at) !== 0 || names.includes(nameAt(place.bytes, place.at)));

const numberOf = (place: Place | undefined): number => {
  const { bytes, at } = here(place);
  const value = numberAt(bytes, at);
  if (!Number.isInteger(value)) throw new WitnessUnsure();
  return value;
};

const stringOf = (place: Place | undefined): Buffer => {
  const { bytes, at } = here(place);
  if (bytes[at] !== 40 && bytes[at] !== 60) throw new WitnessUnsure();
  return Buffer.from(stringAt(bytes, at), 'latin1');
};

const isFalse = (place: Place): boolean => {
  const { bytes, at } = here(place);
  if (isWritten(bytes, at, 'true')) return false;
  if (isWritten(bytes, at, 'false')) return true;
  throw new WitnessUnsure();
};

const firstOf = (list: Place | undefined): Buffer => {
  const { bytes, at } = here(list);
  const [first] = itemsAt(bytes, at);
  if (first === undefined || (bytes[first] !== 40 && bytes[first] !== 60)) throw new WitnessUnsure();
  return Buffer.from(stringAt(bytes, first), 'latin1');
};
