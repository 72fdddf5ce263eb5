import { useState } from 'react';

/** The value, or the last one there was while it is read again: what is drawn of it stays in the page, and with it the focus. */
export function useLastKnown<Value>(value: Value | undefined): Value | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}
