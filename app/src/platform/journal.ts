// A file that only grows: what was appended is on the disk before the promise resolves, and comes back in order.
import { createReadStream, existsSync, mkdirSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

export interface Journal {
  /** Lines without line feeds. Those that wait together are written and synced together. */
  append(lines: readonly string[]): Promise<void>;
  /** Every whole line, the oldest first; a last one that was cut short is left out. */
  lines(): AsyncIterable<string>;
  close(): Promise<void>;
}

interface Waiting {
  readonly text: string;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

const LINE_FEED = 10;

/** Opens or makes the file at `path`, and its folder. After a failed write nothing more is taken. */
export function journalAt(path: string): Journal {
  let waiting: Waiting[] = [];
  let writing: Promise<void> | undefined;
  let file: FileHandle | undefined;
  let failure: unknown;

  async function opened(): Promise<FileHandle> {
    if (file !== undefined) return file;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    file = await open(path, 'a+', 0o600);
    await endCutLine(file);
    return file;
  }

  async function write(): Promise<void> {
    while (waiting.length > 0) {
      const now = waiting;
      waiting = [];
      try {
        if (failure !== undefined) throw failure;
        const target = await opened();
        await target.appendFile(now.map(({ text }) => text).join(''));
        await target.datasync();
        for (const { done } of now) done();
      } catch (error) {
        failure = error;
        for (const { failed } of now) failed(error);
      }
    }
    writing = undefined;
  }

  return {
    append(lines) {
      if (lines.length === 0) return Promise.resolve();
      const text = lines.map((line) => `${line}\n`).join('');
      return new Promise((done, failed) => {
        waiting.push({ text, done, failed });
        writing ??= write();
      });
    },
    async *lines() {
      if (!existsSync(path)) return;
      const end = await wholeBytes(path);
      if (end === 0) return;
      const stream = createReadStream(path, { encoding: 'utf8', end: end - 1 });
      yield* createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
    },
    async close() {
      await writing;
      await file?.close();
      file = undefined;
    },
  };
}

/** A line that a crash cut short is ended, so that the next one stands alone. */
async function endCutLine(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  if (size === 0) return;
  const last = Buffer.alloc(1);
  await file.read(last, 0, 1, size - 1);
  if (last[0] !== LINE_FEED) await file.appendFile('\n');
}

/** Up to and with the last line feed. */
async function wholeBytes(path: string): Promise<number> {
  const file = await open(path, 'r');
  try {
    let end = (await file.stat()).size;
    const one = Buffer.alloc(1);
    while (end > 0) {
      await file.read(one, 0, 1, end - 1);
      if (one[0] === LINE_FEED) return end;
      end -= 1;
    }
    return 0;
  } finally {
    await file.close();
  }
}
