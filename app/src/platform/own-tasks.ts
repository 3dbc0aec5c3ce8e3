// «Lo que me toca»: what each room asks of the person who is signed in, gathered on one page.
import type { Actor } from './access.ts';
import { slot } from './contributions.ts';
import type { TwoPersonKind } from './two-person.ts';
import type { Locale } from './words.ts';

export interface OwnTask {
  /** What to do, as a verb and its thing. */
  readonly label: string;
  readonly href: string;
  /** In whose name: the institution or organisation; undefined when it is the person's own. */
  readonly inNameOf?: string;
  /** By when, if there is a term. */
  readonly dueAt?: Date;
  /** More words under the label. */
  readonly note?: string;
}

export interface OwnTasksGiven {
  readonly actor: Actor;
  readonly locale: Locale;
  readonly now: Date;
  /** Every kind of act that takes two people. */
  readonly twoPersonKinds: readonly TwoPersonKind[];
}

export const ownTasks = slot<OwnTasksGiven, readonly OwnTask[]>('platform/own-tasks');
