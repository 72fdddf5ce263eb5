import { createCipheriv, hash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { PageWitness } from '@main/assembly/witness/page-witness';
import { WitnessFile } from '@main/assembly/witness/witness-file';
import { WitnessUnsure } from '@main/assembly/witness/syntax';
import { memorySource } from '@main/pdf/byte-source';
import { LeanDocument } from '@main/pdf/lean-document';
import { allPages } from '@main/pdf/page-tree';
import { decryptPadded } from '@main/pdf/security/aes';
import { fileKeyOf } from '@main/pdf/security/file-key';
import { rc4 } from '@main/pdf/security/rc4';
import { LeanReaderRefusal, PdfStream, PdfString } from '@main/pdf/syntax';
import { qpdf } from '../../support/fixtures/producers';
import { changedText, restricted, type Restriction } from '../../support/fixtures/restricted-pdf';

const CONTENT = 'BT /H 12 Tf 72 700 Td (Jordan Sample) Tj ET';

/** A page whose dictionary has a string, its content deflated. */
const plainFile = (): Buffer => {
  const data = deflateSync(Buffer.from(CONTENT)).toString('latin1');
  return changedText(
    Buffer.from(
      [
        '%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n',
        '2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n',
        '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</H 5 0 R>>>>/Note(a \\(note\\) of 25 characters)/Names[(b)[(c)]()]>>\nendobj\n',
        `4 0 obj\n<</Filter/FlateDecode/Length ${data.length}>>\nstream\n${data}\nendstream\nendobj\n`,
        '5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n',
        'xref\ntrailer\n<</Root 1 0 R/Size 6/ID[<00112233><00112233>]>>\nstartxref\n0\n%%EOF\n',
      ].join(''),
      'latin1',
    ),
    (text) => text,
  );
};

type PageRead = { readonly content: string; readonly note: unknown; readonly names: unknown };

const plainStrings = (value: unknown): unknown => (value instanceof PdfString ? value.bytes : Array.isArray(value) ? value.map(plainStrings) : value);

const leanPage = (bytes: Buffer): PageRead => {
  const document = new LeanDocument(memorySource(bytes));
  const [page] = allPages(document);
  const content = document.resolve(page!.dictionary.get('Contents'));
  return { content: content instanceof PdfStream ? document.decode(content).toString('latin1') : '', note: plainStrings(page!.dictionary.get('Note')), names: plainStrings(page!.dictionary.get('Names')) };
};

const witnessedContent = (bytes: Buffer): string => {
  const file = new WitnessFile(memorySource(bytes));
  const contents = file.pageEntries(file.pages().at(0)!).get('Contents');
  const stream = contents && file.resolved(contents);
  return stream ? file.content(stream).toString('latin1') : '';
};

const leanReason = (bytes: Buffer): string => {
  try {
    leanPage(bytes);
    return 'read';
  } catch (thrown) {
    if (thrown instanceof LeanReaderRefusal) return thrown.reason;
    throw thrown;
  }
};

const EXPECTED: PageRead = { content: CONTENT, note: 'a (note) of 25 characters', names: ['b', ['c'], ''] };

describe.each([['--object-streams=disable'], ['--object-streams=generate']])('%s', (form) => {
  it.each<Restriction>(['RC4, 40 bits', 'RC4, 128 bits', 'RC4, 128 bits, by a crypt filter', 'AES, 128 bits', 'AES, 256 bits, revision 5', 'AES, 256 bits'])('strings and streams come into the clear: %s', (restriction) => {
    const bytes = restricted(plainFile(), restriction, [form]);
    expect(bytes.includes('note')).toBe(false);
    expect(leanPage(bytes)).toEqual(EXPECTED);
    expect(witnessedContent(bytes)).toBe(CONTENT);
  });
});

it('RC4 is what others have it for', () => {
  // The first examples that the cipher was ever shown with.
  expect(rc4(Buffer.from('Key'), Buffer.from('Plaintext')).toString('hex')).toBe('bbf316e8d940af0ad3');
  expect(rc4(Buffer.from('Wiki'), Buffer.from('pedia')).toString('hex')).toBe('1021bf0420');
});

it.each([
  ['as it is to be', [3, 3, 3], 'thirteen byte'],
  ['by nothing', [65, 66, 0], null],
  ['by more than a block', [65, 66, 17], null],
  ['by other bytes than the last', [3, 2, 3], null],
])('AES: a last block that is padded %s', (_what, padding, plain) => {
  const [key, start] = [Buffer.alloc(16, 1), Buffer.alloc(16, 2)];
  const cipher = createCipheriv('aes-128-cbc', key, start).setAutoPadding(false);
  const data = Buffer.concat([start, cipher.update(Buffer.concat([Buffer.from('thirteen byte'), Buffer.from(padding)])), cipher.final()]);
  expect(decryptPadded(key, data)?.toString() ?? null).toBe(plain);
});

it.each<Restriction>(['RC4, 128 bits', 'AES, 128 bits', 'AES, 256 bits'])('whatever bytes of a restricted file change, both readers read it or leave it alone: %s', (restriction) => {
  const bytes = restricted(plainFile(), restriction, ['--object-streams=disable']);
  const read = { lean: 0, witness: 0 };
  for (let at = 10; at < bytes.length; at += 3) {
    const changed = Buffer.from(bytes);
    changed[at]! ^= 1 + (at % 255);
    if (leanReason(changed) === 'read') read.lean++;
    try {
      witnessedContent(changed);
      read.witness++;
    } catch (thrown) {
      if (!(thrown instanceof WitnessUnsure)) throw thrown;
    }
  }
  // Comments, spare space, what belongs to no page.
  expect(read.lean).toBeGreaterThan(10);
  expect(read.lean).toBeLessThan(bytes.length / 6);
  expect(read.witness).toBeGreaterThan(10);
});

describe('a file that is not encrypted as it says, or in an odd way, is left to the careful path by both readers', () => {
  const made = new Map<Restriction, Buffer>();
  beforeAll(() => {
    for (const restriction of ['RC4, 40 bits', 'RC4, 128 bits', 'RC4, 128 bits, by a crypt filter', 'AES, 128 bits', 'AES, 256 bits'] as const) made.set(restriction, restricted(plainFile(), restriction, ['--object-streams=disable']));
  });

  /** What stands between the brackets of the string of that key, in the encryption's dictionary. */
  const stringOf = (key: string) => new RegExp(`/${key} (<[0-9a-f]*>|\\((?:\\\\[^]|[^\\\\)])*\\))`);
  const withString = (key: string, string: string) => (text: string): string => text.replace(stringOf(key), `/${key} ${string}`);
  const without = (key: string) => (text: string): string => text.replace(stringOf(key), '');
  const replaced = (from: RegExp | string, to: string) => (text: string): string => text.replace(from, to);
  const hex = (bytes: number): string => `<${'5a'.repeat(bytes)}>`;

  it.each<readonly [what: string, restriction: Restriction, change: (text: string) => string]>([
    ['another length of the key', 'RC4, 128 bits', replaced('/Length 128', '/Length 40')],
    ['a length of no whole bytes', 'RC4, 128 bits', replaced('/Length 128', '/Length 125')],
    ['an absurd length', 'RC4, 128 bits', replaced('/Length 128', '/Length 99999999999')],
    ['a negative length', 'RC4, 128 bits', replaced('/Length 128', '/Length -128')],
    ['another length under AES', 'AES, 128 bits', replaced('/Length 128', '/Length 64')],
    ['permissions of more than 32 bits', 'RC4, 128 bits', replaced(/\/P -?\d+/, '/P 99999999999999')],
    ['other permissions', 'RC4, 128 bits', replaced(/\/P -?\d+/, '/P -4')],
    ['other permissions, sealed', 'AES, 256 bits', replaced(/\/P -?\d+/, '/P -4')],
    ['permissions with a fraction', 'AES, 128 bits', replaced(/\/P (-?\d+)/, '/P $1.5')],
    ['no permissions', 'AES, 128 bits', replaced(/\/P -?\d+/, '')],
    ['no identifier', 'AES, 128 bits', replaced(/\/ID \[[^]*\]/, '')],
    ...(['RC4, 40 bits', 'RC4, 128 bits', 'AES, 128 bits', 'AES, 256 bits'] as const).flatMap(
      (restriction) =>
        [
          ['no /O', restriction, restriction === 'AES, 256 bits' ? without('Perms') : without('O')],
          ['no /U', restriction, without('U')],
          ['a short /U', restriction, withString('U', hex(15))],
          ['another /U', restriction, withString('U', hex(restriction === 'AES, 256 bits' ? 48 : 32))],
          ['a /U that is no string', restriction, withString('U', '/Name')],
          ['an unknown handler', restriction, replaced('/Filter /Standard', '/Filter /Adobe.PubSec')],
          ['version 3', restriction, replaced(/\/V \d/, '/V 3')],
          ['version 6', restriction, replaced(/\/V \d/, '/V 6')],
          ['revision 7', restriction, replaced(/\/R \d/, '/R 7')],
        ] as const,
    ),
    ['another /UE', 'AES, 256 bits', withString('UE', hex(32))],
    ['a short /UE', 'AES, 256 bits', withString('UE', hex(16))],
    ['another /Perms', 'AES, 256 bits', withString('Perms', hex(16))],
    ['metadata said to be in the clear', 'AES, 256 bits', replaced('/Filter /Standard', '/EncryptMetadata false /Filter /Standard')],
    ['metadata said to be in the clear, in the key', 'AES, 128 bits', replaced('/Filter /Standard', '/EncryptMetadata false /Filter /Standard')],
    ['a crypt filter that is not there', 'AES, 128 bits', replaced(/\/StmF \/StdCF/, '/StmF /Other')],
    ['a crypt filter of strings that is not there', 'AES, 128 bits', replaced(/\/StrF \/StdCF/, '/StrF /Other')],
    ['no crypt filters', 'AES, 256 bits', replaced('/CF <<', '/XX <<')],
    ['a crypt filter of an unknown method', 'AES, 256 bits', replaced('/CFM /AESV3', '/CFM /AESV4')],
    ['a crypt filter of another version', 'AES, 256 bits', replaced('/CFM /AESV3', '/CFM /AESV2')],
    ['a crypt filter that leaves it to the handler', 'AES, 128 bits', replaced('/CFM /AESV2', '/CFM /None')],
    ['a crypt filter for attachments', 'AES, 128 bits', replaced('/AuthEvent /DocOpen', '/AuthEvent /EFOpen')],
    ['streams said to be in the clear', 'AES, 128 bits', replaced(/\/StmF \/StdCF/, '/StmF /Identity')],
    ['the other cipher', 'AES, 128 bits', replaced('/CFM /AESV2', '/CFM /V2')],
    ['the other cipher', 'RC4, 128 bits, by a crypt filter', replaced('/CFM /V2', '/CFM /AESV2')],
    ['an encryption that is an object of its own in part', 'AES, 128 bits', replaced(/\/CF <</, '/CF 6 0 R /XX <<')],
    ['an encryption that leads to itself', 'AES, 128 bits', replaced(/(\d+) 0 obj\n<< \/CF <</, '$1 0 obj\n<< /CF $1 0 R /XX <<')],
    ['an encryption that is nothing but a reference to itself', 'AES, 128 bits', replaced(/(\d+) 0 obj\n<< \/CF <<[^]*?endobj/, '$1 0 obj\n$1 0 R\nendobj')],
  ])('%s (%s)', (_what, restriction, change) => {
    const changed = changedText(made.get(restriction)!, change);
    expect(changed.equals(made.get(restriction)!), 'nothing was changed').toBe(false);
    expect(leanReason(changed)).toMatch(/^(encrypted|broken-stream|broken-syntax)$/);
    expect(() => witnessedContent(changed)).toThrow(WitnessUnsure);
  });

  it('a table of objects that was made anew is read, where nothing else was changed', () => {
    for (const bytes of made.values()) expect(leanPage(changedText(bytes, (text) => text))).toEqual(EXPECTED);
  });

  it('an identifier is not asked for where it takes no part in the key', () => {
    const bytes = changedText(made.get('AES, 256 bits')!, (text) => text.replace(/\/ID \[[^]*?\]/, ''));
    expect(bytes.includes('/ID')).toBe(false);
    expect(leanPage(bytes)).toEqual(EXPECTED);
    expect(witnessedContent(bytes)).toBe(CONTENT);
  });

  it('permissions without a sign are the same', () => {
    const bytes = changedText(made.get('AES, 128 bits')!, (text) => text.replace(/\/P (-\d+)/, (_all, number: string) => `/P ${Number(number) + 2 ** 32}`));
    expect(bytes.toString('latin1')).toMatch(/\/P 4\d{9}/);
    expect(leanPage(bytes)).toEqual(EXPECTED);
    expect(witnessedContent(bytes)).toBe(CONTENT);
  });

  it.each([
    ['of three bytes', '<010203>'],
    ['of a first block alone', hex(16)],
    ['of no whole blocks', hex(40)],
    ['that is padded with anything', hex(32)],
  ])('a string %s', (_what, string) => {
    for (const restriction of ['AES, 128 bits', 'AES, 256 bits'] as const) {
      const bytes = changedText(made.get(restriction)!, (text) => text.replace(/\/Type \/Page\n? /, `/Type /Page /Other ${string} `));
      expect(bytes.includes('/Other')).toBe(true);
      expect(leanReason(bytes)).toBe('encrypted');
      expect(() => witnessedContent(bytes)).toThrow(WitnessUnsure);
    }
  });

  it.each([0, 1, 15, 16, 17, 31])('a stream cut by so much that %s bytes are left', (left) => {
    for (const restriction of ['AES, 128 bits', 'AES, 256 bits'] as const) {
      const bytes = changedText(made.get(restriction)!, (text) => text.replace(/\/Length \d+ (>>\nstream\n)([^]*?)(\n?endstream)/, (_all, head: string, data: string, end: string) => `/Length ${left} ${head}${data.slice(0, left)}${end}`));
      if (left === 0) expect(leanPage(bytes).content).toBe('');
      else expect(leanReason(bytes)).toBe('encrypted');
      expect(() => witnessedContent(bytes)).toThrow(WitnessUnsure);
    }
  });

  it.each(['40', '128', '256'])('a password of its own (%s bits)', (bits) => {
    const bytes = qpdf(plainFile(), ['--allow-weak-crypto', '--encrypt', 'user', 'owner', bits, '--']);
    expect(leanReason(bytes)).toBe('encrypted');
    expect(() => witnessedContent(bytes)).toThrow(WitnessUnsure);
  });

  it('an older part of the file that names another encryption', () => {
    const bytes = made.get('AES, 128 bits')!;
    const update = (encrypt: string): Buffer => {
      const previous = /startxref\n(\d+)/.exec(bytes.toString('latin1'))![1]!;
      const trailer = /trailer\s*<<([^]*)>>\s*startxref/.exec(bytes.toString('latin1'))![1]!;
      return Buffer.concat([bytes, Buffer.from(`xref\n0 0\ntrailer\n<<${trailer.replace(/\/Encrypt \d+ 0 R/, encrypt)}/Prev ${previous}>>\nstartxref\n${bytes.length}\n%%EOF\n`, 'latin1')]);
    };
    const own = /\/Encrypt \d+ 0 R/.exec(bytes.toString('latin1'))![0];
    expect(leanPage(update(own))).toEqual(EXPECTED);
    expect(witnessedContent(update(own))).toBe(CONTENT);
    for (const other of ['', '/Encrypt 5 0 R', '/Encrypt <<>>']) {
      expect(leanReason(update(other))).toBe('encrypted');
      expect(() => witnessedContent(update(other))).toThrow(WitnessUnsure);
    }
  });

  it('an encryption that stands in an object stream', () => {
    const [contained, start] = ['6 0 <</Filter/Standard/V 1/R 2/P -4/O(a)/U(b)>>', '%PDF-1.7\n'];
    const container = `7 0 obj\n<</Type/ObjStm/N 1/First 4/Length ${contained.length}>>\nstream\n${contained}\nendstream\nendobj\n`;
    const row = (kind: number, second: number, third: number): Buffer => Buffer.of(kind, second >> 8, second & 255, third);
    const at = start.length + container.length;
    const rows = Buffer.concat([row(2, 7, 0), row(1, start.length, 0), row(1, at, 0)]);
    const table = Buffer.concat([Buffer.from(`8 0 obj\n<</Type/XRef/Size 9/W[1 2 1]/Index[6 3]/Root 1 0 R/Encrypt 6 0 R/ID[(a)(a)]/Length ${rows.length}>>\nstream\n`), rows, Buffer.from(`\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`)]);
    const bytes = Buffer.concat([Buffer.from(start + container), table]);
    expect(() => new LeanDocument(memorySource(bytes))).toThrow('encrypted');
    expect(() => new WitnessFile(memorySource(bytes))).toThrow(WitnessUnsure);
  });
});

describe('streams that say for themselves how they are encrypted', () => {
  const withContent = (filters: string, parameters: string, data: Buffer): Buffer =>
    changedText(restricted(plainFile(), 'AES, 128 bits', ['--object-streams=disable']), (text) =>
      text.replace(/<<([^<>]*)\/Length \d+ (>>\nstream\n)([^]*?)(\n?endstream)/, (_all, _entries: string, head: string, _data: string, end: string) => `<</Filter ${filters}/DecodeParms ${parameters}/Length ${data.length}${head}${data.toString('latin1')}${end}`),
    );
  const deflated = deflateSync(Buffer.from(CONTENT));

  it.each([
    ['[/Crypt/FlateDecode]', '[<</Name/Identity>> null]', deflated],
    ['[/Crypt/FlateDecode]', '[null null]', deflated],
    ['[/Crypt]', '<</Name/Identity>>', Buffer.from(CONTENT)],
    ['/Crypt', '<<>>', Buffer.from(CONTENT)],
  ])('are in the clear where they say so, and lose the filter: %s %s', (filters, parameters, data) => {
    const bytes = withContent(filters, parameters, data);
    expect(leanPage(bytes)).toEqual(EXPECTED);
    const document = new LeanDocument(memorySource(bytes));
    const stream = document.resolve(allPages(document)[0]!.dictionary.get('Contents')) as PdfStream;
    expect(JSON.stringify([...stream.dictionary])).not.toMatch(/Crypt|Identity/);
    // Another reader proves such a page.
    expect(() => witnessedContent(bytes)).toThrow(WitnessUnsure);
  });

  it.each([
    ['[/FlateDecode/Crypt]', '[null null]'],
    ['[/Crypt/Crypt]', '[null null]'],
    ['[/Crypt/FlateDecode]', '[<</Name/Other>> null]'],
    ['[/Crypt/FlateDecode]', '[(x) null]'],
    ['[/Crypt/FlateDecode]', '[<</Name/StdCF>> null]'],
  ])('are left alone where it is odd: %s %s', (filters, parameters) => {
    expect(leanReason(withContent(filters, parameters, deflated))).toBe('encrypted');
  });
});

it('a key that is known is that of the same terms, wherever their bytes part', () => {
  const sha256 = (bytes: Buffer): Buffer => hash('sha256', bytes, 'buffer');
  const encrypted = (key: Buffer, bytes: Buffer): Buffer => createCipheriv('aes-256-cbc', key, Buffer.alloc(16)).setAutoPadding(false).update(bytes);
  const [fileKey, salts] = [Buffer.alloc(32, 7), Buffer.from('salt\noneotherone')];
  const user = Buffer.concat([sha256(salts.subarray(0, 8)), salts]);
  const terms = {
    revision: 5,
    keyBytes: 32,
    owner: Buffer.alloc(48, 1),
    user,
    userKey: encrypted(sha256(salts.subarray(8)), fileKey),
    permissionsSeal: encrypted(fileKey, Buffer.from('fcffffffffffffff' + Buffer.from('Tadb0000').toString('hex'), 'hex')),
    permissions: 0xfffffffc,
    encryptsMetadata: true,
    fileId: Buffer.alloc(0),
  };
  const end = user.indexOf('\n');
  const parted = { ...terms, owner: Buffer.concat([terms.owner, Buffer.from('\n'), user.subarray(0, end)]), user: user.subarray(end + 1) };
  expect(fileKeyOf(terms)).toEqual(fileKey);
  expect(fileKeyOf(parted)).toBeNull();
});

it('a file on the disk is a batch, and none of those is encrypted', () => {
  const bytes = restricted(plainFile(), 'AES, 256 bits');
  const onDisk = { ...memorySource(bytes), whole: null };
  expect(() => new LeanDocument(onDisk)).toThrow('encrypted');
  expect(() => new PageWitness(onDisk)).toThrow(WitnessUnsure);
});
