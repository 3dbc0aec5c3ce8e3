// The form of the ids that the database gives.

/** Whether the database would read it as an id; anything else names nothing. */
export function isUuid(text: string | null | undefined): text is string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text ?? '');
}
