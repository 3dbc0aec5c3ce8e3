// The order of a ranked ballot so far, changed with buttons: no pointer that drags is needed.
//
// Accessibility: an ordered list; each button says what it moves and where to; the focus stays on the button.
import type { Contest } from '@minga/ballot';
import { m } from '#words';
import { Icon } from '../../../../ui/icon/icon.tsx';
import { type Chosen, moved } from '../rules/booth-choice.ts';
import { writtenLang } from './booth-words.ts';

interface RankingProps {
  readonly contest: Contest;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}

export function Ranking({ contest, chosen, onChange }: RankingProps) {
  if (chosen.length === 0) return <p class="secondary">{m.urn_booth_ranking_empty()}</p>;
  const names = new Map(contest.projects.map(({ id, name }) => [id, name]));
  return (
    <section class="booth-ranking surface">
      <h2 class="panel-heading">{m.urn_booth_ranking_title()}</h2>
      <ol>
        {chosen.map(({ project }, at) => {
          const name = names.get(project) ?? project;
          return (
            <li key={project}>
              <span lang={writtenLang()}>{name}</span>
              <span class="booth-movers">
                {at > 0 && (
                  <button
                    type="button"
                    aria-label={m.urn_booth_ranking_up({ project: name })}
                    onClick={() => onChange(moved(chosen, project, -1))}
                  >
                    <Icon name="up" size={20} />
                  </button>
                )}
                {at < chosen.length - 1 && (
                  <button
                    type="button"
                    aria-label={m.urn_booth_ranking_down({ project: name })}
                    onClick={() => onChange(moved(chosen, project, 1))}
                  >
                    <Icon name="down" size={20} />
                  </button>
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
