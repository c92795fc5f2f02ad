import type { MentionEvidence, Sense } from '../../lib/model/index.ts';
import { Button } from '../shared/index.ts';

export interface MeaningProps {
  readonly evidence: MentionEvidence;
  onSense(sense: Sense): void;
}

/** What an ambiguous word was taken for, and what else it may mean. */
export function Meaning({ evidence, onSense }: MeaningProps) {
  const { others } = evidence;
  if (others.length === 0) return null;
  return (
    <p class="small card-meaning">
      Taken as <bdi class="taken">{nameOf(evidence)}</bdi>. Also:{' '}
      {others.map((sense, i) => (
        <>
          {i > 0 && ' · '}
          <Button
            key={`${sense.archive} ${sense.term}`}
            kind="link"
            label={`Take it as ${nameOf(sense)}`}
            onClick={() => onSense(sense)}
          >
            <bdi>{nameOf(sense)}</bdi>
          </Button>
        </>
      ))}
    </p>
  );
}

function nameOf({ name, expansion }: Pick<Sense, 'name' | 'expansion'>): string {
  return expansion ?? name;
}
