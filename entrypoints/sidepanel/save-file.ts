/** Offers a text as a file, to be saved where the browser saves what is downloaded. */
export function saveFile(name: string, text: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: Firefox begins to read it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
