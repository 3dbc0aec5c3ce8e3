// A store for tests of what keeps and reads no file: whatever asks it fails.
import type { FileStore } from '../files/store.ts';

const refuse = () => {
  throw new Error('no file is kept here');
};

export const noFiles: FileStore = {
  write: refuse,
  read: refuse,
  remove: refuse,
  list: refuse,
  removeRemains: refuse,
};
