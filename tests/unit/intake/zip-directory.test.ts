import { describe, expect, it } from 'vitest';
import { bufferReader } from '@main/intake/byte-reader';
import { readZipDirectory } from '@main/intake/zip/zip-directory';
import { readZipEntry } from '@main/intake/zip/read-zip-entry';
import { isUnsafeEntryName } from '@main/intake/zip/entry-name';
import type { EntrySource } from '@main/ports/entry-source';
import { directoryOffset, zipFile, type ZipFileEntry } from '../../support/fixtures/zip-file';

const never = new AbortController().signal;
/** Bytes that do not repeat, so that they hardly deflate. */
const text = (length: number, seed: number): Buffer => {
  let state = seed;
  return Buffer.from(Array.from({ length }, () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) >> 12));
};

const ENTRIES: readonly ZipFileEntry[] = [
  { name: 'reports/a.pdf', data: text(5000, 3) },
  { name: 'reports/b.pdf', data: text(70_000, 5), stored: true },
  { name: 'reports/c.pdf', data: text(9000, 7), dataDescriptor: 'signed' },
  { name: 'reports/d.pdf', data: text(8000, 11), dataDescriptor: 'bare' },
  { name: 'reports/e.pdf', data: text(3000, 13), stored: true, dataDescriptor: 'signed' },
  { name: 'reports/f.pdf', data: text(4000, 17), zip64: true },
  { name: 'reports/empty.pdf', data: Buffer.alloc(0), stored: true },
];

const ANYWHERE: EntrySource = { kind: 'file', path: '/nowhere', sizeBytes: 0, modifiedMs: 0 };

/** Compared as text, in which the tests' runner is quick. */
const textOf = (bytes: Buffer): string => bytes.toString('base64');

const readAll = async (zip: Buffer) => {
  const directory = await readZipDirectory(bufferReader(zip), never);
  if (!directory) return null;
  const found = await Promise.all(
    directory.entries.map(async ({ name, whole, headerOffset, method, compressedSizeBytes, sizeBytes, crc32 }) => {
      const source = { kind: 'zip-entry', archive: ANYWHERE, headerOffset, method: method === 0 ? 'stored' : 'deflated', compressedSizeBytes, sizeBytes, crc32 } as const;
      return { name, bytes: whole ? textOf(await readZipEntry(bufferReader(zip), source)) : null };
    }),
  );
  return { fault: directory.fault, found };
};

const expected = (entries: readonly ZipFileEntry[]) => entries.map(({ name, data }) => ({ name, bytes: textOf(data) }));

