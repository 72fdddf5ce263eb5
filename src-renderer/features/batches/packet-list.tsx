import { useId, type ReactElement } from 'react';
import type { BatchView } from '@shared/ipc/plan-view';
import { firstSheetOf } from '@shared/domain/packets/batch-sheets';
import type { PrepareSettings } from '@shared/domain/packets/settings';
import { rowAt } from '../../store/paged-rows';
import { packetRows, usePacketRows } from '../../store/rows-store';
import { MOST_FOUND, useSearchStore } from '../../store/search-store';
import { selectPacket, selectSheet, useSelectionStore } from '../../store/selection-store';
import { packetOfSheet } from '../../store/sheet-steps';
import { Notice } from '../../ui/notice';
import { countOf } from '../../words/counts';
import { orderWords } from '../../words/kinds';
import './packet-list.css';
import { PacketListbox } from './packet-listbox';
import { PacketSearch } from './packet-search';

/** The packets of the selected batch in the order in which they are printed, or those that a search found. */
export function PacketList({ batch, settings: { sort, separators } }: { readonly batch: BatchView; readonly settings: Pick<PrepareSettings, 'sort' | 'separators'> }): ReactElement {
  const found = useSearchStore((state) => state.found);
  const headingId = useId();
  return (
    <section className="packets" aria-labelledby={headingId}>
      <PacketSearch />
      <div>
        <h2 id={headingId}>{found ? foundTitle(found.length) : countOf(batch.packets, 'packet')}</h2>
        <p className="soft small">{found ? 'In all batches, in printed order' : `Printed order: ${orderWords(sort, separators)}`}</p>
      </div>
      {found ? <FoundPackets labelledBy={headingId} /> : <BatchPackets batch={batch} labelledBy={headingId} />}
    </section>
  );
}

function BatchPackets({ batch, labelledBy }: { readonly batch: BatchView; readonly labelledBy: string }): ReactElement {
  const rows = usePacketRows((state) => state);
  const sheetIndex = useSelectionStore((state) => state.sheetIndex);
  if (rows.failure) return <Notice tone="stop">{rows.failure}</Notice>;
  return (
    <PacketListbox
      labelledBy={labelledBy}
      count={batch.packets}
      rowAt={(index) => rowAt(rows, index)}
      selected={packetOfSheet(batch, sheetIndex)}
      onSelect={(index) => selectSheet(firstSheetOf(batch, index))}
      list={rows.list}
      onSeen={packetRows.ensure}
    />
  );
}

function FoundPackets({ labelledBy }: { readonly labelledBy: string }): ReactElement | null {
  const found = useSearchStore((state) => state.found) ?? [];
  const { batchId, sheetIndex } = useSelectionStore();
  if (found.length === 0) return <p className="packets-none">No packet found. Search by name, SSID, piece number, or address.</p>;
  return (
    <PacketListbox
      labelledBy={labelledBy}
      count={found.length}
      rowAt={(index) => found[index]}
      selected={found.findIndex((packet) => packet.batchId === batchId && packet.firstSheetIndex <= sheetIndex && sheetIndex < packet.firstSheetIndex + packet.sheets)}
      onSelect={(index) => {
        const packet = found[index];
        if (packet) selectPacket(packet);
      }}
    />
  );
}

const foundTitle = (count: number): string => (count >= MOST_FOUND ? `First ${countOf(count, 'packet')} found` : `${countOf(count, 'packet')} found`);
