export * from './BackupDue.tsx';
export * from './DamageNote.tsx';
export * from './Keeping.tsx';
export type * from './types.ts';
