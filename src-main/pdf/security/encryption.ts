import { decryptData, type CryptMethod, type OwnerOfData } from './decrypt-data';
import { fileKeyOf } from './file-key';
import { LeanReaderRefusal, PdfString, isArray, isDictionary, type PdfDictionary, type PdfObject, type PdfValue } from '../syntax';

/** How a stream's bytes come into the clear, and its dictionary without the filter that tells it. */
export type StreamEncryption = { readonly dictionary: PdfDictionary; readonly decrypt: (bytes: Buffer) => Buffer };

const refused = (): LeanReaderRefusal => new LeanReaderRefusal('encrypted');

const IDENTITY = 'Identity';

/** Keys of versions 4 and 5, and of version 1. */
const SHORT_KEY_BYTES = 16;
const LONG_KEY_BYTES = 32;
const OLDEST_KEY_BYTES = 5;

/** Of a crypt filter, by its /CFM. */
const METHODS: ReadonlyMap<PdfValue | undefined, { readonly method: CryptMethod; readonly keyBytes: number }> = new Map([
  ['V2', { method: 'rc4', keyBytes: SHORT_KEY_BYTES }],
  ['AESV2', { method: 'aes-128', keyBytes: SHORT_KEY_BYTES }],
  ['AESV3', { method: 'aes-256', keyBytes: LONG_KEY_BYTES }],
]);

/**
 * The encryption of a file that opens with the empty password, as those do that only an owner's password restricts (ISO 32000-2, 7.6: the standard security
 * handler, versions 1, 2, 4 and 5); its permissions are not looked at. Throws a refusal at any other file, and at data that can't have been encrypted so.
 */
export class Encryption {
  private readonly fileKey: Buffer;
  private readonly isWithMetadata: boolean;
  private readonly ofStreams: CryptMethod;
  private readonly ofStrings: CryptMethod;

  /** `dictionary` is the trailer's /Encrypt; its strings are the only ones in the clear. */
  constructor(
    private readonly dictionary: PdfDictionary,
    trailer: PdfDictionary,
  ) {
    if (dictionary.get('Filter') !== 'Standard' || dictionary.has('SubFilter')) throw refused();
    const version = wholeIn(dictionary, 'V');
    const revision = wholeIn(dictionary, 'R');
    const keyBytes = keyBytesOf(version, revision, dictionary);
    const isWithMetadata = version >= 4 ? (dictionary.get('EncryptMetadata') ?? true) : true;
    if (typeof isWithMetadata !== 'boolean') throw refused();
    this.isWithMetadata = isWithMetadata;
    const isLong = revision >= 5;
    const fileKey = fileKeyOf({
      revision,
      keyBytes,
      owner: bytesOf(dictionary.get('O')),
      user: bytesOf(dictionary.get('U')),
      ...(isLong && { userKey: bytesOf(dictionary.get('UE')), permissionsSeal: bytesOf(dictionary.get('Perms')) }),
      permissions: permissionsOf(dictionary),
      encryptsMetadata: isWithMetadata,
      fileId: isLong ? Buffer.alloc(0) : bytesOf(listOf(trailer.get('ID'))[0]),
    });
    if (!fileKey) throw refused();
    this.fileKey = fileKey;
    this.ofStreams = version < 4 ? 'rc4' : this.methodNamed(dictionary.get('StmF') ?? IDENTITY);
    this.ofStrings = version < 4 ? 'rc4' : this.methodNamed(dictionary.get('StrF') ?? IDENTITY);
  }

  /** The value with its strings in the clear; the value itself where it has none. */
  plainValue(value: PdfValue, owner: OwnerOfData): PdfValue {
    if (value instanceof PdfString) return new PdfString(this.decrypted(this.ofStrings, owner, Buffer.from(value.bytes, 'latin1')).toString('latin1'));
    if (isDictionary(value)) return this.plainDictionary(value, owner);
    if (!isArray(value)) return value;
    const items = value.map((item) => this.plainValue(item, owner));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }

  private plainDictionary(dictionary: PdfDictionary, owner: OwnerOfData): PdfDictionary {
    let plain: Map<string, PdfValue> | null = null;
    for (const [key, value] of dictionary) {
      const plainEntry = this.plainValue(value, owner);
      if (plainEntry !== value) (plain ??= new Map(dictionary)).set(key, plainEntry);
    }
    return plain ?? dictionary;
  }

