// The island of the rehearsal: a holder types her share, and this browser alone finds out whether it fits and opens.
import { m } from '#words';
import { type ShareProblem, shareProblem } from '../rules/urn-key.ts';

const words: Readonly<Record<ShareProblem, () => string>> = {
  'copied-wrong': m.election_rehearsal_copied_wrong,
  'of-another': m.election_rehearsal_of_another,
  'other-key': m.election_rehearsal_other_key,
};

for (const place of document.querySelectorAll<HTMLElement>('[data-rehearsal]')) offer(place);

function offer(place: HTMLElement): void {
  const part = (name: string) => place.querySelector<HTMLElement>(`[data-rehearsal-${name}]`);
  const [check, said, form] = [part('check'), part('said'), part('form')];
  const field = place.querySelector<HTMLInputElement>('input');
  if (check === null || said === null || form === null || field === null) return;
  check.hidden = false;
  check.addEventListener('click', async () => {
    said.textContent = '';
    const { rehearsal: electionId = '', holder, commits = '[]' } = place.dataset;
    const problem = await shareProblem({
      ...{ electionId, holder: Number(holder), typed: field.value },
      commits: JSON.parse(commits) as readonly string[],
    });
    if (problem !== undefined) {
      said.textContent = words[problem]();
      return;
    }
    field.value = '';
    check.hidden = true;
    form.hidden = false;
  });
}
