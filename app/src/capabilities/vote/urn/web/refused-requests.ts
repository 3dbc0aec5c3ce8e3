// Answers of the urn that are for programs: JSON, kept by nobody, each refusal with its code.
type Json = Readonly<Record<string, unknown>>;

export function json(value: Json, status = 200, headers: Readonly<Record<string, string>> = {}) {
  return new Response(JSON.stringify(value), {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    },
  });
}

/** Codes that are not simply a request gone wrong. */
const STATUS: Readonly<Record<string, number>> = {
  'unknown-election': 404,
  'foreign-write': 403,
  'not-open': 403,
  closed: 403,
  'still-open': 409,
  'in-log': 409,
  phase: 409,
  'already-voted': 409,
  'too-large': 413,
};

export function refusal(refused: { readonly code: string; readonly ballot?: number }): Response {
  return json({ ...refused }, STATUS[refused.code] ?? 400);
}

/** The body, or undefined as soon as it is longer than `most`. */
export async function bodyOf(request: Request, most: number): Promise<Uint8Array | undefined> {
  const declared = request.headers.get('content-length');
  if (declared !== null && Number(declared) > most) return undefined;
  if (declared !== null) {
    const whole = new Uint8Array(await request.arrayBuffer());
    return whole.length > most ? undefined : whole;
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Whether another site sends it: a browser says so, and a program that says nothing carries nobody's session. */
export function isFromElsewhere(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin';
}
