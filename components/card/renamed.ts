import type { Evidence } from '../../lib/model/index.ts';
import { sayList } from '../shared/index.ts';

/** "NOMS became HMPPS."; null for what has kept its name. */
export function sayRenamed({
  name,
  formerly,
  now,
}: Pick<Evidence, 'name' | 'formerly' | 'now'>): string | null {
  const before = formerly.length > 0 ? `${sayList(formerly)} became ${name}` : null;
  if (now === null) return before === null ? null : `${before}.`;
  return before === null ? `${name} became ${now}.` : `${before}, which became ${now}.`;
}
