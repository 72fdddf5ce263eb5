import type { ReactElement } from 'react';
import { Button } from './button';

type CancelOrProps = {
  /** What the dialog is for. */
  readonly children: string;
  readonly onPress: () => void;
  readonly onCancel: () => void;
  /** Why that can't be done now. */
  readonly unavailable?: string | null;
};

/** The buttons of a dialog that keeps something: out of it without, and what it is for. */
export function CancelOr({ children, onPress, onCancel, unavailable = null }: CancelOrProps): ReactElement {
  return (
    <>
      <Button onPress={onCancel}>Cancel</Button>
      <Button look="primary" onPress={onPress} unavailable={unavailable}>
        {children}
      </Button>
    </>
  );
}
