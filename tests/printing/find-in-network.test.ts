import { Bonjour } from 'bonjour-service';
import { afterEach, expect, test } from 'vitest';
import { findInNetwork } from '@main/printing/direct/find-in-network';

const announcer = new Bonjour();
afterEach(() => new Promise<void>((resolve) => announcer.unpublishAll(() => resolve())));

test('printers that announce themselves are found, with encryption where they have it; those without PDF are passed over', async () => {
  const announce = (type: 'ipp' | 'ipps', name: string, pdl: string): void => void announcer.publish({ name, type, port: 6631, host: 'lab.local', txt: { rp: 'ipp/print', pdl }, probe: false });
  announce('ipp', 'Foldline lab laser', 'application/pdf,image/urf');
  announce('ipps', 'Foldline lab laser', 'application/pdf,image/urf');
  announce('ipp', 'Foldline lab old', 'application/pdf');
  announce('ipp', 'Foldline lab raster', 'image/urf');
  const found = await findInNetwork(2_000)(new AbortController().signal);
  expect(found.filter(({ name }) => name.startsWith('Foldline lab'))).toEqual([
    { name: 'Foldline lab laser', address: 'ipps://lab.local:6631/ipp/print', source: 'network' },
    { name: 'Foldline lab old', address: 'ipp://lab.local:6631/ipp/print', source: 'network' },
  ]);
});

test('a search that is given up ends at once', async () => {
  const controller = new AbortController();
  controller.abort();
  expect(await findInNetwork(60_000)(controller.signal)).toEqual([]);
});
