export interface TitleTextProps {
  readonly title: string;
  /** The source lost the title; `title` is then the first words. */
  readonly missing: boolean;
}

/** A post's title; first words that stand in for one are set apart and said to be so. */
export function TitleText({ title, missing }: TitleTextProps) {
  if (!missing) return <bdi>{title}</bdi>;
  return (
    <>
      <bdi class="missing">{title || 'No words'}</bdi>{' '}
      <span class="missing-note">title missing</span>
    </>
  );
}
