// What every room hands to the whole: nothing here is optional by forgetting, only by saying why.
import type { ScopeFinder } from './access.ts';
import type { Clock } from './clock.ts';
import type { Contribution, Gather } from './contributions.ts';
import type { Database, RollDatabase, Tx } from './database/database.ts';
import type { FilesOfRoom } from './files/kept-files.ts';
import type { FileStore } from './files/store.ts';
import type { HeldValue } from './held-values.ts';
import type { Cookies } from './http/cookies.ts';
import type { Route } from './http/route.ts';
import type { IdentityProvider } from './identity-provider.ts';
import type { ArchiveOfRoom } from './institution-archive.ts';
import type { Journal } from './journal.ts';
import type { Keys } from './keys.ts';
import type { MapTiles } from './map-tiles.ts';
import type { PaperForm } from './paper.ts';
import type { PublicList } from './public-list.ts';
import type { SearchContribution } from './search.ts';
import type { JoinsAccounts } from './two-accounts.ts';
import type { TwoPersonKind } from './two-person.ts';
import type { UrnAt, UrnDoor } from './urn-door.ts';
import type { Locale } from './words.ts';

/** What only a process with the role `roll` has. */
export interface RollTools {
  readonly db: RollDatabase;
  /** Derived from the key of the roll, which is not in its database. */
  readonly keys: Keys;
  /** What was given away, on the disk before it leaves. */
  readonly journal: Journal;
}

/** What the composition gives to the routes of a room. */
export interface House {
  readonly db: Database;
  readonly files: FileStore;
  readonly gather: Gather;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly cookies: Cookies;
  /** Undefined in a process without the role `roll`: its pages then say so. */
  readonly roll: RollTools | undefined;
  /** The door of the urn, which may be another process on another machine. */
  readonly urn: UrnDoor;
  /** Where people reach the urn: an origin of another host name, without a slash at its end. */
  readonly urnUrl: string;
  /** Only in a demonstration whose process has the urn. */
  readonly urnAt?: UrnAt | undefined;
  /** Where people reach the site, without a slash at its end. */
  readonly publicUrl: string;
  readonly isProduction: boolean;
  /** Who says who a resident is, as the operator configured it. */
  readonly identityProviders: readonly IdentityProvider[];
  /** Whether mail leaves this installation; if not, what should be sent is handed over by hand. */
  readonly sendsMail: boolean;
  /** Below this age what is known of a person is sensitive, as the operator set it. */
  readonly sensitiveBelowAge: number;
  /** Whose tiles a map with streets is drawn on, if the operator has any. */
  readonly mapTiles: MapTiles | undefined;
  /** Every kind of act that takes two people. */
  readonly twoPersonKinds: readonly TwoPersonKind[];
  /** Every step that can be taken on paper, in the order of the rooms. */
  readonly paperForms: readonly PaperForm[];
  /** How each room that keeps something about people answers them, in the order of the rooms. */
  readonly privacy: readonly PrivacyOfRoom[];
  /** How addresses name institutions and organisations. */
  readonly scopes: readonly ScopeFinder<Database>[];
  /** What people may be told of, in the order of the rooms. */
  readonly noticeKinds: readonly NoticeKind[];
}

/** Said where a room has nothing of a kind, with the reason; a test reads it. */
export interface None {
  readonly none: string;
}

/** A personal datum that a room keeps: the row of docs/data.md, and how it is exported and erased. */
export interface PersonalDatum {
  readonly what: string;
  readonly why: string;
  readonly keptFor: string;
  readonly seenBy: string;
}

/** A thing that a room holds about one person, as she is shown it and as she takes it with her. */
export interface HeldThing {
  /** What it is, in her language. */
  readonly label: string;
  /** Where it is seen or changed, if there is such a page. */
  readonly href?: string;
  readonly values: readonly HeldValue[];
  /** What becomes of it when she asks to be forgotten; where it stays, the reason in her language. */
  readonly whenForgotten: 'erased' | 'unlinked' | { readonly staysBecause: string };
}

/** How a room answers a person who asks what is held about her, and who asks to be forgotten. */
export interface PrivacyOfRoom extends JoinsAccounts {
  /** What its things are, as a heading in the language of the request. */
  readonly title: () => string;
  readonly heldAbout: (house: House, personId: string) => Promise<readonly HeldThing[]>;
  /** Erases or unlinks what `heldAbout` says will be; in the transaction that forgets her account. */
  readonly forget: (tx: Tx, personId: string, now: Date) => Promise<void>;
}

/** Something that a room tells people. */
export interface NoticeKind {
  /** `ROOM/WHAT`. */
  readonly kind: `${string}/${string}`;
  /** What it is about, after «Avísame de…». */
  readonly label: Readonly<Record<Locale, string>>;
  /** Told by mail and push to everybody who has them: a term of the person herself. */
  readonly isAlways?: true;
}

/** A date by which someone must act, and the job that looks after it. */
export interface Deadline {
  readonly what: string;
  readonly watchedBy: string;
}

/** A room's contributions (door 1): composed by `site/` from one list. */
export interface RoomContributions {
  readonly room: string;
  readonly panels: readonly Contribution[];
  readonly publicLists: readonly PublicList[] | None;
  readonly personalData: readonly PersonalDatum[] | None;
  readonly privacy?: PrivacyOfRoom | None;
  readonly deadlines: readonly Deadline[] | None;
  /** What this room tells people, and they may stop. */
  readonly notices?: readonly NoticeKind[];
  /** What of this room people can find on the whole site. */
  readonly search?: SearchContribution | None;
  /** How the addresses of this room's institutions or organisations name a scope. */
  readonly scopes?: readonly ScopeFinder<Database>[];
  /** Its acts that one person alone may not do. */
  readonly twoPersonKinds?: readonly TwoPersonKind[];
  /** Its steps that can be taken on paper. */
  readonly paperForms?: readonly PaperForm[];
  /** Which of its files a room still names, and who may open those that are not public. */
  readonly files?: FilesOfRoom;
  /** What it adds to the archive with which an institution takes its data away, besides its public lists. */
  readonly institutionArchive?: ArchiveOfRoom;
  /** Loads the facts that ship with the product; runs at each start and must be idempotent. */
  readonly loadFacts?: (db: Database) => Promise<void>;
  /** Its part of the demonstration, invented and labelled so; runs at each start of one, idempotent, never in production. */
  readonly demonstrate?: (house: House) => Promise<void>;
}

export type RoutesOfRoom = (house: House) => readonly Route[];
