// A resident who is asked: she answers a named survey once, by keyboard alone, and reads what came of another one.
import { expect, test } from '@playwright/test';
import { expectNoAxeViolations } from './axe.ts';
import { signInAs } from './people.ts';

test(
  'a resident answers a survey with the keyboard, once, and reads the results of another',
  { tag: '@plain' },
  async ({ page }, info) => {
    // Each project has its own resident: nobody answers twice.
    const name = info.project.name === 'desktop' ? 'Manuel' : 'Elena';
    await page.goto('/encuestas');
    await page.getByRole('link', { name: 'Cómo te enteras de lo que pasa en Ancud' }).click();
    await expect(page.getByRole('heading', { name: 'Quién sabe qué respondiste' })).toBeVisible();
    const address = new URL(page.url()).pathname;
    await signInAs(page, name, `/entrar?volver=${encodeURIComponent(address)}`);
    await expect(page).toHaveURL(address);

    await page.getByRole('checkbox', { name: 'La radio' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('radio', { name: '1: Muy difícil' }).focus();
    await page.keyboard.press('ArrowDown');
    const places = page.getByRole('combobox');
    for (const [option, key] of ['2', '1', '1'].entries()) {
      await places.nth(option).focus();
      await page.keyboard.press(key);
    }
    await page.getByRole('button', { name: 'Enviar mi respuesta' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText(
      'En la pregunta 3 da a cada opción un lugar',
    );
    await expect(page.getByRole('checkbox', { name: 'La radio' })).toBeChecked();
    await expectNoAxeViolations(page, info);
    await page.getByRole('combobox', { name: 'Teléfono' }).focus();
    await page.keyboard.press('3');
    await page.getByRole('button', { name: 'Enviar mi respuesta' }).press('Enter');
    await expect(page.getByText('Gracias, recibimos tu respuesta')).toBeVisible();
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'Ya respondiste' })).toBeVisible();

    await page.goto('/encuestas?estado=closed');
    await page.getByRole('link', { name: 'Evaluación de las asambleas de barrio' }).click();
    await expect(page.getByText('160 respuestas, de ellas 22 en papel.')).toBeVisible();
    await expect(page.getByRole('table', { name: 'Respuestas a la pregunta 2' })).toBeVisible();
    await expectNoAxeViolations(page, info);
  },
);
