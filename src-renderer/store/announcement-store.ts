import { create } from 'zustand';

type Announcement = { readonly text: string; /** Tells two equal sentences apart. */ readonly number: number };

/** What a screen reader is told without the focus moving. */
export const useAnnouncementStore = create<Announcement>(() => ({ text: '', number: 0 }));

export const announce = (text: string): void => useAnnouncementStore.setState(({ number }) => ({ text, number: number + 1 }));
