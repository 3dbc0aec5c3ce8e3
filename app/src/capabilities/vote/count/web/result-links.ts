// Where each file to take away is: addresses of the server, or of the browser's own memory.
import type { ResultFormat } from '../rules/upload.ts';

export type ResultLinks = Readonly<Record<ResultFormat, string>>;
