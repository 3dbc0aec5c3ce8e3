// Effective influence in three figures: what people put first, what of it was sanctioned, what is built.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { KeyFigures } from '../../../../ui/figures/figures.tsx';
import { formatPercent } from '../../../../ui/format.ts';
import type { Influence } from '../rules/influence.ts';
import { numberWords } from './words.ts';

export function InfluenceFigures({ influence }: { readonly influence: Influence }) {
  const { prioritised, sanctioned, executed } = influence;
  if (prioritised === 0) return <p>{m.editions_page_influence_none()}</p>;
  const share = (part: number) =>
    m.editions_page_influence_share({
      part: numberWords(part),
      whole: numberWords(prioritised),
      share: formatPercent(part, prioritised, currentLocale()),
    });
  return (
    <>
      <p class="secondary">{m.editions_page_influence_note()}</p>
      <KeyFigures
        figures={[
          { figure: numberWords(prioritised), label: m.editions_page_influence_prioritised() },
          { figure: share(sanctioned), label: m.editions_page_influence_sanctioned() },
          { figure: share(executed), label: m.editions_page_influence_executed() },
        ]}
      />
    </>
  );
}
