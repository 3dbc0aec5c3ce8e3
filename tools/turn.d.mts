// The types of turn.mjs, which is plain JavaScript so that any Node runs it.
export function takeTurn(root: string, onWait: () => void): Promise<() => void>;
