import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePrinterAddress, printerUri } from '@shared/domain/printing/printer-address';

const uriOf = (text: string): string => {
  const address = parsePrinterAddress(text);
  return address.ok ? printerUri(address.value) : address.failure.code;
};

test.each([
  ['ipp://printer.local/ipp/print', 'ipp://printer.local/ipp/print'],
  ['IPPS://Printer.Local:631/ipp/print', 'ipps://printer.local/ipp/print'],
  ['http://10.0.0.7:631/ipp/print', 'ipp://10.0.0.7/ipp/print'],
  ['https://10.0.0.7/', 'ipps://10.0.0.7:443/ipp/print'],
  ['http://10.0.0.7', 'ipp://10.0.0.7:80/ipp/print'],
  ['ipps://[fe80::1]:8631/ipp/print/2', 'ipps://[fe80::1]:8631/ipp/print/2'],
  ['  10.0.0.7  ', 'ipps://10.0.0.7/ipp/print'],
  ['laser-2', 'ipps://laser-2/ipp/print'],
  ['printer.local.', 'ipps://printer.local./ipp/print'],
])('%s is %s', (text, uri) => expect(uriOf(text)).toBe(uri));

test.each(['', 'lpd://10.0.0.7/queue', 'ipp://', 'ipp://user:secret@host/', 'ipp://host:0/', 'ipp://host:70000/', 'ipp://host/a b', 'ipp://host/x?y', 'a b', '-rf', `ipp://${'a'.repeat(500)}/`])(
  '%j is no address, and how one looks is said',
  (text) => {
    const address = parsePrinterAddress(text);
    expect(address).toMatchObject({ ok: false, failure: { code: 'printer-address-unclear', message: expect.stringContaining('Enter it as ipps://') } });
  },
);

test('what is read is read again as the same', () => {
  const address = fc.record({
    secure: fc.boolean(),
    host: fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6()),
    port: fc.integer({ min: 1, max: 65_535 }),
    path: fc.constantFrom('/ipp/print', '/ipp', '/printers/Room%2012'),
  });
  fc.assert(
    fc.property(address, (one) => {
      expect(parsePrinterAddress(printerUri(one))).toEqual({ ok: true, value: { ...one, host: one.host.toLowerCase() } });
    }),
  );
});
