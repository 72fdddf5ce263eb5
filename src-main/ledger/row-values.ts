import type { QueryResult } from 'node-sqlite3-wasm';

/** A column that is never null. */
export const text = (row: QueryResult, column: string): string => row[column] as string;
export const number = (row: QueryResult, column: string): number => Number(row[column]);
