import type { UpdateEvery } from '../../lib/model/index.ts';

export interface EverySelectProps {
  readonly every: UpdateEvery;
  readonly label: string;
  onEvery(every: UpdateEvery): void;
}

const NAMES: readonly (readonly [UpdateEvery, string])[] = [
  ['day', 'daily'],
  ['week', 'weekly'],
  ['never', 'never'],
];

/** How often updates are looked for. */
export function EverySelect({ every, label, onEvery }: EverySelectProps) {
  return (
    <select
      aria-label={label}
      value={every}
      onChange={event => {
        const chosen = NAMES.find(([value]) => value === event.currentTarget.value);
        if (chosen) onEvery(chosen[0]);
      }}
    >
      {NAMES.map(([value, name]) => (
        <option key={value} value={value} selected={value === every}>
          {name}
        </option>
      ))}
    </select>
  );
}
