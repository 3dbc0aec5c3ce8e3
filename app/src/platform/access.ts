// Who is asking and what they may do: the words that every room uses. Which role may do what is told in one table.

/** What a role reaches: one institution, one organisation; a grant without scope reaches the whole country. */
export interface Scope {
  readonly kind: 'institution' | 'organization';
  readonly id: string;
}

export interface Grant {
  readonly role: string;
  readonly scope: Scope | undefined;
  /** Whether its holder stands in for another, with the same powers. */
  readonly isSubstitute?: boolean;
}

/** The person behind the session of a request, with what this session may do. */
export interface Actor {
  readonly personId: string;
  readonly sessionId: string;
  /** How the person is greeted; never shown to others. */
  readonly name: string;
  /** When this session last proved who it is: what sensitive acts ask for. */
  readonly provenAt: Date;
  readonly grants: readonly Grant[];
}

/** Who may ask: anybody, or whoever may do the act `ROOM/VERB` of the table of permissions. */
export type Audience = 'public' | { readonly act: string };

/** What the address of a scoped act names (`/gestion/:institution/…`), found by the room that keeps it. */
export interface ScopeFinder<Db> {
  readonly kind: Scope['kind'];
  /** The parameter of the path that names it. */
  readonly param: string;
  readonly find: (db: Db, name: string) => Promise<string | undefined>;
  /** What those of these ids are called. */
  readonly namesOf: (db: Db, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}
