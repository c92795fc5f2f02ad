import { Button } from '../shared/index.ts';

export interface BackupDueProps {
  onBackup(): void;
  onDismiss(): void;
}

/** One line, where highlights were changed and no backup was made for a month. */
export function BackupDue({ onBackup, onDismiss }: BackupDueProps) {
  return (
    <p class="popup-news small">
      <span>No backup of your highlights for 30 days.</span>{' '}
      <Button kind="link" onClick={onBackup}>
        Back up
      </Button>
      {' · '}
      <Button kind="link" onClick={onDismiss}>
        Not now
      </Button>
    </p>
  );
}
