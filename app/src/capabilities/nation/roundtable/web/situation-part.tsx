// The way from the front of the Mesa to what the country looks like: its present situation, and where the policy comes from.
import { m } from '#words';
import { historyPath } from '../../../ground/norms/index.ts';
import { situationPath } from '../../experiences/index.ts';
import type { FrontPart } from './part.ts';

export const frontOfSituation: FrontPart = async () => ({
  title: m.experiences_situation_title(),
  body: (
    <ul class="roundtable-rows">
      <li>
        <a href={situationPath.to({})}>{m.experiences_situation_see()}</a>
      </li>
      <li>
        <a href={historyPath.to({})}>{m.norms_history_see()}</a>
      </li>
    </ul>
  ),
});
