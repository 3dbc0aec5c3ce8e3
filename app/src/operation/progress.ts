// Says every few seconds how far something has come.

const EVERY_MS = 2_000;

export interface Progress {
  /** Adds rows, files or bytes, and says so if some time has passed. */
  add(rows: number, files: number, bytes: number): void;
  /** What has come by in all, in words. */
  words(): string;
}

export function progressTo(out: (line: string) => void, what: string): Progress {
  let [rows, files, bytes] = [0, 0, 0];
  let saidAt = Date.now();
  const words = () =>
    [
      ...(rows > 0 ? [`${number(rows)} ${rows === 1 ? 'fila' : 'filas'}`] : []),
      ...(files > 0 ? [`${number(files)} ${files === 1 ? 'archivo' : 'archivos'}`] : []),
      sizeWords(bytes),
    ].join(', ');
  return {
    add(moreRows, moreFiles, moreBytes) {
      rows += moreRows;
      files += moreFiles;
      bytes += moreBytes;
      if (Date.now() - saidAt < EVERY_MS) return;
      saidAt = Date.now();
      out(`  ${what}: ${words()}…`);
    },
    words,
  };
}

/** `12,3 MB` */
export function sizeWords(bytes: number): string {
  const [size, unit] =
    bytes >= 1e9 ? [bytes / 1e9, 'GB'] : bytes >= 1e6 ? [bytes / 1e6, 'MB'] : [bytes / 1e3, 'KB'];
  return `${number(size)} ${unit}`;
}

function number(value: number): string {
  return new Intl.NumberFormat('es-CL', { maximumFractionDigits: 1 }).format(value);
}
