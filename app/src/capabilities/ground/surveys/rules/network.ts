// The network that a request came from, as far as one household or one office shares it.

/**
 * An address of IPv4 as it is; of IPv6 its first 64 bits, because a single subscriber has all that follow.
 * Anything else stays what it is.
 */
export function networkOf(peer: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(peer);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!peer.includes(':')) return peer;
  const [head = '', tail] = peer.toLowerCase().replace(/%.*$/, '').split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
