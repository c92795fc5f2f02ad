import { useState } from 'preact/hooks';
import { Button } from '../shared/index.ts';
import { hostOf } from './host.ts';

export interface ImageOnDemandProps {
  readonly src: string;
  readonly alt: string;
}

/** An image that loads when it is asked for: until then its host does not learn that anyone reads. */
export function ImageOnDemand({ src, alt }: ImageOnDemandProps) {
  const [state, setState] = useState<'asked-not' | 'asked' | 'failed'>('asked-not');
  if (state === 'asked') {
    return (
      <figure class="image">
        <img src={src} alt={alt} referrerpolicy="no-referrer" onError={() => setState('failed')} />
      </figure>
    );
  }
  return (
    <figure class="image kept">
      {state === 'failed' ? (
        <p class="small loss" role="status">
          The image could not be loaded from {hostOf(src)}.
        </p>
      ) : (
        <Button label={alt ? `Show image: ${alt}` : 'Show image'} onClick={() => setState('asked')}>
          Show image
        </Button>
      )}
      <figcaption class="small">
        {alt !== '' && (
          <>
            <bdi class="alt">{alt}</bdi>
            {' · '}
          </>
        )}
        from {hostOf(src)}
      </figcaption>
    </figure>
  );
}
