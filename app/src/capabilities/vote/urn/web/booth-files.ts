// Giving somebody a file that was made in her browser.

/** Some browsers read it only a while after they were asked to keep it. */
const READ_MS = 60_000;

export function saveFile(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  [link.href, link.download] = [address, file.name];
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), READ_MS);
}
