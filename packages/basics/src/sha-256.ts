// SHA-256 wherever the code runs: browsers, workers and Node all have it.

/** SHA-256 (FIPS 180-4) of the bytes, as 64 lowercase hexadecimal digits. */
export async function hashBytes(bytes: Uint8Array): Promise<string> {
  // What only lends its memory, or shares it between threads, is copied: the digest takes neither.
  const digest = await globalThis.crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 of the text in UTF-8, as 64 lowercase hexadecimal digits. */
export function hashText(text: string): Promise<string> {
  return hashBytes(new TextEncoder().encode(text));
}
