// Scripts of the booth that come later run only as its page says that they must be: each is asked for with its hash before it is imported.

/** A file came that is not what the page says of it. It did not run. */
class AlteredScript extends Error {}

export type ScriptTrouble = 'altered' | 'unreachable';

export function scriptTrouble(error: unknown): ScriptTrouble {
  return error instanceof AlteredScript ? 'altered' : 'unreachable';
}

let isAsked = false;

/** All of them at once, so that voting needs nothing more than the urn. */
export function askForScripts(): void {
  if (isAsked || globalThis.document === undefined) return;
  isAsked = true;
  for (const { href, integrity } of listed()) {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'modulepreload', href, integrity });
    document.head.append(link);
  }
}

/** The one way to import something later. */
export async function later<T>(fetchPart: () => Promise<T>): Promise<T> {
  askForScripts();
  try {
    return await fetchPart();
  } catch (error) {
    throw (await isOneAltered()) ? new AlteredScript('a script is not the one of the page') : error;
  }
}

interface Script {
  readonly href: string;
  /** `sha256-` and base64. */
  readonly integrity: string;
}

/** As the page lists them: `name:integrity`, divided by spaces. */
function listed(): readonly Script[] {
  const { later: words = '' } =
    globalThis.document?.querySelector<HTMLElement>('#cabina')?.dataset ?? {};
  return words
    .split(' ')
    .filter(Boolean)
    .map((one) => {
      const [name = '', integrity = ''] = one.split(':');
      return { href: `/assets/${name}`, integrity };
    });
}

/** Nothing that comes here is run: a browser does not tell a wrong file from one that did not come. */
async function isOneAltered(): Promise<boolean> {
  const altered = listed().map(async ({ href, integrity }) => {
    try {
      const answer = await fetch(href, { cache: 'no-store' });
      const hash = await crypto.subtle.digest('SHA-256', await answer.arrayBuffer());
      return (
        answer.ok && integrity !== `sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`
      );
    } catch {
      return false;
    }
  });
  return (await Promise.all(altered)).includes(true);
}
