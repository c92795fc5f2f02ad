import { useEffect, useState } from 'preact/hooks';
import { Button, Switch } from '../shared/index.ts';
import type { SitesProps } from './types.ts';

type OwnSitesProps = Pick<SitesProps, 'own' | 'onSites' | 'onAdd' | 'onRemove'>;

/** The user's own list. What was typed stays in the field until the site is in the list. */
export function OwnSites({ own, onSites, onAdd, onRemove }: OwnSitesProps) {
  const [site, setSite] = useState('');
  useEffect(() => setSite(''), [own.length]);
  const wanted = site.trim();
  return (
    <div class="own">
      <h3>Your own</h3>
      {own.length > 0 && (
        <ul class="bare lines">
          {own.map(({ host, on }) => (
            <li key={host} class="row">
              <bdi>{host}</bdi>
              {!on && <span class="small">left out</span>}
              <span class="space" />
              <Button kind="quiet" label={`Remove ${host}`} onClick={() => onRemove(host)}>
                Remove
              </Button>
              <Switch
                on={on}
                label={`Mark terms on ${host}`}
                onChange={next => onSites([host], next)}
              />
            </li>
          ))}
        </ul>
      )}
      <form
        class="inline-form"
        onSubmit={event => {
          event.preventDefault();
          if (wanted !== '') onAdd(wanted);
        }}
      >
        <label class="field">
          <span>Add a site</span>
          <input
            type="text"
            inputMode="url"
            autocapitalize="off"
            spellcheck={false}
            dir="ltr"
            placeholder="example.org"
            value={site}
            onInput={event => setSite(event.currentTarget.value)}
          />
        </label>
        <Button submit disabled={wanted === ''}>
          Add
        </Button>
      </form>
    </div>
  );
}
