export * from './Popup.tsx';
export type * from './types.ts';
