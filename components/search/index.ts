export * from './counts.ts';
export * from './Results.tsx';
export * from './SearchBox.tsx';
export * from './SearchPage.tsx';
