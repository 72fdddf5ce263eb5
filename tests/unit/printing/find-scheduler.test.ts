import { describe, expect, test } from 'vitest';
import { findScheduler, type SchedulerSurroundings } from '@main/printing/cups/find-scheduler';

const find = (surroundings: { environment?: Record<string, string>; files?: Record<string, string>; sockets?: readonly string[] }) => {
  const { environment = {}, files = {}, sockets = [] } = surroundings;
  const all: SchedulerSurroundings = { environment, homeFolder: '/home/ada', userName: 'ada', readText: (path) => files[path] ?? null, isSocket: (path) => sockets.includes(path) };
  return findScheduler(all);
};
const tcp = (host: string, port: number, secure = false) => ({ kind: 'tcp', host, port, secure });

describe('findScheduler', () => {
  test.each<[string, Parameters<typeof find>[0], unknown]>([
    ['localhost where nothing is set', {}, tcp('localhost', 631)],
    ['the socket of Linux', { sockets: ['/run/cups/cups.sock', '/var/run/cups/cups.sock'] }, { kind: 'socket', path: '/run/cups/cups.sock' }],
    ['the socket of macOS', { sockets: ['/private/var/run/cupsd'] }, { kind: 'socket', path: '/private/var/run/cupsd' }],
    ['CUPS_SERVER before all', { environment: { CUPS_SERVER: 'print.example' }, files: { '/etc/cups/client.conf': 'ServerName other' }, sockets: ['/run/cups/cups.sock'] }, tcp('print.example', 631)],
    ['a port', { environment: { CUPS_SERVER: '127.0.0.1:6310' } }, tcp('127.0.0.1', 6310)],
    ['a port and a version', { environment: { CUPS_SERVER: 'print.example:8631/version=1.1' } }, tcp('print.example', 8631)],
    ['an IPv6 address', { environment: { CUPS_SERVER: '[::1]:6310' } }, tcp('::1', 6310)],
    ['a socket by CUPS_SERVER', { environment: { CUPS_SERVER: '/tmp/lab/cups.sock' } }, { kind: 'socket', path: '/tmp/lab/cups.sock' }],
    ['IPP_PORT', { environment: { IPP_PORT: '1631' } }, tcp('localhost', 1631)],
    ['TLS by its port', { environment: { CUPS_SERVER: 'print.example:443' } }, tcp('print.example', 443, true)],
    ['the system\'s client.conf', { files: { '/etc/cups/client.conf': '# comment\nservername  print.example:632 # here\nEncryption Required\n' } }, tcp('print.example', 632, true)],
    ['the user\'s client.conf before the system\'s', { files: { '/etc/cups/client.conf': 'ServerName other', '/home/ada/.cups/client.conf': 'ServerName mine' } }, tcp('mine', 631)],
  ])('finds %s', (_name, surroundings, endpoint) => {
    expect(find(surroundings).endpoint).toEqual(endpoint);
  });

  test('sends jobs under the account\'s name, or the one that is set', () => {
    expect(find({}).userName).toBe('ada');
    expect(find({ files: { '/etc/cups/client.conf': 'User office' } }).userName).toBe('office');
    expect(find({ environment: { CUPS_USER: 'front-desk' }, files: { '/etc/cups/client.conf': 'User office' } }).userName).toBe('front-desk');
  });
});
