import { useState } from 'preact/hooks';
import { Button, FailureNote } from '../shared/index.ts';
import { AddressFound } from './AddressFound.tsx';
import type { AddressProps } from './types.ts';

/** An address: looked at first, then imported once one sees what it is. */
export function AddressForm({ state, onLook, onImport, onForget }: AddressProps) {
  const [address, setAddress] = useState('');
  const wanted = address.trim();
  if (state.kind === 'found') {
    return (
      <AddressFound
        key={state.url}
        found={state}
        onForget={onForget}
        onImport={options => {
          setAddress('');
          onImport(options);
        }}
      />
    );
  }
  const moved = state.kind === 'failed' ? state.movedTo : null;
  return (
    <div class="address">
      <form
        class="inline-form"
        onSubmit={event => {
          event.preventDefault();
          if (wanted !== '' && state.kind !== 'looking') onLook(wanted);
        }}
      >
        <label class="field">
          <span>Paste a blog’s address</span>
          <input
            type="text"
            inputMode="url"
            autocapitalize="off"
            autocomplete="off"
            spellcheck={false}
            dir="ltr"
            placeholder="example.org"
            value={address}
            onInput={event => setAddress(event.currentTarget.value)}
          />
        </label>
        {state.kind === 'looking' ? (
          <Button onClick={onForget}>Stop</Button>
        ) : (
          <Button submit disabled={wanted === ''}>
            Look
          </Button>
        )}
      </form>
      <p class="small" role="status">
        {state.kind === 'looking' ? (
          <>
            Asking <bdi>{state.host}</bdi>…
          </>
        ) : state.kind === 'idle' ? (
          'Blogger and WordPress blogs come whole, other sites as far as their feeds go. Your browser asks you for that one site.'
        ) : null}
      </p>
      {state.kind === 'failed' && <FailureNote failure={state.failure} />}
      {moved !== null && (
        <Button
          onClick={() => {
            setAddress(moved);
            onLook(moved);
          }}
        >
          Ask <bdi>{hostOf(moved)}</bdi> instead
        </Button>
      )}
    </div>
  );
}

function hostOf(address: string): string {
  return URL.parse(address)?.host ?? address;
}
