let tell: () => void = () => undefined;
const loaded = new Promise<void>((resolve) => (tell = resolve));

/** Resolves once everything is loaded that the window's first picture does not need. */
export const laterPartsLoaded = (): Promise<void> => loaded;

export const tellLaterPartsLoaded = (): void => tell();
