export type JobStep = 'listing' | 'reading' | 'reading-pages' | 'planning' | 'writing' | 'proving' | 'sending' | 'printing' | 'making-sample' | 'delivering' | 'packing';

/** How far a job is: `done` of `total` things of its present step, and `fraction` (0..1, never falling) of the whole. */
export type Progress = { readonly step: JobStep; readonly done: number; readonly total: number; readonly fraction: number };
