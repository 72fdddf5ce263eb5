import { useState } from 'react';

/** True once a value is another one than when its dialog opened, such as a form of which a field was chosen. */
export const useIsChanged = (value: unknown): boolean => useState(value)[0] !== value;
