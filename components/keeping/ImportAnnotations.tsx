import { Button, sayCount } from '../shared/index.ts';
import { ChosenFile } from './ChosenFile.tsx';
import { Skipped } from './Skipped.tsx';
import type { ImportAnnotationsProps, ImportShown } from './types.ts';

const FORMATS = { 'web-annotation': 'W3C Web Annotations', hypothesis: 'Hypothesis' } as const;

/** Annotations of other programs, or of ours, taken in as highlights. */
export function ImportAnnotations(props: ImportAnnotationsProps) {
  const { state, onFile, onImport, onCancel } = props;
  return (
    <section id="annotations" aria-labelledby="annotations-title">
      <h2 id="annotations-title">Bring in annotations</h2>
      <p class="prose">
        From W3C Web Annotations (JSON-LD), which Backstory writes too, and from exports of
        Hypothesis. What is here already is left as it is.
      </p>
      <ChosenFile
        state={state}
        words="Choose a file"
        label="File of annotations"
        accept=".json,.jsonld,.ndjson,application/json,application/ld+json"
        onFile={onFile}
      />
      {state.kind === 'shown' && (
        <div class="plan confirm">
          <h3>
            <bdi>{state.shown.name}</bdi>
          </h3>
          <p>{sayPlan(state.shown)}</p>
          <Skipped title="Left out" rows={state.shown.skipped} more={state.shown.more} />
          <Skipped title="Not whole" rows={state.shown.warnings} more={0} />
          <div class="row">
            {state.shown.add > 0 && (
              <Button kind="main" onClick={onImport}>
                Bring in {sayCount(state.shown.add, 'highlight')}
              </Button>
            )}
            <Button kind="quiet" onClick={onCancel}>
              Cancel
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}

function sayPlan({ format, add, there, removed }: ImportShown): string {
  const parts = [
    `${sayCount(add, 'highlight')} to add`,
    ...(there > 0 ? [`${there} here already`] : []),
    ...(removed > 0 ? [`${removed} that you removed, which stay so`] : []),
  ];
  return `${FORMATS[format]}: ${parts.join(', ')}.`;
}
