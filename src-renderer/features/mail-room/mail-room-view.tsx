import { useEffect, type ReactElement } from 'react';
import type { PlanView } from '@shared/ipc/plan-view';
import { readCoverage } from '../../store/coverage-store';
import { readDue } from '../../store/due-store';
import { readSupplies } from '../../store/supplies-store';
import { CoveragePanel } from './coverage-panel';
import { DuePanel } from './due-panel';
import { HandOverPanel } from './hand-over-panel';
import './mail-room.css';
import { SuppliesPanel } from './supplies-panel';

/** What stands around the mailing: who is missing, by when, what it takes, and the other ways. */
export function MailRoomView({ plan, whyNotPack }: { readonly plan: PlanView; /** Why the batches can't be packed for a print shop now, or null. */ readonly whyNotPack: string | null }): ReactElement {
  // Everything here follows the plan and the findings behind it.
  useEffect(() => {
    void readDue();
    void readCoverage();
    void readSupplies();
  }, [plan]);
  return (
    <div className="mail-room">
      <h1 tabIndex={-1}>Around the mailing</h1>
      <div className="mail-room-columns">
        <div className="mail-room-column">
          <CoveragePanel />
          <HandOverPanel hasPackets={plan.totals.packets > 0} whyNotPack={whyNotPack} />
        </div>
        <div className="mail-room-column">
          <DuePanel />
          <SuppliesPanel />
        </div>
      </div>
    </div>
  );
}
