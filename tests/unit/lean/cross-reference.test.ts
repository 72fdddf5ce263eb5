import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { WitnessUnsure } from '@main/assembly/witness/syntax';
import { WitnessFile } from '@main/assembly/witness/witness-file';
import { memorySource } from '@main/pdf/byte-source';
import { LeanDocument } from '@main/pdf/lean-document';
import { LeanReaderRefusal } from '@main/pdf/syntax';

/** A file of a catalog alone, whose cross-reference stream takes so many bytes for an offset; `place` where the catalog is said to stand. */
const fileOf = (offsetBytes: number, place: (offset: number) => Buffer): Buffer => {
  const start = '%PDF-1.7\n';
  const catalog = '1 0 obj\n<</Type/Catalog>>\nendobj\n';
  const field = (value: number): Buffer => Buffer.from(value.toString(16).padStart(2 * offsetBytes, '0'), 'hex');
  const row = (kind: number, offset: Buffer): Buffer => Buffer.concat([Buffer.of(kind), offset, Buffer.of(0)]);
  const at = start.length + catalog.length;
  const rows = deflateSync(Buffer.concat([row(0, field(0)), row(1, place(start.length)), row(1, field(at))]));
  const head = `2 0 obj\n<</Type/XRef/Size 3/W[1 ${offsetBytes} 1]/Root 1 0 R/Filter/FlateDecode/Length ${rows.length}>>\nstream\n`;
  return Buffer.concat([Buffer.from(start + catalog + head), rows, Buffer.from(`\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`)]);
};

describe('a cross-reference whose fields are absurdly wide', () => {
  it('is read where they tell a place', () => {
    const bytes = fileOf(200, (offset) => Buffer.from(offset.toString(16).padStart(400, '0'), 'hex'));
    expect(new LeanDocument(memorySource(bytes)).catalog.get('Type')).toBe('Catalog');
    expect(new WitnessFile(memorySource(bytes)).catalog().has('Type')).toBe(true);
  });

  it('is refused by both readers where they tell none: the object is not taken for a missing one', () => {
    const bytes = fileOf(200, () => Buffer.alloc(200, 0xff));
    expect(() => new LeanDocument(memorySource(bytes))).toThrow(LeanReaderRefusal);
    expect(() => new WitnessFile(memorySource(bytes))).toThrow(WitnessUnsure);
  });
});

it('a cross-reference of rows without bytes is refused by both readers, however many it says there are', () => {
  const start = '%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n';
  const bytes = Buffer.from(`${start}2 0 obj\n<</Type/XRef/Size 3/W[0 0 0]/Index[0 100000000000000]/Root 1 0 R/Filter/FlateDecode/Length 8>>\nstream\n${deflateSync(Buffer.alloc(0)).toString('latin1')}\nendstream\nendobj\nstartxref\n${start.length}\n%%EOF\n`, 'latin1');
  expect(() => new LeanDocument(memorySource(bytes))).toThrow('broken-cross-reference');
  expect(() => new WitnessFile(memorySource(bytes))).toThrow(WitnessUnsure);
});
