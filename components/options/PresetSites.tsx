import { Button } from '../shared/index.ts';
import type { SitePreset, SitesProps } from './types.ts';

type PresetSitesProps = Pick<SitesProps, 'presets' | 'everywhere' | 'onSites'>;

/** Sites that many will want, by group. While everywhere is on they have nothing to add. */
export function PresetSites({ presets, everywhere, onSites }: PresetSitesProps) {
  const off = presets.flatMap(({ sites }) => sites.filter(({ on }) => !on).map(({ host }) => host));
  return (
    <div class="presets">
      {presets.map(preset => (
        <PresetGroup key={preset.group} preset={preset} everywhere={everywhere} onSites={onSites} />
      ))}
      {!everywhere && off.length > 0 && (
        <Button onClick={() => onSites(off, true)}>Grant all of these</Button>
      )}
    </div>
  );
}

function PresetGroup(props: {
  readonly preset: SitePreset;
  readonly everywhere: boolean;
  onSites(hosts: readonly string[], on: boolean): void;
}) {
  return (
    <fieldset disabled={props.everywhere}>
      <legend>{props.preset.group}</legend>
      <ul class="bare">
        {props.preset.sites.map(({ host, name, on }) => (
          <li key={host}>
            <label class="check">
              <input
                type="checkbox"
                checked={on || props.everywhere}
                onChange={event => {
                  // The box says what is granted, not what is asked for: the browser may still say no.
                  event.currentTarget.checked = on;
                  props.onSites([host], !on);
                }}
              />
              <span>
                {name} <span class="small">{host}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
