import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { decodeMessage } from '@main/printing/ipp/decode';
import { encodeMessage } from '@main/printing/ipp/encode';
import { FIRST_FAILURE_STATUS, OPERATIONS, STATUS } from '@main/printing/ipp/tags';
import { attribute, type IppAttribute, type IppGroup, type IppMessage } from '@main/printing/ipp/values';

/** A job as this printer has it. `state` as RFC 8011 numbers it: 3 pending, 5 processing, 7 canceled, 8 aborted, 9 completed. */
type Job = { readonly id: number; readonly name: string; state: 3 | 5 | 7 | 8 | 9; hasDocument: boolean };

/** A made-up printer that keeps the truth: which jobs came out on paper, by their names. */
export type MadePrinter = {
  readonly address: string;
  /** Names of the jobs whose pages came out, once for each time they did. */
  readonly printed: readonly string[];
  /** How long a job takes, in milliseconds. */
  speed: number;
  /** The next jobs end aborted, with nothing on paper, until this is false again. */
  aborts: boolean;
  /** Requests of these operations get no answer: the connection is cut. */
  readonly cuts: Set<keyof typeof OPERATIONS>;
  /** Turned off and on: connections are cut, and jobs that had not ended are gone, printed or not. */
  readonly restart: () => void;
  readonly stop: () => Promise<void>;
};

const CAPABILITIES: readonly IppAttribute[] = [
  attribute.name('printer-name', 'made'),
  attribute.mimeMediaType('document-format-supported', 'application/pdf'),
  attribute.keyword('sides-supported', 'one-sided', 'two-sided-long-edge'),
  attribute.boolean('color-supported', true),
  attribute.keyword('media-supported', 'na_letter_8.5x11in'),
  attribute.keyword('print-scaling-supported', 'none'),
  attribute.boolean('printer-is-accepting-jobs', true),
  attribute.enum('printer-state', 3),
  attribute.keyword('printer-state-reasons', 'none'),
];

/** A printer within the test's own process, so that its mind can be read and it can be made to fail between any two bytes. */
export async function startMadePrinter(): Promise<MadePrinter> {
  const jobs = new Map<number, Job>();
  const printed: string[] = [];
  const sockets = new Set<Socket>();
  const timers = new Set<NodeJS.Timeout>();
  let lastId = 0;

  const printLater = (job: Job): void => {
    job.state = 5;
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (job.state !== 5) return;
      if (made.aborts) job.state = 8;
      else {
        job.state = 9;
        printed.push(job.name);
      }
    }, made.speed);
    timers.add(timer);
  };

  const answerTo = (request: IppMessage, documentBytes: Buffer): { readonly code: number; readonly groups: readonly IppGroup[] } => {
    const operation = (Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[]).find((name) => OPERATIONS[name] === request.code);
    const asked = request.groups.flatMap(({ attributes }) => attributes);
    const idAsked = asked.find(({ name }) => name === 'job-id')?.values[0];
    const job = idAsked?.kind === 'integer' ? jobs.get(idAsked.value) : undefined;
    const nameAsked = asked.find(({ name }) => name === 'job-name')?.values[0];
    const about = (one: Job): IppGroup => ({ group: 'job', attributes: [attribute.integer('job-id', one.id), attribute.name('job-name', one.name), attribute.enum('job-state', one.state), attribute.keyword('job-state-reasons', 'none')] });
    switch (operation) {
      case 'Get-Printer-Attributes':
        return { code: 0, groups: [{ group: 'printer', attributes: CAPABILITIES }] };
      case 'Validate-Job':
        return { code: 0, groups: [] };
      case 'Create-Job': {
        lastId += 1;
        const created: Job = { id: lastId, name: nameAsked && 'text' in nameAsked ? nameAsked.text : '', state: 3, hasDocument: false };
        jobs.set(created.id, created);
        return { code: 0, groups: [about(created)] };
      }
      case 'Send-Document':
        if (job === undefined) return { code: STATUS.notFound, groups: [] };
        // A whole PDF ends so; what was cut off is no document.
        job.hasDocument = documentBytes.subarray(-8).toString('latin1').includes('%%EOF');
        if (job.hasDocument && job.state === 3) printLater(job);
        else job.state = 8;
        return { code: 0, groups: [about(job)] };
      case 'Get-Job-Attributes':
        return job === undefined ? { code: STATUS.notFound, groups: [] } : { code: 0, groups: [about(job)] };
      case 'Cancel-Job':
        if (job === undefined) return { code: STATUS.notFound, groups: [] };
        if (job.state < 7) job.state = 7;
        return { code: 0, groups: [] };
      default:
        return { code: FIRST_FAILURE_STATUS * 5 + 1, groups: [] };
    }
  };

  const server: Server = createServer((request, response) => {
    void wholeBody(request).then((body) => {
      if (body === null) return;
      const message = decodeMessage(body);
      const operation = (Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[]).find((name) => OPERATIONS[name] === message.code);
      if (operation !== undefined && made.cuts.has(operation)) {
        // The printer took it; nobody hears that it did.
        answerTo(message, body);
        request.socket.destroy();
        return;
      }
      const { code, groups } = answerTo(message, body);
      const operationGroup: IppGroup = { group: 'operation', attributes: [attribute.charset('attributes-charset', 'utf-8'), attribute.naturalLanguage('attributes-natural-language', 'en')] };
      response.writeHead(200, { 'Content-Type': 'application/ipp' }).end(encodeMessage({ version: [2, 0], code, requestId: message.requestId, groups: [operationGroup, ...groups] }));
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const port = await new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));

  const made: MadePrinter = {
    address: `ipp://127.0.0.1:${port}/ipp/print`,
    printed,
    speed: 30,
    aborts: false,
    cuts: new Set(),
    restart: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      for (const [id, { state }] of jobs) if (state < 7) jobs.delete(id);
      for (const socket of sockets) socket.destroy();
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return made;
}

/** The bytes of a request, null where the sender broke off. */
async function wholeBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return request.complete ? Buffer.concat(chunks) : null;
  } catch {
    return null;
  }
}
