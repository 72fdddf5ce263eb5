import type { PrinterCapabilities } from '@shared/domain/printing/printer';

/**
 * The queues with each class made whole: the scheduler tells of a class neither sides nor color nor paper, and takes any job for it. A class
 * can what all of its printers can, since the scheduler alone chooses which of them gets a job; it works while one of them does.
 */
export function withClasses(queues: readonly PrinterCapabilities[]): readonly PrinterCapabilities[] {
  const byName = new Map(queues.map((queue) => [queue.name, queue]));
  return queues.map((queue) => (queue.members.length === 0 ? queue : classOf(queue, printersOf(queue, byName, new Set([queue.name])))));
}

/** The printers at the ends of a class, which may hold classes itself. */
function printersOf({ members }: PrinterCapabilities, byName: ReadonlyMap<string, PrinterCapabilities>, passed: Set<string>): readonly PrinterCapabilities[] {
  return members.flatMap((name) => {
    const member = byName.get(name);
    if (member === undefined || passed.has(name)) return [];
    passed.add(name);
    return member.members.length === 0 ? [member] : printersOf(member, byName, passed);
  });
}

function classOf(own: PrinterCapabilities, printers: readonly PrinterCapabilities[]): PrinterCapabilities {
  const inAll = <Value>(of: (printer: PrinterCapabilities) => readonly Value[]): readonly Value[] => {
    const [first, ...others] = printers.map(of);
    return (first ?? []).filter((value) => others.every((values) => values.includes(value)));
  };
  const all = (has: (printer: PrinterCapabilities) => boolean): boolean => printers.length > 0 && printers.every(has);
  return {
    ...own,
    members: printers.map(({ name }) => name),
    sides: inAll(({ sides }) => sides),
    color: all(({ color }) => color),
    media: inAll(({ media }) => media),
    trays: inAll(({ trays }) => trays),
    finishings: inAll(({ finishings }) => finishings),
    keepsScale: all(({ keepsScale }) => keepsScale),
    takesAccountCode: all(({ takesAccountCode }) => takesAccountCode),
    longestPin: printers.length === 0 ? 0 : Math.min(...printers.map(({ longestPin }) => longestPin)),
    markers: printers.flatMap(({ name, markers }) => markers.map((marker) => ({ ...marker, name: `${marker.name} of ${name}` }))),
    acceptsJobs: own.acceptsJobs && printers.some(({ acceptsJobs, state }) => acceptsJobs && state !== 'stopped'),
  };
}
