// What came first in an assembly as the beginning of a proposal: its words, theme and place; the desk writes the rest.
import { lengths, type UnfinishedContents } from './contents.ts';
import { emptyDraft } from './draft.ts';
import type { Theme } from './themes.ts';

/** What is known of a priority of a gathering that was held. */
export interface PriorityHeld {
  readonly text: string;
  readonly theme: Theme;
  readonly territoryId: string | undefined;
  readonly territoryName: string | undefined;
}

/** Nothing is known yet of what the institution itself would propose. */
export function beginEntry(priority?: PriorityHeld): UnfinishedContents {
  const { title, need, description, beneficiaries, beneficiariesCount, theme, contest } =
    emptyDraft;
  const { territoryId, place, lat, lon, costClp, costLines, plan, bipCode } = emptyDraft;
  const empty: UnfinishedContents = {
    ...{ title, need, description, beneficiaries, beneficiariesCount, theme, contest },
    ...{ territoryId, place, lat, lon, costClp, costLines, plan, bipCode },
  };
  if (priority === undefined) return empty;
  return {
    ...empty,
    title: priority.text.slice(0, lengths.title),
    need: priority.text,
    theme: priority.theme,
    territoryId: priority.territoryId ?? null,
    place: priority.territoryName ?? '',
  };
}
