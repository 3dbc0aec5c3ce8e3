// From a preset to a published edition, as two people of an institution press and write it; each step is counted.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Team } from './onboarding.ts';

/** A person takes a quarter of a minute for each. */
export const STEPS_OF_HALF_AN_HOUR = 120;

const PDF = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj
trailer <</Root 1 0 R>>
%%EOF`;

interface Story {
  readonly institution: string;
  /** As the page names it. */
  readonly preset: string;
  /** The law that it stands on, and the article where one is written. */
  readonly norm: string;
  readonly article?: string;
  readonly where: string;
  readonly sitting: string;
  readonly resolution: string;
}

/** Of Osorno's kind. */
export const ofSectors = (institution: string): Story => ({
  institution,
  preset: 'Comuna pequeña, por sectores',
  norm: 'ley-18695',
  article: '93',
  where: 'Oficina de Participación, Mackenna 851',
  sitting: 'Sesión ordinaria 31',
  resolution: '112',
});

/** A quota for each comuna of a region. */
export const ofComunas = (institution: string): Story => ({
  institution,
  preset: 'Regional, FRIL con cuotas por comuna',
  norm: 'ley-19175',
  where: 'División de Desarrollo Social y Humano, O’Higgins 543',
  sitting: 'Sesión plenaria 21',
  resolution: '21-03',
});

interface Steps {
  readonly press: (what: Locator) => Promise<void>;
  readonly write: (what: Locator, text: string) => Promise<void>;
  /** Anything else that a person does once. */
  readonly does: (what: Promise<unknown>) => Promise<void>;
  readonly count: () => number;
}

function countedSteps(): Steps {
  let steps = 0;
  const does = async (what: Promise<unknown>) => {
    steps += 1;
    await what;
  };
  return {
    press: (what) => does(what.click()),
    write: (what, text) => does(what.fill(text)),
    does,
    count: () => steps,
  };
}

/** How many presses and fields it took. */
export async function publishEdition({ officer, certifier }: Team, story: Story): Promise<number> {
  const steps = countedSteps();
  const button = (name: string) => officer.getByRole('button', { name });
  await closeVersion(officer, story, steps);
  await proposeCommitment(officer, story, steps);

  await certifier.goto(new URL(officer.url()).pathname);
  await steps.press(certifier.getByRole('button', { name: 'Firmar y hacerlo' }));
  await expect(certifier.getByText('Firmado y hecho.')).toBeVisible();

  await officer.goto(`/gestion/${story.institution}/ediciones`);
  await steps.press(officer.getByRole('link', { name: /Presupuesto participativo/ }).first());
  await steps.press(officer.getByRole('link', { name: 'Publicar la edición' }));
  await steps.press(button('Publicar la edición'));
  return steps.count();
}

/** From the preset to a version that nothing is missing from. */
async function closeVersion(
  officer: Page,
  { institution, preset, norm, article, where }: Story,
  { press, write, does }: Steps,
): Promise<void> {
  const button = (name: string) => officer.getByRole('button', { name });
  await officer.goto(`/gestion/${institution}/ediciones`);
  await press(officer.getByRole('link', { name: 'Comenzar una edición' }).first());
  await press(officer.getByLabel(preset));
  await press(button('Comenzar una edición'));
  const toMend = officer.getByRole('link', { name: 'Ir a lo primero que falta' });
  await press(toMend);
  await does(officer.getByLabel('Norma 1').selectOption(norm));
  if (article !== undefined) await write(officer.getByLabel('Artículo').first(), article);
  await press(button('Guardar'));
  await press(toMend);
  await write(officer.getByLabel('Dónde preguntar'), where);
  await press(button('Guardar'));
  await press(officer.getByRole('link', { name: 'Cerrar la versión 1' }));
  await press(button('Cerrar la versión 1'));
}

/** With everybody of the body in favour; it waits for whoever certifies. */
async function proposeCommitment(
  officer: Page,
  { sitting, resolution }: Story,
  { press, write, does }: Steps,
): Promise<void> {
  const button = (name: string) => officer.getByRole('button', { name });
  await press(officer.getByRole('link', { name: 'Registrar el compromiso' }).first());
  await write(officer.getByLabel('Día de la sesión'), '2026-11-20');
  await press(button('Seguir'));
  await write(officer.getByLabel('Sesión', { exact: true }), sitting);
  await write(officer.getByLabel('Acuerdo N.º'), resolution);
  for (const vote of await officer.getByLabel('a favor').all()) await press(vote);
  const document = { name: 'acuerdo.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) };
  await does(officer.getByLabel('Documento del acuerdo').setInputFiles(document));
  await press(button('Proponer para la firma'));
  await expect(officer).toHaveURL(/\/actos\/[0-9a-f-]{36}/);
}
