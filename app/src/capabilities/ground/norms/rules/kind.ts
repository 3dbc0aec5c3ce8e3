// What kinds of norm there are, how each is said in a code, and how much is known of what Minga says of one.

/** From the highest to the lowest, as a lawyer orders them. */
export const normKinds = [
  'constitution',
  'law',
  'decree-with-force-of-law',
  'decree',
  'presidential-instruction',
  'ordinance',
  'regulation',
  'administrative-resolution',
  'council-resolution',
  'ruling',
] as const;
export type NormKind = (typeof normKinds)[number];

/** What an institution of Minga issues: no constitution, law or instruction of the President. */
export const institutionKinds = [
  'ordinance',
  'regulation',
  'decree',
  'council-resolution',
  'administrative-resolution',
] as const satisfies readonly NormKind[];

/** The word of a kind in codes and addresses, for ever. */
export const kindInCode: Readonly<Record<NormKind, string>> = {
  constitution: 'constitucion',
  law: 'ley',
  'decree-with-force-of-law': 'dfl',
  decree: 'decreto',
  'presidential-instruction': 'instructivo',
  ordinance: 'ordenanza',
  regulation: 'reglamento',
  'administrative-resolution': 'resolucion',
  'council-resolution': 'acuerdo',
  ruling: 'decision',
};

export function parseKind(text: string | null | undefined): NormKind | undefined {
  return normKinds.find((kind) => kind === text);
}

/**
 * Where what is said of a norm comes from: `seen` in a public source, which is named; `unverified` general knowledge
 * that nobody compared; `declared` by the institution that issued the norm.
 */
export const marks = ['seen', 'unverified', 'declared'] as const;
export type Mark = (typeof marks)[number];

/** What one norm does to another. To follow is to come after in a policy, and changes nothing in law. */
export const relationKinds = ['replaces', 'amends', 'implements', 'follows'] as const;
export type RelationKind = (typeof relationKinds)[number];
