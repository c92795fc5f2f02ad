import { useId, useState } from 'preact/hooks';
import type { NoteSuggestions } from './types.ts';
import { useSuggestions } from './use-suggestions.ts';

export interface NoteTagsProps {
  readonly tags: readonly string[];
  suggest(typed: string): Promise<NoteSuggestions>;
  onChange(tags: readonly string[]): void;
}

/** Tags: typed, or chosen among those used before and the archive's terms. Enter or a comma adds one. */
export function NoteTags({ tags, suggest, onChange }: NoteTagsProps) {
  const [typed, setTyped] = useState('');
  const id = useId();
  const found = useSuggestions(typed, suggest);
  const has = (tag: string) => tags.some(other => other.toLowerCase() === tag.toLowerCase());
  const add = (text: string) => {
    const wanted = text
      .split(',')
      .map(tag => tag.trim())
      .filter(tag => tag !== '' && !has(tag));
    setTyped('');
    if (wanted.length > 0) onChange([...tags, ...wanted]);
  };
  return (
    <div class="note-tags">
      <label class="field" for={id}>
        <span>Tags</span>
      </label>
      <div class="tag-box">
        {tags.map(tag => (
          <button
            key={tag}
            type="button"
            class="tag"
            aria-label={`Remove the tag ${tag}`}
            onClick={() => onChange(tags.filter(other => other !== tag))}
          >
            <bdi>{tag}</bdi> <span aria-hidden="true">×</span>
          </button>
        ))}
        <input
          id={id}
          type="text"
          dir="auto"
          list={`${id}-known`}
          maxLength={400}
          value={typed}
          placeholder={tags.length === 0 ? 'Add a tag' : ''}
          onInput={event => {
            const { value } = event.currentTarget;
            // Chosen from the list it comes whole, without a key.
            const chosen = !(event instanceof InputEvent) || event.inputType === undefined;
            if (value.endsWith(',') || (chosen && found.tags.includes(value))) add(value);
            else setTyped(value);
          }}
          onKeyDown={event => {
            if (event.isComposing) return;
            if (event.key === 'Enter') {
              event.preventDefault();
              add(typed);
            } else if (event.key === 'Backspace' && typed === '' && tags.length > 0) {
              onChange(tags.slice(0, -1));
            }
          }}
          onBlur={() => add(typed)}
        />
        <datalist id={`${id}-known`}>
          {found.tags
            .filter(tag => !has(tag))
            .map(tag => (
              <option key={tag} value={tag} />
            ))}
        </datalist>
      </div>
    </div>
  );
}
