import type { BatchView } from '@shared/ipc/plan-view';
import { countOf } from './counts';

/** `4 pages, 2 sheets each`: what the packets of a batch have in common. */
export function batchTitle({ sourcePagesPerPacket, sheetsPerPacket }: Pick<BatchView, 'sourcePagesPerPacket' | 'sheetsPerPacket'>): string {
  const sheets = countOf(sheetsPerPacket, 'sheet');
  return sourcePagesPerPacket === null ? `${sheets} each` : `${countOf(sourcePagesPerPacket, 'page')}, ${sheets} each`;
}
