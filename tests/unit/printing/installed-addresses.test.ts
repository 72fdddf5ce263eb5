import { expect, test } from 'vitest';
import { findInstalled, LIST_SCRIPT, readInstalled } from '@main/printing/windows/installed-addresses';
import { powerShellArguments } from '@main/printing/windows/run-powershell';

/** Shaped as `ConvertTo-Json` writes the cmdlets' objects: one queue of each kind that an office computer has. */
const OUTPUT = `\uFEFF${JSON.stringify({
  queues: [
    { Name: 'Office Color', PortName: 'IP_10.20.0.15' },
    { Name: 'Library', PortName: 'http://10.20.0.16:631/ipp/print' },
    { Name: 'Front desk', PortName: 'WSD-6a1f5a2e-4b44-4b2a-9a51-2f5ef3ad6d01' },
    { Name: 'Room 12', PortName: 'IPP-1' },
    { Name: 'Microsoft Print to PDF', PortName: 'PORTPROMPT:' },
    { Name: 'Label printer', PortName: 'USB001' },
    { Name: 'Old tunnel', PortName: 'IP_127.0.0.1' },
  ],
  ports: [
    { Name: 'IP_10.20.0.15', Description: 'Standard TCP/IP Port', PrinterHostAddress: '10.20.0.15', DeviceURL: null },
    { Name: 'http://10.20.0.16:631/ipp/print', Description: 'Internet Port', PrinterHostAddress: null, DeviceURL: null },
    { Name: 'WSD-6a1f5a2e-4b44-4b2a-9a51-2f5ef3ad6d01', Description: 'WSD Port', PrinterHostAddress: null, DeviceURL: null },
    { Name: 'IPP-1', Description: 'IPP Port', PrinterHostAddress: null, DeviceURL: 'ipps://room12.school.example:631/ipp/print' },
    { Name: 'PORTPROMPT:', Description: 'Local Port', PrinterHostAddress: null, DeviceURL: null },
    { Name: 'USB001', Description: 'Virtual printer port for USB', PrinterHostAddress: null, DeviceURL: null },
    { Name: 'IP_127.0.0.1', Description: 'Standard TCP/IP Port', PrinterHostAddress: '127.0.0.1', DeviceURL: null },
  ],
})}\r\n`;

test('queues whose port names a host or an address can be added', () => {
  expect(readInstalled(OUTPUT)).toEqual([
    { name: 'Office Color', address: '10.20.0.15', source: 'system' },
    { name: 'Library', address: 'http://10.20.0.16:631/ipp/print', source: 'system' },
    { name: 'Room 12', address: 'ipps://room12.school.example:631/ipp/print', source: 'system' },
  ]);
});

test('one queue alone is no list in PowerShell, and none is null', () => {
  expect(readInstalled('{"queues":{"Name":"A","PortName":"IP_1"},"ports":{"Name":"IP_1","PrinterHostAddress":"10.0.0.1"}}')).toEqual([{ name: 'A', address: '10.0.0.1', source: 'system' }]);
  expect(readInstalled('{"queues":null,"ports":[]}')).toEqual([]);
});

test('a computer without PowerShell, or with an answer that is none, offers nothing', async () => {
  const { signal } = new AbortController();
  expect(await findInstalled(() => Promise.reject(new Error('no program')))(signal)).toEqual([]);
  expect(await findInstalled(async () => 'not JSON')(signal)).toEqual([]);
});

test('the script goes encoded and holds no value of ours', () => {
  const words = powerShellArguments(LIST_SCRIPT);
  expect(words.slice(0, -1)).toEqual(['-NoProfile', '-NonInteractive', '-NoLogo', '-Sta', '-ExecutionPolicy', 'Bypass', '-OutputFormat', 'Text', '-EncodedCommand']);
  expect(Buffer.from(words.at(-1) ?? '', 'base64').toString('utf16le')).toBe(LIST_SCRIPT);
});
