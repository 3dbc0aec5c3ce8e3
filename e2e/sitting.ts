// A sitting of an elected body about the list that it received, noted by whoever certifies it.
import { expect, type Page } from '@playwright/test';
import { submit } from './sent-forms.ts';

type Said = Readonly<Record<string, string>>;

interface Sitting {
  readonly name: string;
  readonly day: string;
  readonly quorum: number;
  readonly norm: string;
}

interface Opened {
  /** Its address. */
  readonly sitting: string;
  /** Of everybody in favour. */
  readonly votes: Said;
}

/** Opened from the desk of the sanction, with everybody there. */
export async function openSitting(
  certifier: Page,
  desk: string,
  { name, day, quorum, norm }: Sitting,
): Promise<Opened> {
  const opened = await submit(certifier, `${desk}/sesion`, 'nombre', {
    ...{ nombre: name, dia: day, quorum: String(quorum), mayoria: 'of-present', norma: norm },
  });
  const sitting = new URL(opened, 'http://minga').pathname;
  await certifier.goto(sitting);
  const present = await certifier.locator('[name^=asiste-]').all();
  for (const box of present) await box.check();
  const names = await Promise.all(present.map((box) => box.getAttribute('name')));
  await certifier.getByRole('button', { name: 'Guardar la asistencia' }).click();
  await expect(certifier.getByText('La asistencia quedó guardada.')).toBeVisible();
  const votes = names.map((name) => [name?.replace('asiste', 'voto') ?? '', 'for'] as const);
  return { sitting, votes: Object.fromEntries(votes) };
}

/** Written, and then voted. */
export async function decide(
  certifier: Page,
  project: string,
  said: Said,
  votes: Said,
): Promise<void> {
  await submit(certifier, project, 'decide', said);
  await submit(certifier, project, Object.keys(votes)[0] ?? '', votes);
}

/** Addresses of the projects that the closing of a sitting asks about, but for what was decided. */
export async function undecided(
  officer: Page,
  sitting: string,
  decided: readonly string[] = [],
): Promise<readonly string[]> {
  await officer.goto(`${sitting}/cerrar`);
  const links = officer.locator(`main table a[href^="${sitting}/"]`);
  const all = await links.evaluateAll((found) => found.map((one) => one.getAttribute('href')));
  return all.flatMap((href) => (href === null || decided.includes(href) ? [] : href));
}
