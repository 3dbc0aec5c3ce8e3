// The ids of the projects as a tree of bytes, in which an id is found while its bytes go by.

/** Node 0 is the beginning of every id; no step leads back to it. */
export interface IdTree {
  /** By byte, its kind; 0 for bytes that are in no id. */
  readonly kinds: Uint8Array;
  /** `next[(node << bits) | kind]`: the node to which the byte leads, or 0 when no id goes on so. */
  readonly next: Int32Array;
  readonly bits: number;
  /** By node, the project whose id ends there, or -1. */
  readonly projects: Int32Array;
}

/** 16 MiB of steps, enough for 5,000 ids of 12 characters each; whoever asks must know what to do with the rest. */
const stepsLimit = 1 << 22;

/** The tree of as many of the ids as fit in it. */
export function createIdTree(ids: readonly (readonly [id: string, project: number])[]): IdTree {
  const encoder = new TextEncoder();
  const texts = ids.map(([id, project]) => ({ bytes: encoder.encode(id), project }));
  const kinds = new Uint8Array(256);
  let kindsCount = 1;
  for (const { bytes } of texts) {
    for (const byte of bytes) {
      if (kinds[byte] !== 0) continue;
      kinds[byte] = kindsCount;
      kindsCount += 1;
    }
  }
  const bits = 32 - Math.clz32(kindsCount - 1);
  const total = texts.reduce((sum, { bytes }) => sum + bytes.length, 1);
  const next = new Int32Array(Math.min(total * 2 ** bits, stepsLimit));
  const projects = [-1];
  for (const { bytes, project } of texts) {
    if ((projects.length + bytes.length) * 2 ** bits > next.length) break;
    let node = 0;
    for (const byte of bytes) {
      const step = (node << bits) | (kinds[byte] as number);
      if (next[step] === 0) next[step] = projects.push(-1) - 1;
      node = next[step] as number;
    }
    projects[node] = project;
  }
  return { kinds, next, bits, projects: Int32Array.from(projects) };
}
