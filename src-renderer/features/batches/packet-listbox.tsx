import type { ReactElement } from 'react';
import type { PacketView } from '@shared/ipc/views';
import { VirtualListbox } from '../../ui/virtual-listbox';
import { PacketRow } from './packet-row';

type PacketListboxProps = {
  readonly labelledBy: string;
  readonly count: number;
  readonly rowAt: (index: number) => PacketView | undefined;
  /** The selected row, -1 for none. */
  readonly selected: number;
  readonly onSelect: (index: number) => void;
  readonly list?: number;
  readonly onSeen?: (first: number, last: number) => void;
};

const ROW_REM = 3.25;

/** A list of packets of any length. */
export function PacketListbox({ rowAt, ...list }: PacketListboxProps): ReactElement {
  return <VirtualListbox {...list} className="packet-list" rowRem={ROW_REM} row={(index) => <PacketRow packet={rowAt(index)} />} />;
}