  /** `dictionary` is the stream's, its strings in the clear. */
  streamEncryption(dictionary: PdfDictionary, owner: OwnerOfData, resolve: (value: PdfValue | undefined) => PdfObject): StreamEncryption {
    const filters = resolve(dictionary.get('Filter'));
    const named = isArray(filters) ? filters.map(resolve) : [filters];
    const type = resolve(dictionary.get('Type'));
    // Readers differ on which metadata is meant, and a table of objects in the place of anything else is nothing that a report has.
    if (type === 'XRef' || (type === 'Metadata' && !this.isWithMetadata && !named.includes('Crypt'))) return { dictionary, decrypt: unreadable };
    if (!named.includes('Crypt')) return { dictionary, decrypt: (bytes) => this.decrypted(this.ofStreams, owner, bytes) };
    const method = this.methodOfFilter(named, resolve(dictionary.get('DecodeParms')), resolve);
    return { dictionary: withoutFirstFilter(dictionary, resolve), decrypt: (bytes) => this.decrypted(method, owner, bytes) };
  }

  /** Of a stream that tells its method itself. */
  private methodOfFilter(filters: readonly PdfObject[], parameters: PdfObject, resolve: (value: PdfValue | undefined) => PdfObject): CryptMethod {
    if (filters.lastIndexOf('Crypt') !== 0) throw refused();
    const first = isArray(parameters) ? resolve(parameters[0]) : parameters;
    if (first !== null && !isDictionary(first)) throw refused();
    return this.methodNamed(resolve(first?.get('Name')) ?? IDENTITY);
  }

  /** The method of a crypt filter (ISO 32000-2, tables 25 and 26). */
  private methodNamed(name: PdfObject): CryptMethod {
    if (name === IDENTITY) return 'none';
    const filters = this.dictionary.get('CF');
    const filter = typeof name === 'string' && isDictionary(filters) ? filters.get(name) : null;
    if (!isDictionary(filter) || (filter.get('AuthEvent') ?? 'DocOpen') !== 'DocOpen') throw refused();
    const { method, keyBytes } = METHODS.get(filter.get('CFM')) ?? {};
    if (method === undefined || keyBytes !== this.fileKey.length) throw refused();
    // Told in bytes by some programs, in bits by others.
    if (![undefined, keyBytes, keyBytes * 8].includes(filter.get('Length') as number | undefined)) throw refused();
    return method;
  }

  private decrypted(method: CryptMethod, owner: OwnerOfData, data: Buffer): Buffer {
    const plain = decryptData(method, this.fileKey, owner, data);
    if (!plain) throw refused();
    return plain;
  }
}

const unreadable = (): Buffer => {
  throw refused();
};

/** A pair of version and revision that the standard knows, and the key's length in it. */
const keyBytesOf = (version: number, revision: number, dictionary: PdfDictionary): number => {
  const bits = dictionary.has('Length') ? wholeIn(dictionary, 'Length') : null;
  if (version === 1 && (revision === 2 || revision === 3)) return OLDEST_KEY_BYTES;
  if (version === 2 && revision === 3 && (bits ?? 40) % 8 === 0) return (bits ?? 40) / 8;
  if (version === 4 && revision === 4 && (bits ?? 128) === 128) return SHORT_KEY_BYTES;
  if (version === 5 && (revision === 5 || revision === 6)) return LONG_KEY_BYTES;
  throw refused();
};

const wholeIn = (dictionary: PdfDictionary, key: string): number => {
  const value = dictionary.get(key);
  if (typeof value !== 'number' || !Number.isInteger(value)) throw refused();
  return value;
};

const MOST_PERMISSIONS = 0xffff_ffff;

/** A number of 32 bits, which some programs write without its sign. */
const permissionsOf = (dictionary: PdfDictionary): number => {
  const permissions = wholeIn(dictionary, 'P');
  if (permissions < -0x8000_0000 || permissions > MOST_PERMISSIONS) throw refused();
  return permissions >>> 0;
};

/** None of these is an object of its own: that one's strings would count as encrypted. */
const bytesOf = (value: PdfValue | undefined): Buffer => {
  if (!(value instanceof PdfString)) throw refused();
  return Buffer.from(value.bytes, 'latin1');
};

const listOf = (value: PdfValue | undefined): readonly PdfValue[] => {
  if (!isArray(value)) throw refused();
  return value;
};

const withoutFirstFilter = (dictionary: PdfDictionary, resolve: (value: PdfValue | undefined) => PdfObject): PdfDictionary => {
  const plain = new Map(dictionary);
  for (const key of ['Filter', 'DecodeParms']) {
    const value = resolve(plain.get(key));
    plain.delete(key);
    if (isArray(value) && value.length > 1) plain.set(key, value.slice(1));
  }
  return plain;
};
