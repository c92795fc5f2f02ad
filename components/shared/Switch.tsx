export interface SwitchProps {
  readonly on: boolean;
  /** What it switches: its accessible name. */
  readonly label: string;
  readonly disabled?: boolean;
  onChange(on: boolean): void;
}

export function Switch({ on, label, disabled, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={on}
      aria-label={label}
      disabled={disabled}
      onClick={() => onChange(!on)}
    />
  );
}
