import type { ReactElement } from 'react';
import type { PacketView } from '@shared/ipc/views';
import { VirtualListbox, type VirtualListboxProps } from '../../ui/virtual-listbox';
import { PacketRow } from './packet-row';

type PacketListboxProps = Omit<VirtualListboxProps, 'className' | 'rowRem' | 'row'> & {
  readonly rowAt: (index: number) => PacketView | undefined;
};

const ROW_REM = 3.25;

/** A list of packets of any length. */
export function PacketListbox({ rowAt, ...list }: PacketListboxProps): ReactElement {
  return <VirtualListbox {...list} className="packet-list" rowRem={ROW_REM} row={(index) => <PacketRow packet={rowAt(index)} />} />;
}
