import { createCipheriv, hash } from 'node:crypto';
import { AES_BLOCK_BYTES, decryptBlocks } from './aes';
import { rc4 } from './rc4';

/** What a file's encryption dictionary says of its key (ISO 32000-2, tables 20 and 21), and the first part of the file's identifier. */
export type KeyTerms = {
  readonly revision: number;
  /** Of the key: 5 to 16, and 32 from revision 5 on. */
  readonly keyBytes: number;
  readonly owner: Buffer;
  readonly user: Buffer;
  /** /UE and /Perms, from revision 5 on. */
  readonly userKey?: Buffer;
  readonly permissionsSeal?: Buffer;
  /** /P as a number of 32 bits without a sign. */
  readonly permissions: number;
  readonly encryptsMetadata: boolean;
  readonly fileId: Buffer;
};

/** Keys of the files opened last: writer and proof open the same file one after the other, and a key of revision 6 takes some two milliseconds. */
const KNOWN = new Map<string, Buffer>();
const KEYS_KEPT = 16;

/**
 * The key of a file that opens with the empty password, as owner-restricted files do; null where the dictionary's own check says that it does not, or where the
 * terms can't be. So a key that is given is the right one: the file was made with it.
 */
export const fileKeyOf = (terms: KeyTerms): Buffer | null => {
  const { revision, keyBytes, owner, user, userKey, permissionsSeal, permissions, encryptsMetadata, fileId } = terms;
  const name = [revision, keyBytes, permissions, encryptsMetadata, ...[owner, user, userKey, permissionsSeal, fileId].map((bytes) => bytes && `${bytes.length} ${bytes.toString('latin1')}`)].join('\n');
  const known = KNOWN.get(name);
  if (known) return known;
  const key = revision >= 5 ? longKey(terms) : shortKey(terms);
  if (!key) return null;
  if (KNOWN.size >= KEYS_KEPT) KNOWN.clear();
  KNOWN.set(name, key);
  return key;
};

const md5 = (...parts: readonly Buffer[]): Buffer => hash('md5', Buffer.concat(parts), 'buffer');

/** What every password is filled up with to 32 bytes, and so all of the empty one. */
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const NO_METADATA = Buffer.alloc(4, 0xff);
const DIGESTS_OF_KEY = 50;
const PASSES_OF_CHECK = 20;
/** Of /U: what is behind is arbitrary from revision 3 on. */
const CHECKED_BYTES = 16;

/** Algorithms 2, 4, 5 and 6. */
const shortKey = ({ revision, keyBytes, owner, user, permissions, encryptsMetadata, fileId }: KeyTerms): Buffer | null => {
  if (owner.length !== PADDING.length || user.length !== PADDING.length || !Number.isInteger(keyBytes) || keyBytes < 5 || keyBytes > 16) return null;
  const told = Buffer.alloc(4);
  told.writeUInt32LE(permissions);
  let digest = md5(PADDING, owner, told, fileId, ...(revision >= 4 && !encryptsMetadata ? [NO_METADATA] : []));
  for (let round = 0; revision >= 3 && round < DIGESTS_OF_KEY; round++) digest = md5(digest.subarray(0, keyBytes));
  const key = digest.subarray(0, keyBytes);
  if (revision < 3) return rc4(key, PADDING).equals(user) ? key : null;
  let check = md5(PADDING, fileId);
  for (let pass = 0; pass < PASSES_OF_CHECK; pass++) check = rc4(Buffer.from(key.map((byte) => byte ^ pass)), check);
  return check.equals(user.subarray(0, CHECKED_BYTES)) ? key : null;
};

/** /U: a digest, the salt of that digest, and the salt of the key's. */
const DIGEST_BYTES = 32;
const SALT_BYTES = 8;
const NOTHING_BEFORE = Buffer.alloc(AES_BLOCK_BYTES);
/** Where /Perms has these letters, and before them a T where metadata is encrypted, an F where not. */
const SEAL = 'adb';
const SEAL_AT = 9;

/** Algorithms 2.A, 11 and 13. */
const longKey = ({ revision, user, userKey, permissionsSeal, permissions, encryptsMetadata }: KeyTerms): Buffer | null => {
  if (user.length < DIGEST_BYTES + 2 * SALT_BYTES || userKey?.length !== DIGEST_BYTES || permissionsSeal?.length !== AES_BLOCK_BYTES) return null;
  const digestOf = (salt: Buffer): Buffer => (revision === 5 ? hash('sha256', salt, 'buffer') : hardenedDigest(salt));
  const salts = user.subarray(DIGEST_BYTES);
  if (!digestOf(salts.subarray(0, SALT_BYTES)).equals(user.subarray(0, DIGEST_BYTES))) return null;
  const key = decryptBlocks(digestOf(salts.subarray(SALT_BYTES, 2 * SALT_BYTES)), NOTHING_BEFORE, userKey);
  const seal = decryptBlocks(key, NOTHING_BEFORE, permissionsSeal);
  const isSealed = seal.toString('latin1', SEAL_AT - 1, SEAL_AT + SEAL.length) === (encryptsMetadata ? 'T' : 'F') + SEAL;
  return isSealed && seal.readUInt32LE(0) === permissions ? key : null;
};

const DIGESTS = ['sha256', 'sha384', 'sha512'] as const;
const LEAST_ROUNDS = 64;
const REPEATED = 64;

/** Algorithm 2.B for the empty password. */
const hardenedDigest = (salt: Buffer): Buffer => {
  let digest = hash('sha256', salt, 'buffer');
  for (let round = 1; ; round++) {
    const cipher = createCipheriv('aes-128-cbc', digest.subarray(0, AES_BLOCK_BYTES), digest.subarray(AES_BLOCK_BYTES, 2 * AES_BLOCK_BYTES));
    cipher.setAutoPadding(false);
    const mixed = cipher.update(Buffer.alloc(REPEATED * digest.length, digest));
    // The remainder of all 16 bytes as one number, as 256 leaves 1.
    let sum = 0;
    for (let at = 0; at < AES_BLOCK_BYTES; at++) sum += mixed[at]!;
    digest = hash(DIGESTS[sum % 3]!, mixed, 'buffer');
    if (round >= LEAST_ROUNDS && mixed[mixed.length - 1]! <= round - 32) return digest.subarray(0, DIGEST_BYTES);
  }
};
