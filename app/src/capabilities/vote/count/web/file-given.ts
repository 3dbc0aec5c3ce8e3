// A file given to an input: chosen, or dropped anywhere on the page, where the browser would otherwise open it.

interface FileGiven {
  readonly onFile: () => void;
  /** Several were dropped at once: the input keeps what it had. */
  readonly onSeveral: () => void;
}

export function onFileGiven(input: HTMLInputElement, { onFile, onSeveral }: FileGiven): void {
  const zone = input.closest<HTMLElement>('.file-drop');
  input.addEventListener('change', () => {
    if (input.files?.length) onFile();
  });
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone?.toggleAttribute('data-over', true);
  });
  document.addEventListener('dragleave', () => zone?.toggleAttribute('data-over', false));
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    zone?.toggleAttribute('data-over', false);
    const files = event.dataTransfer?.files;
    if (!files?.length) return;
    if (files.length > 1) {
      onSeveral();
    } else {
      input.files = files;
      onFile();
    }
  });
}