describe('readZipDirectory', () => {
  it('reads stored, deflated, ZIP64 and streamed entries by the directory', async () => {
    expect(await readAll(zipFile(ENTRIES))).toEqual({ fault: null, found: expected(ENTRIES) });
  });

  it('takes a zip with a comment, and one with bytes behind it', async () => {
    expect((await readAll(zipFile(ENTRIES, 'made by hand')))?.fault).toBeNull();
    expect(await readAll(Buffer.concat([zipFile(ENTRIES), Buffer.from('\r\n--boundary--')]))).toEqual({ fault: null, found: expected(ENTRIES) });
  });

  it('recovers every whole entry of a zip that lost its directory', async () => {
    const streamed = ENTRIES.filter(({ dataDescriptor, stored }) => !(dataDescriptor && stored));
    const cut = zipFile(streamed).subarray(0, directoryOffset(streamed));
    expect(await readAll(cut)).toEqual({ fault: 'cut', found: expected(streamed) });
    expect(await readAll(zipFile(ENTRIES).subarray(0, directoryOffset(ENTRIES)))).toEqual({ fault: 'cut', found: expected(ENTRIES) });
  });

  it('lists the entry in which a download broke off as not whole, at any length of the rest', async () => {
    const before = directoryOffset(ENTRIES.slice(0, 2));
    const zip = zipFile(ENTRIES);
    for (const extra of [60, 300, 3000]) {
      const found = (await readAll(zip.subarray(0, before + extra)))?.found;
      expect(found?.map(({ bytes }) => bytes !== null)).toEqual([true, true, false]);
    }
  });

  it('does not take the entries of an inner zip for its own', async () => {
    const outer: readonly ZipFileEntry[] = [{ name: 'inner.zip', data: zipFile(ENTRIES), stored: true }, ENTRIES[0]!];
    const cut = zipFile(outer).subarray(0, directoryOffset(outer));
    expect((await readAll(cut))?.found.map(({ name }) => name)).toEqual(['inner.zip', 'reports/a.pdf']);
    const plainInner: readonly ZipFileEntry[] = [{ name: 'inner.zip', data: zipFile(ENTRIES.slice(0, 2)), stored: true }, ENTRIES[0]!];
    expect((await readAll(zipFile(plainInner).subarray(0, directoryOffset(plainInner))))?.found.map(({ name }) => name)).toEqual(['inner.zip', 'reports/a.pdf']);
  });

  describe('finds every entry where the list of them is wrong:', () => {
    const zip = zipFile(ENTRIES);
    const plain = ENTRIES.filter(({ zip64 }) => !zip64);
    const plainZip = zipFile(plain);
    /** With the fields of the end record, from its beginning, changed. */
    const withEnd = (bytes: Buffer, change: (end: Buffer) => void, endBytes = 22): Buffer => {
      const changed = Buffer.from(bytes);
      change(changed.subarray(changed.length - endBytes));
      return changed;
    };
    const counted = (count: number) => (end: Buffer) => {
      end.writeUInt16LE(count, 8);
      end.writeUInt16LE(count, 10);
    };
    /** The ZIP64 end record, its locator and the end record. */
    const ZIP64_ENDS = 56 + 20 + 22;

    it.each([0, 1, plain.length + 1, 60_000])('an end record that counts %i', async (count) => {
      expect(await readAll(withEnd(plainZip, counted(count)))).toEqual({ fault: 'miscounted', found: expected(plain) });
    });
    it('an end record that says that nothing is there', async () => {
      expect(await readAll(withEnd(plainZip, (end) => end.fill(0, 4)))).toEqual({ fault: 'said-empty', found: expected(plain) });
    });
    it('a ZIP64 record that counts otherwise, or says nothing that is so', async () => {
      expect(await readAll(withEnd(zip, (ends) => ends.writeBigUInt64LE(2n, 32), ZIP64_ENDS))).toEqual({ fault: 'miscounted', found: expected(ENTRIES) });
      expect(await readAll(withEnd(zip, (ends) => ends.fill(0xff, 24, 56), ZIP64_ENDS))).toEqual({ fault: 'cut', found: expected(ENTRIES) });
    });
    it('a comment in which an end record stands, with and without a list', async () => {
      const end = plainZip.subarray(-22).toString('latin1');
      const withComment = (comment: string): Buffer => Buffer.concat([withEnd(plainZip, (bytes) => bytes.writeUInt16LE(comment.length, 20)), Buffer.from(comment, 'latin1')]);
      const empty = Buffer.from(zipFile([])).toString('latin1');
      expect(await readAll(withComment(empty))).toEqual({ fault: null, found: expected(plain) });
      expect(await readAll(withComment(`${empty}${end}`))).toEqual({ fault: null, found: expected(plain) });
    });
    it('two archives one behind the other', async () => {
      const [first, second] = [plain.slice(0, 3), plain.slice(3)];
      expect(await readAll(Buffer.concat([zipFile(first), zipFile(second)]))).toEqual({ fault: 'unlisted', found: expected([...first, ...second]) });
    });
    it('two archives one behind the other with a line between them', async () => {
      const [first, second] = [plain.slice(0, 2), plain.slice(2, 4)];
      expect(await readAll(Buffer.concat([zipFile(first), Buffer.from('\n'), zipFile(second)]))).toEqual({ fault: 'unlisted', found: expected([...first, ...second]) });
      // Of the same lengths: the end record of the second leads to the list of the first.
      const twin = first.map(({ data, ...entry }) => ({ ...entry, data: text(data.length, 31), stored: true }));
      const stored = first.map((entry) => ({ ...entry, stored: true }));
      expect(await readAll(Buffer.concat([zipFile(stored), Buffer.from('\n'), zipFile(twin)]))).toEqual({ fault: 'unlisted', found: expected([...stored, ...twin]) });
    });
    it('an archive behind which another one broke off', async () => {
      const [first, second] = [plain.slice(1, 2), [plain[2], plain[0]] as readonly ZipFileEntry[]];
      const one = zipFile(second.slice(0, 1));
      const read = await readAll(Buffer.concat([zipFile(first, 'of the first'), zipFile(second).subarray(0, directoryOffset(second.slice(0, 1)) + 1_000)]));
      expect(read).toEqual({ fault: 'unlisted', found: [...expected([...first, ...second.slice(0, 1)]), { name: second[1]?.name, bytes: null }] });
      const comment = one.toString('latin1');
      // What stands in its own comment is no part of it.
      expect(await readAll(Buffer.concat([withEnd(zipFile(first), (end) => end.writeUInt16LE(9, 20)), Buffer.from(`${comment.slice(0, 4)}comm`), Buffer.from('.')]))).toEqual({ fault: null, found: expected(first) });
    });
    it('archives behind each other whose files have the same names, but for files that are the same', async () => {
      const [x, y, same] = [text(5_000, 37), text(5_000, 41), { name: 'same.pdf', data: text(4_000, 43) }];
      const [first, second] = [[{ name: '1.pdf', data: x }, same], [{ name: '1.pdf', data: y }, same]] as const;
      for (const between of ['', '\n']) {
        const read = await readAll(Buffer.concat([zipFile(first), Buffer.from(between), zipFile(second)]));
        expect(read?.fault).toBe('unlisted');
        const found = (read?.found ?? []).map(({ name, bytes }) => [name, bytes === null ? null : [x, y, same.data].findIndex((data) => textOf(data) === bytes)]);
        expect(found).toEqual(between === '' ? [['1.pdf', 0], ['1.pdf', 1], ['same.pdf', 2]] : [['1.pdf', 0], ['same.pdf', 2], ['1.pdf', 1]]);
      }
    });
    it('archives behind each other, or broken off behind an inner one, with something in front', async () => {
      const [first, second] = [plain.slice(0, 3), plain.slice(3)];
      const inner: ZipFileEntry = { name: 'inner.zip', data: zipFile(plain.slice(0, 2)), stored: true };
      // A program that reads zips holds the signature too.
      for (const front of ['MZ', 'MZ unpacks what begins with PK\u0003\u0004 \u0001\u0002', 'HTTP/1.1 200 OK\r\n\r\n']) {
        expect(await readAll(Buffer.concat([Buffer.from(front), zipFile(first), zipFile(second)]))).toEqual({ fault: 'unlisted', found: expected([...first, ...second]) });
      }
      const outer = [plain[2], inner, plain[3]] as readonly ZipFileEntry[];
      const brokenOff = zipFile(outer).subarray(0, directoryOffset(outer.slice(0, 2)));
      for (const front of ['', 'MZ']) expect(await readAll(Buffer.concat([Buffer.from(front), brokenOff]))).toEqual({ fault: 'cut', found: expected(outer.slice(0, 2)) });
    });
    it('a list that gives a wrong offset of an entry', async () => {
      const [a, b, c] = [plain[0], plain[1], plain[3]] as [ZipFileEntry, ZipFileEntry, ZipFileEntry];
      const offsetAt = directoryOffset([a, b, c]) + 46 + a.name.length + 42;
      for (const wrong of [0, directoryOffset([a]) + 2_000, directoryOffset([a, b]) + 100]) {
        const changed = zipFile([a, b, c]);
        changed.writeUInt32LE(wrong, offsetAt);
        const read = await readZipDirectory(bufferReader(changed), never);
        expect({ fault: read?.fault, found: read?.entries.map(({ name, headerOffset }) => [name, headerOffset]) }).toEqual({
          fault: 'unlisted',
          found: [[a.name, 0], [b.name, wrong], [c.name, directoryOffset([a, b])], [b.name, directoryOffset([a])]],
        });
      }
    });
    it('an inner archive that is empty, in one that broke off', async () => {
      const outer: readonly ZipFileEntry[] = [{ name: 'a-long-name-of-an-inner-archive.zip', data: zipFile([]), stored: true }, ...plain.slice(0, 1)];
      expect((await readAll(zipFile(outer).subarray(0, directoryOffset(outer.slice(0, 1)))))?.fault).toBe('cut');
    });
    it('thousands of end records that lead to a list which fails, without reading it for each', async () => {
      const end = plainZip.subarray(-22);
      const broken = Buffer.from(plainZip.subarray(0, -22));
      // What reads a list gives up at the first entry that is encrypted strongly.
      broken.writeUInt16LE(0x40, directoryOffset(plain) + 46 + (plain[0]?.name.length ?? 0) + 8);
      const many = Buffer.concat([broken, ...Array.from({ length: 2_900 }, () => end)]);
      const whole = bufferReader(many);
      let reads = 0;
      const counting = { sizeBytes: whole.sizeBytes, read: (offset: number, length: number) => ((reads += 1), whole.read(offset, length)) };
      expect((await readZipDirectory(counting, never))?.entries.map(({ name }) => name)).toEqual(expect.arrayContaining(['reports/a.pdf', 'reports/b.pdf']));
      expect(reads).toBeLessThan(1_000);
    });
    it('an entry in the middle that the list leaves out, but not the version before of one that it names', async () => {
      const [a, b, c] = plain as [ZipFileEntry, ZipFileEntry, ZipFileEntry];
      const later = { ...b, data: text(6000, 23) };
      const all = [a, b, c, later];
      const withoutHeader = (entries: readonly ZipFileEntry[], index: number): Buffer => {
        const made = zipFile(entries);
        const headers: number[] = [];
        for (let at = directoryOffset(entries); headers.length < entries.length; at += 46 + made.readUInt16LE(at + 28) + made.readUInt16LE(at + 30)) headers.push(at);
        const [from, to] = [headers[index] ?? 0, headers[index + 1] ?? made.length - 22];
        return withEnd(Buffer.concat([made.subarray(0, from), made.subarray(to)]), (end) => {
          counted(entries.length - 1)(end);
          end.writeUInt32LE(end.readUInt32LE(12) - (to - from), 12);
        });
      };
      expect(await readAll(withoutHeader([a, b, c], 1))).toEqual({ fault: 'unlisted', found: expected([a, c, b]) });
      expect(await readAll(withoutHeader(all, 1))).toEqual({ fault: 'outdated', found: expected([a, c, later]) });
      // One that the list names otherwise than its own header is there once.
      const d = { ...later, name: 'reports/d.pdf' };
      const renamed = withoutHeader([a, b, c, d], 3);
      renamed.write('reports/x.pdf', renamed.lastIndexOf('reports/b.pdf'));
      expect(await readAll(renamed)).toEqual({ fault: 'unlisted', found: expected([a, { ...b, name: 'reports/x.pdf' }, c, d]) });
    });
    it('a program in front, with ZIP64 and without', async () => {
      const program = Buffer.concat([Buffer.from('MZ'), text(40_000, 29)]);
      expect(await readAll(Buffer.concat([program, plainZip]))).toEqual({ fault: null, found: expected(plain) });
      const zip64 = [{ name: 'reports/f.pdf', data: text(4000, 17), zip64: true }];
      expect(await readAll(Buffer.concat([program, zipFile(zip64)]))).toEqual({ fault: null, found: expected(zip64) });
    });
    it('an empty one, in which nothing is', async () => {
      expect(await readAll(zipFile([]))).toEqual({ fault: null, found: [] });
    });
  });

  it('says that something is no zip', async () => {
    expect(await readAll(Buffer.from('<html>Your link has expired</html>'))).toBeNull();
    expect(await readAll(Buffer.alloc(0))).toBeNull();
  });

  it('reads names in UTF-8, said or not, and in code page 437', async () => {
    const data = Buffer.from('x');
    const zip = zipFile([
      { name: 'Peña.pdf', data, utf8: true },
      { name: 'Nguyễn.pdf', data },
      { name: Buffer.from([0x50, 0x65, 0xa4, 0x61, 0x2e, 0x70, 0x64, 0x66]), data },
    ]);
    expect((await readAll(zip))?.found.map(({ name }) => name)).toEqual(['Peña.pdf', 'Nguyễn.pdf', 'Peña.pdf']);
  });

  it('refuses data whose CRC or size is not what the zip says', async () => {
    await expect(readAll(zipFile([{ name: 'a.pdf', data: text(100, 3), wrongCrc: true }]))).rejects.toMatchObject({ code: 'pdf-damaged' });
    await expect(readAll(zipFile([{ name: 'a.pdf', data: text(9000, 3), claimedSize: 100 }]))).rejects.toMatchObject({ code: 'pdf-damaged' });
    await expect(readAll(zipFile([{ name: 'a.pdf', data: Buffer.alloc(20 * 1024 * 1024) }]))).rejects.toMatchObject({ code: 'archive-too-large' });
  });
});

describe('isUnsafeEntryName', () => {
  it.each(['../a.pdf', 'a/../../b.pdf', '/etc/a.pdf', 'C:/a.pdf', 'c:a.pdf', 'a\0.pdf', 'CON', 'x/nul.pdf', 'COM1.pdf', 'lpt9 .pdf', ''])('refuses %j', (name) => {
    expect(isUnsafeEntryName(name)).toBe(true);
  });

  it.each(['a.pdf', 'a/b.pdf', 'a..b/c...pdf', 'Concord/report.pdf', 'COM10.pdf', 'nullable.pdf', 'a/./b.pdf'])('takes %j', (name) => {
    expect(isUnsafeEntryName(name)).toBe(false);
  });
});
