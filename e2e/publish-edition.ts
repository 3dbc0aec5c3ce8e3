// From the preset of Osorno's kind to a published edition, as two people of a municipality press and write it; each step is counted.
import { expect, type Locator, type Page } from '@playwright/test';

const PDF = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj
trailer <</Root 1 0 R>>
%%EOF`;

/** How many presses and fields it took. */
export async function publishEdition(
  officer: Page,
  certifier: Page,
  institution: string,
): Promise<number> {
  let steps = 0;
  const press = async (what: Locator) => {
    steps += 1;
    await what.click();
  };
  const write = async (what: Locator, text: string) => {
    steps += 1;
    await what.fill(text);
  };
  const button = (name: string) => officer.getByRole('button', { name });

  await officer.goto(`/gestion/${institution}/ediciones`);
  await press(officer.getByRole('link', { name: 'Comenzar una edición' }).first());
  await press(officer.getByLabel('Comuna pequeña, por sectores'));
  await press(button('Comenzar una edición'));
  const toMend = officer.getByRole('link', { name: 'Ir a lo primero que falta' });
  await press(toMend);
  steps += 1;
  await officer.getByLabel('Norma 1').selectOption('ley-18695');
  await write(officer.getByLabel('Artículo').first(), '93');
  await press(button('Guardar'));
  await press(toMend);
  await write(officer.getByLabel('Dónde preguntar'), 'Oficina de Participación, Mackenna 851');
  await press(button('Guardar'));
  await press(officer.getByRole('link', { name: 'Cerrar la versión 1' }));
  await press(button('Cerrar la versión 1'));

  await press(officer.getByRole('link', { name: 'Registrar el compromiso' }).first());
  await write(officer.getByLabel('Día de la sesión'), '2026-11-20');
  await press(button('Seguir'));
  await write(officer.getByLabel('Sesión', { exact: true }), 'Sesión ordinaria 31');
  await write(officer.getByLabel('Acuerdo N.º'), '112');
  for (const vote of await officer.getByLabel('a favor').all()) await press(vote);
  steps += 1;
  await officer.getByLabel('Documento del acuerdo').setInputFiles({
    name: 'acuerdo-112.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(PDF),
  });
  await press(button('Proponer para la firma'));
  await expect(officer).toHaveURL(/\/actos\/[0-9a-f-]{36}/);

  await certifier.goto(new URL(officer.url()).pathname);
  await press(certifier.getByRole('button', { name: 'Firmar y hacerlo' }));
  await expect(certifier.getByText('Firmado y hecho.')).toBeVisible();

  await officer.goto(`/gestion/${institution}/ediciones`);
  await press(officer.getByRole('link', { name: /Presupuesto participativo/ }).first());
  await press(officer.getByRole('link', { name: 'Publicar la edición' }));
  await press(button('Publicar la edición'));
  return steps;
}
