import { FailureNote } from '../shared/index.ts';
import { ImportForm } from './ImportForm.tsx';
import { ImportItem } from './ImportItem.tsx';
import type { ImportProps } from './types.ts';

export function Import(props: ImportProps) {
  return (
    <section id="import" aria-labelledby="import-title">
      <h2 id="import-title">Import</h2>
      <ImportForm archives={props.archives} onImport={props.onImport} />
      {props.failure && <FailureNote failure={props.failure} />}
      {props.imports.map(status => (
        <ImportItem
          key={status.id}
          status={status}
          onCancel={props.onCancel}
          onResume={props.onResume}
          onForget={props.onForget}
        />
      ))}
    </section>
  );
}
