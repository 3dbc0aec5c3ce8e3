// Giving somebody a file that was made in her browser.

export function saveFile(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  [link.href, link.download] = [address, file.name];
  link.click();
  URL.revokeObjectURL(address);
}
