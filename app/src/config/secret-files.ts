// Secrets handed over in files: each `…_FILE` variable names one, and stands for the variable without that ending.
import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '@minga/basics';
import { type Env, type SecretName, secretNames } from './env.ts';

/** The variables with what their files hold, or a sentence for each that is wrong: both at once, and a file that cannot be read or is empty. */
export function readSecretFiles(env: Env): Result<Env, readonly string[]> {
  const sentences: string[] = [];
  const found = secretNames.flatMap((name): [SecretName, string][] => {
    const path = env[`${name}_FILE`];
    if (path === undefined) return [];
    if (env[name] !== undefined) {
      sentences.push(`${name} y ${name}_FILE no van juntas: deja una.`);
      return [];
    }
    const text = textOf(path);
    if (text === undefined || text === '') {
      const why = text === undefined ? 'no se puede leer' : 'está vacío';
      sentences.push(`${name}_FILE: el archivo ${path} ${why}.`);
      return [];
    }
    return [[name, text]];
  });
  return sentences.length > 0 ? err(sentences) : ok({ ...env, ...Object.fromEntries(found) });
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}
