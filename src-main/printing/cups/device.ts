import { parsePrinterAddress } from '@shared/domain/printing/printer-address';
import { groupsOf, readAttributes, type AttributeReader } from '../ipp/attributes';
import { createIppClient } from '../ipp/client';
import { attribute } from '../ipp/values';
import { askPrinter, type JobDesk } from '../jobs/job-desk';

/** A printer that does not answer quickly is not waited for: the scheduler's word stands then. */
const SILENCE_LIMIT_MS = 3_000;
/** Ended jobs come newest first (RFC 8011, 4.2.6.2). */
const JOBS_ASKED = 20;

/** Times of a job are counted by its own server's clock, which it tells with them (RFC 8011, 5.3.14). */
export const AGE_ATTRIBUTES = ['time-at-creation', 'job-printer-up-time'] as const;

/** Seconds since a job came to a time of its own, such as its making; null where its server does not say. */
export function ageOf(job: AttributeReader, time: 'time-at-creation' | 'time-at-processing' | 'time-at-completed' = 'time-at-creation'): number | null {
  const [at, now] = [time, 'job-printer-up-time'].map((name) => job.number(name));
  return typeof at === 'number' && typeof now === 'number' ? now - at : null;
}

/** How much of a job came out, where its printer counts. */
export const SHEET_COUNTERS = ['job-impressions-completed', 'job-media-sheets-completed'] as const;

/** The printer behind a queue, asked past the scheduler. Each call throws an IppFailure where it can't be asked. */
export type Device = {
  readonly jobs: (which: 'completed' | 'not-completed') => Promise<readonly AttributeReader[]>;
  /** How long ago it was turned on; null where it does not say. */
  readonly upSeconds: () => Promise<number | null>;
  readonly cancel: (id: number) => Promise<void>;
};

/** The printer to which a queue leads over IPP; null where it leads there in another way. @throws IppFailure */
export async function deviceBehind(desk: JobDesk, signal: AbortSignal): Promise<Device | null> {
  const deviceUri = (await askPrinter(desk, ['device-uri'], signal)).text('device-uri');
  if (deviceUri === null || !/^(ipps?|https?):/i.test(deviceUri)) return null;
  const address = parsePrinterAddress(deviceUri);
  if (!address.ok) return null;
  const { host, port, secure, path } = address.value;
  // Only a job's name goes there, and the worst that a false answer does is that a person looks at the sheets.
  const trust = { kind: 'first-use', seen: () => undefined } as const;
  const client = createIppClient({ kind: 'tcp', host, port, secure, ...(secure && { trust }) }, { silenceLimitMs: SILENCE_LIMIT_MS });
  const uri = attribute.uri('printer-uri', deviceUri);
  const about = [uri, desk.user];
  return {
    jobs: async (which) => {
      const wanted = attribute.keyword('requested-attributes', 'job-id', 'job-name', 'job-state', 'job-state-reasons', 'number-of-documents', ...AGE_ATTRIBUTES, ...SHEET_COUNTERS);
      const attributes = [...about, attribute.integer('limit', JOBS_ASKED), attribute.keyword('which-jobs', which), attribute.boolean('my-jobs', false), wanted];
      return groupsOf(await client.ask({ operation: 'Get-Jobs', path, attributes, signal }), 'job');
    },
    upSeconds: async () => {
      const attributes = [...about, attribute.keyword('requested-attributes', 'printer-up-time')];
      return (groupsOf(await client.ask({ operation: 'Get-Printer-Attributes', path, attributes, signal }), 'printer')[0] ?? readAttributes([])).number('printer-up-time');
    },
    cancel: async (id) => {
      await client.ask({ operation: 'Cancel-Job', path, attributes: [uri, attribute.integer('job-id', id), desk.user] });
    },
  };
}
