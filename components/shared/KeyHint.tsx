/** A key that does what the words beside it say; those who do not see it have the words. */
export function KeyHint({ name }: { readonly name: string }) {
  return (
    <span aria-hidden="true">
      <kbd>{name}</kbd>
    </span>
  );
}
