/** The system's own word for what went wrong, such as ENOENT; '' where it was no fault of the system. */
export const systemCodeOf = (thrown: unknown): string => (thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '');
