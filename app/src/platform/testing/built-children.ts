// Before each test file: child processes come from the build, where the run of the tests has found it current.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { inject } from 'vitest';
import { takeBuiltChildren } from '../child.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the folder of built children, told by vitest.config.ts; undefined if it may be stale. */
    readonly builtChildren: string | undefined;
  }
}

const folder = inject('builtChildren');
takeBuiltChildren(folder === undefined ? undefined : new URL(folder));
// They take their code compiled, as those of the product do.
enableCompileCache(join(import.meta.dirname, '../../../../.cache/node'));
