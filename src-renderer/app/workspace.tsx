import { useEffect, useId, type ReactElement } from 'react';
import type { PlanView } from '@shared/ipc/plan-view';
import { BatchList } from '../features/batches/batch-list';
import { PacketCard } from '../features/batches/packet-card';
import { PacketList } from '../features/batches/packet-list';
import { PlanningBar } from '../features/batches/planning-bar';
import { EnvelopePreview } from '../features/envelope/envelope-preview';
import { SheetPreview } from '../features/sheet-preview/sheet-preview';
import { batchById } from '../store/plan-store';
import { packetRows, selectedPacket, usePacketRows } from '../store/rows-store';
import { useSelectionStore } from '../store/selection-store';
import { packetOfSheet } from '../store/sheet-steps';
import { showPreview, useViewStore } from '../store/view-store';
import { Notice } from '../ui/notice';
import { Tabs } from '../ui/tabs';
import { useFocusWhenLost } from '../ui/use-focus-when-lost';
import { batchTitle } from '../words/batch-names';
import './workspace.css';

const PREVIEWS = [
  { id: 'sheets', name: 'Sheets' },
  { id: 'envelope', name: 'Envelope' },
] as const;

/** Batches, packets and the preview of what is selected: one selection drives all three. */
export function Workspace({ plan, failure }: { readonly plan: PlanView; readonly failure: string | null }): ReactElement {
  const batchId = useSelectionStore((state) => state.batchId);
  const sheetIndex = useSelectionStore((state) => state.sheetIndex);
  const packet = usePacketRows(selectedPacket);
  const list = usePacketRows((rows) => rows.list);
  const preview = useViewStore((state) => state.preview);
  const tabsId = useId();
  const batch = batchById(plan, batchId);
  const packetIndex = batch ? packetOfSheet(batch, sheetIndex) : 0;
  const isMissing = packet === undefined;

  useEffect(() => {
    if (isMissing) packetRows.ensure(packetIndex, packetIndex);
  }, [isMissing, packetIndex, list]);

  return (
    <div className="workspace">
      <h1 className="visually-hidden" tabIndex={-1}>
        Batches
      </h1>
      <div className="workspace-batches">
        <PlanningBar />
        {failure && <Notice tone="stop">{failure}</Notice>}
        <BatchList batches={plan.batches} />
      </div>
      {plan.batches.length === 0 && <NothingToPrint reports={plan.totals.reports} />}
      {batch && (
        <>
          <div className="workspace-packets">
            <PacketList batch={batch} settings={plan.settings} />
          </div>
          <section className="workspace-preview panel" aria-label={`Preview: ${batchTitle(batch)}`}>
            {packet && <PacketCard packet={packet} batch={batch} />}
            <Tabs id={tabsId} label="Preview" tabs={PREVIEWS} selected={preview} onSelect={showPreview}>
              {preview === 'sheets' && <SheetPreview batch={batch} />}
              {preview === 'envelope' && <EnvelopePreview packet={packet} settings={plan.settings} />}
            </Tabs>
          </section>
        </>
      )}
    </div>
  );
}

function NothingToPrint({ reports }: { readonly reports: number }): ReactElement {
  const heading = useFocusWhenLost<HTMLHeadingElement>();
  return (
    <div className="workspace-nothing">
      <h2 ref={heading} tabIndex={-1}>
        Nothing to print
      </h2>
      <p className="soft">
        {reports === 0 ? 'No score report was found. Look at the problems under Found, or choose other downloads.' : 'Every report is set aside or on hold. Undo the last change, or look at what is set aside.'}
      </p>
    </div>
  );
}
