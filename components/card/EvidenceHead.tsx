import type { ArchivePlace, Evidence } from '../../lib/model/index.ts';
import { sayPostsAndComments } from '../shared/index.ts';
import { FirstAndLast } from './FirstAndLast.tsx';
import { otherNames } from './other-names.ts';
import { sayRenamed } from './renamed.ts';
import { Sparkline } from './Sparkline.tsx';

export interface EvidenceHeadProps {
  readonly evidence: Evidence;
  onOpen(place: ArchivePlace): void;
}

/** What a term is, what else it is and was called, and when and how often the archive speaks of it. */
export function EvidenceHead({ evidence, onOpen }: EvidenceHeadProps) {
  const { name, expansion, aliases, formerly, now, definition } = evidence;
  const others = otherNames(name, expansion, aliases, [...formerly, now ?? name]);
  const renamed = sayRenamed(evidence);
  const drawn = evidence.years.length > 1;
  return (
    <>
      {definition !== null && (
        <p class="muted evidence-definition" dir="auto">
          {definition.text}
        </p>
      )}
      {definition !== null && definition.source !== '' && (
        <p class="small" dir="auto">
          {definition.source}
        </p>
      )}
      {renamed !== null && (
        <p class="small" dir="auto">
          {renamed}
        </p>
      )}
      {others.length > 0 && (
        <p class="small evidence-also">
          Also <bdi>{others.join(', ')}</bdi>
        </p>
      )}
      <p class="small evidence-counts">
        <bdi>{sayPostsAndComments(evidence.posts, evidence.comments)}</bdi>
      </p>
      {drawn && <Sparkline years={evidence.years} />}
      <FirstAndLast evidence={evidence} drawn={drawn} onOpen={onOpen} />
    </>
  );
}
