import { expect, test } from 'vitest';
import { ticketFor, type TicketChoices } from '@shared/domain/printing/ticket';
import { ticketAttributes } from '@main/printing/jobs/ticket-attributes';

const ticket = (choices: Partial<TicketChoices> = {}) =>
  ticketFor({ run: 1, mark: '0a1b2c', batch: 'one', fromPiece: 1, toPiece: 2 }, { colorMode: 'color', tray: null, finishing: null, accountCode: null, pin: null, hold: false, ...choices });
const written = (choices?: Partial<TicketChoices>, takes?: (name: string) => boolean) => Object.fromEntries(ticketAttributes(ticket(choices), takes).map(({ name, values }) => [name, values]));
const keyword = (text: string) => [{ kind: 'keyword', text }];

test('a plain ticket asks for what every job is', () => {
  expect(written()).toEqual({ copies: [{ kind: 'integer', value: 1 }], sides: keyword('two-sided-long-edge'), 'print-color-mode': keyword('color'), media: keyword('na_letter_8.5x11in'), 'print-scaling': keyword('none') });
});

test('choices stand beside it; a tray takes Letter paper from there', () => {
  const { 'media-col': media, ...rest } = written({ tray: 'tray-2', finishing: 100, accountCode: '4711', pin: '1234', hold: true });
  expect(rest).toMatchObject({ finishings: [{ kind: 'enum', value: 100 }], 'job-account-id': [{ kind: 'nameWithoutLanguage', text: '4711' }], 'job-hold-until': keyword('indefinite'), 'job-password-encryption': keyword('none') });
  expect(rest['job-password']).toEqual([{ kind: 'octetString', bytes: Buffer.from('1234') }]);
  expect(rest['media']).toBeUndefined();
  const integer = (name: string, value: number) => ({ name, values: [{ kind: 'integer', value }] });
  expect(media).toEqual([
    { kind: 'collection', members: [{ name: 'media-size', values: [{ kind: 'collection', members: [integer('x-dimension', 21_590), integer('y-dimension', 27_940)] }] }, { name: 'media-source', values: keyword('tray-2') }] },
  ]);
});

test('what a printer does not know is left out', () => {
  expect(Object.keys(written({}, (name) => name !== 'print-scaling'))).toEqual(['copies', 'sides', 'print-color-mode', 'media']);
});
