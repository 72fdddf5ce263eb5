import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeMessage, IppFormatError } from '@main/printing/ipp/decode';
import { encodeMessage } from '@main/printing/ipp/encode';
import type { IppAttribute, IppMessage, IppValue } from '@main/printing/ipp/values';

const integer = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const byte = (max: number) => fc.integer({ min: 0, max });
const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const name = fc.string({ minLength: 1, maxLength: 30 });
const bytes = fc.uint8Array({ maxLength: 60 });

const dateTime = fc.record({
  year: byte(65_535), month: byte(12), day: byte(31), hour: byte(23), minute: byte(59), second: byte(60), decisecond: byte(9),
  utcOffsetMinutes: fc.integer({ min: -14 * 60, max: 14 * 60 }),
});
const simple: fc.Arbitrary<IppValue> = fc.oneof(
  fc.record({ kind: fc.constantFrom('integer', 'enum'), value: integer }),
  fc.record({ kind: fc.constant('boolean'), value: fc.boolean() }),
  fc.record({ kind: fc.constant('octetString'), bytes }),
  fc.record({ kind: fc.constant('dateTime'), value: dateTime }),
  fc.record({ kind: fc.constant('resolution'), crossFeed: integer, feed: integer, unit: fc.constantFrom('dpi', 'dpcm') }),
  fc.record({ kind: fc.constant('rangeOfInteger'), lower: integer, upper: integer }),
  fc.record({ kind: fc.constantFrom('textWithLanguage', 'nameWithLanguage'), language: text, text }),
  fc.record({
    kind: fc.constantFrom('textWithoutLanguage', 'nameWithoutLanguage', 'keyword', 'uri', 'uriScheme', 'charset', 'naturalLanguage', 'mimeMediaType'),
    text,
  }),
  fc.record({ kind: fc.constantFrom('unsupported', 'default', 'unknown', 'no-value', 'not-settable', 'delete-attribute', 'admin-define') }),
  fc.record({ kind: fc.constant('other'), tag: fc.constantFrom(0x38, 0x4b, 0x7f), bytes }),
);
const { attribute } = fc.letrec<{ value: IppValue; attribute: IppAttribute }>((tie) => ({
  value: fc.oneof({ depthSize: 'small', maxDepth: 3 }, simple, fc.record({ kind: fc.constant('collection'), members: fc.array(tie('attribute'), { maxLength: 4 }) })),
  attribute: fc.record({ name, values: fc.array(tie('value'), { minLength: 1, maxLength: 4 }) }),
}));
const message: fc.Arbitrary<IppMessage> = fc.record({
  version: fc.tuple(byte(255), byte(255)),
  code: byte(65_535),
  requestId: integer,
  groups: fc.array(fc.record({ group: fc.constantFrom('operation', 'job', 'printer', 'unsupported', 'document'), attributes: fc.array(attribute, { maxLength: 5 }) }), { maxLength: 4 }),
});

describe('IPP messages', () => {
  test('come back from their bytes as they were', () => {
    fc.assert(
      fc.property(message, (one) => {
        expect(decodeMessage(encodeMessage(one))).toEqual(one);
      }),
      { numRuns: 300 },
    );
  });

  test('that are cut short are told from whole ones', () => {
    fc.assert(
      fc.property(message, fc.nat(), (one, at) => {
        const whole = encodeMessage(one);
        expect(() => decodeMessage(whole.subarray(0, at % whole.length))).toThrow(IppFormatError);
      }),
    );
  });

  test('of any bytes are read or refused, never anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        try {
          decodeMessage(Buffer.from(noise));
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(IppFormatError);
        }
      }),
    );
  });

  test('have the bytes of RFC 8010', () => {
    const example: IppMessage = {
      version: [1, 1],
      code: 0x0002,
      requestId: 1,
      groups: [
        { group: 'operation', attributes: [{ name: 'attributes-charset', values: [{ kind: 'charset', text: 'utf-8' }] }] },
        { group: 'job', attributes: [{ name: 'copies', values: [{ kind: 'integer', value: 20 }] }, { name: 'sides', values: [{ kind: 'keyword', text: 'two-sided-long-edge' }] }] },
      ],
    };
    const hex =
      '0101000200000001' + '01' + '470012' + Buffer.from('attributes-charset').toString('hex') + '0005' + Buffer.from('utf-8').toString('hex') +
      '02' + '210006' + Buffer.from('copies').toString('hex') + '000400000014' + '440005' + Buffer.from('sides').toString('hex') + '0013' + Buffer.from('two-sided-long-edge').toString('hex') + '03';
    expect(encodeMessage(example).toString('hex')).toBe(hex);
  });

  test('with collections nested without end are refused', () => {
    const bottom: IppValue = { kind: 'integer', value: 1 };
    const deep = Array.from({ length: 40 }).reduce<IppValue>((inner) => ({ kind: 'collection', members: [{ name: 'x', values: [inner] }] }), bottom);
    expect(() => decodeMessage(encodeMessage({ version: [2, 0], code: 0, requestId: 1, groups: [{ group: 'job', attributes: [{ name: 'a', values: [deep] }] }] }))).toThrow(IppFormatError);
  });
});
